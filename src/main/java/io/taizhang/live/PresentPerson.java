package io.taizhang.live;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody else who is at the file.
 *
 * @param since when they came
 */
public record PresentPerson(UUID staffId, String name, boolean editing, Instant since) {}
