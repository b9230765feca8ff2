package io.taizhang.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer's contacts in figures: when the last one was, and how many there are. */
public record InteractionsSection(@Nullable Instant last, long count) {}
