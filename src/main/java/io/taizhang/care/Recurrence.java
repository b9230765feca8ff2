package io.taizhang.care;

import io.taizhang.platform.Refusal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * The rhythm of a plan: an RRULE of RFC 5545 over whole days, or a single day. A day that a month lacks is passed over, as
 * the standard says ({@code FREQ=MONTHLY} from the 31st skips February); {@code BYMONTHDAY=-1} or {@code SKIP=BACKWARD}
 * mean the month's last day.
 */
final class Recurrence {

    /** How far a rhythm is followed from its start; what would come later never comes. */
    private static final int HORIZON_YEARS = 100;

    private static final int MAX_INTERVAL = 1_000;

    /** No sub-daily parts: a task is due on a day. */
    private static final Set<String> PARTS = Set.of(
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "WKST",
            "BYDAY",
            "BYMONTHDAY",
            "BYYEARDAY",
            "BYWEEKNO",
            "BYMONTH",
            "BYSETPOS",
            "SKIP");

    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");

    private final RecurrenceRule rule;

    private Recurrence(RecurrenceRule rule) {
        this.rule = rule;
    }

    /**
     * Reads a rule.
     *
     * @throws Refusal 422 {@code recurrence_invalid} when it is no RRULE over days
     */
    static Recurrence parse(String text) {
        try {
            var plain = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", "");
            for (var part : plain.split(";")) {
                if (!PARTS.contains(part.replaceFirst("=.*", ""))) {
                    throw invalid(text);
                }
            }
            var rule = new RecurrenceRule(plain, RecurrenceRule.RfcMode.RFC5545_STRICT);
            var until = rule.getUntil();
            if (!FREQUENCIES.contains(rule.getFreq().name())
                    || rule.getInterval() > MAX_INTERVAL
                    || (until != null && !until.isAllDay())) {
                throw invalid(text);
            }
            return new Recurrence(rule);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException unreadable) {
            throw invalid(text);
        }
    }

    private static Refusal invalid(String text) {
        return Refusal.rule("recurrence_invalid", text).at("/recurrence");
    }

    /** The first day of the rhythm that started on {@code startsOn} which is not before {@code earliest}. */
    Optional<LocalDate> firstFrom(LocalDate startsOn, LocalDate earliest) {
        var horizon = startsOn.plusYears(HORIZON_YEARS);
        if (earliest.isAfter(horizon)) {
            return Optional.empty();
        }
        try {
            var days = rule.iterator(
                    new DateTime(startsOn.getYear(), startsOn.getMonthValue() - 1, startsOn.getDayOfMonth()));
            return firstFrom(days, earliest, horizon);
        } catch (IllegalArgumentException | IllegalStateException endless) {
            // The iterator gives up on a rule that hits no day for very long, such as 30 February.
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> firstFrom(RecurrenceRuleIterator days, LocalDate earliest, LocalDate horizon) {
        while (days.hasNext()) {
            var next = days.nextDateTime();
            if (next.getYear() > horizon.getYear()) {
                return Optional.empty();
            }
            var day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
            if (!day.isBefore(earliest)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** The rule as it is kept: upper case, without the property's name. */
    @Override
    public String toString() {
        return rule.toString();
    }
}
