package io.taizhang.receivable;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long a debit has been due on a day: the classes of an ageing report. What is due that day is not overdue. */
public enum AgeingBucket {
    CURRENT(null, 0),
    DAYS_1_30(1, 30),
    DAYS_31_60(31, 60),
    DAYS_61_90(61, 90),
    DAYS_91_180(91, 180),
    DAYS_181_360(181, 360),
    OVER_360(361, null);

    private final @Nullable Integer from;
    private final @Nullable Integer to;

    AgeingBucket(@Nullable Integer from, @Nullable Integer to) {
        this.from = from;
        this.to = to;
    }

    static AgeingBucket of(long overdueDays) {
        for (var bucket : values()) {
            if (bucket.to == null || overdueDays <= bucket.to) {
                return bucket;
            }
        }
        throw new IllegalStateException();
    }

    /** The first due date that falls into it, seen from a day; null when there is none. */
    @Nullable
    LocalDate firstDue(LocalDate asOf) {
        return to == null ? null : to == 0 ? asOf : asOf.minusDays(to);
    }

    /** The last due date that falls into it; null when there is none. */
    @Nullable
    LocalDate lastDue(LocalDate asOf) {
        return from == null ? null : asOf.minusDays(from);
    }
}
