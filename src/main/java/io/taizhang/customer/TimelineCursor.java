package io.taizhang.customer;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** Where a page of a timeline ended: the next one holds what is older, and of the same moment what has a smaller id. */
public record TimelineCursor(Instant at, UUID id) implements Comparable<TimelineCursor> {

    /** Ids by their text, because PostgreSQL compares them bit by bit and Java as signed numbers. */
    private static final Comparator<TimelineCursor> ORDER =
            Comparator.comparing(TimelineCursor::at).thenComparing(cursor -> cursor.id.toString());

    @Override
    public int compareTo(TimelineCursor other) {
        return ORDER.compare(this, other);
    }
}
