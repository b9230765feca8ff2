package io.taizhang.customer;

import io.taizhang.platform.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Bounds that catch a mistyped year before it is kept. */
final class Dates {

    private static final LocalDate OLDEST_BIRTHDAY = LocalDate.of(1850, 1, 1);
    private static final Instant FIRST_CHECK = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST_CHECK = Instant.parse("2200-01-01T00:00:00Z");

    private Dates() {}

    /** @throws Refusal 422 {@code date_implausible} for a day after today or before 1850 */
    static void requirePast(@Nullable LocalDate day, LocalDate today, String pointer) {
        if (day != null && (day.isAfter(today) || day.isBefore(OLDEST_BIRTHDAY))) {
            throw Refusal.rule("date_implausible", day).at(pointer);
        }
    }

    /** @throws Refusal 422 {@code date_implausible} for a moment outside the years 1990 to 2199 */
    static void requirePlausible(@Nullable Instant moment, String pointer) {
        if (moment != null && (moment.isBefore(FIRST_CHECK) || !moment.isBefore(LAST_CHECK))) {
            throw Refusal.rule("date_implausible", moment).at(pointer);
        }
    }
}
