package io.taizhang.usage;

import java.time.LocalDate;

/** How long the periods of an item are. They are those of the calendar, whatever the days of its contract. */
public enum UsageCycle {
    MONTHLY(1),
    QUARTERLY(3),
    YEARLY(12);

    private final int months;

    UsageCycle(int months) {
        this.months = months;
    }

    /** The last day of the period that begins on a day. */
    LocalDate lastDay(LocalDate first) {
        return first.plusMonths(months).minusDays(1);
    }
}
