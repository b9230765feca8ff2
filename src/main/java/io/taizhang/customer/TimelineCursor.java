package io.taizhang.customer;

import java.time.Instant;
import java.util.UUID;

/** Where a page of a timeline ended: the next one holds what is older, and of the same moment what has a smaller id. */
public record TimelineCursor(Instant at, UUID id) {}
