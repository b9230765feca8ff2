package io.taizhang.live;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the caller does with a file just now. */
public record SayPresence(@Schema(description = "Whether they are changing it, not only reading.") boolean editing) {}
