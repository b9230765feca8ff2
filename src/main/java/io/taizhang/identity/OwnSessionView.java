package io.taizhang.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of the caller's own sign-ins that is still alive. */
record OwnSessionView(
        UUID id, ClientKind client, @Nullable String userAgent, Instant createdAt, Instant usedAt, boolean current) {}
