package io.taizhang.tabular;

import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads days in one order of year, month and day; between them stands what people put there, behind them may stand a time.
 * A year of four digits in front is read in any order, because it can mean one thing only.
 */
public final class DateReader {

    /** How many dates a guess looks at. */
    public static final int SAMPLE = 1_000;

    private static final String TIME = "(?:[T\\s]\\s*\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:\\s*[AaPp][Mm])?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?" + TIME);
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?\\s*(?:([AaPp])[Mm])?$");
    private static final Pattern WITH_OFFSET =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");

    /** The order in which a date is written. */
    public enum Order {
        YEAR_MONTH_DAY("yyyy-MM-dd"),
        MONTH_DAY_YEAR("M/d/yyyy"),
        DAY_MONTH_YEAR("d/M/yyyy");

        private final String shown;

        Order(String shown) {
            this.shown = shown;
        }

        /** As people are told of it. */
        public String shown() {
            return shown;
        }
    }

    /** What dates look like: their order, and whether there is another in which all of them could be read. */
    public record Guess(Order order, boolean ambiguous) {

        /** What the dates could mean, for who must say it. */
        public List<String> readings() {
            return List.of(Order.MONTH_DAY_YEAR.shown, Order.DAY_MONTH_YEAR.shown);
        }
    }

    private final Order order;
    private final ZoneId zone;
    private String lastText = "";
    private @Nullable LocalDate lastDay;

    /** @param zone of the days that moments with an offset fall on */
    public DateReader(Order order, ZoneId zone) {
        this.order = order;
        this.zone = zone;
    }

    /** Looks at dates of a column. Those that cannot be read are left for their rows to complain about. */
    public static Guess guess(List<String> samples) {
        var yearLast = 0;
        var firstIsDay = false;
        var secondIsDay = false;
        for (var sample : samples) {
            var match = YEAR_LAST.matcher(Texts.normalised(sample));
            if (match.matches()) {
                yearLast++;
                firstIsDay |= Integer.parseInt(match.group(1)) > 12;
                secondIsDay |= Integer.parseInt(match.group(2)) > 12;
            }
        }
        if (yearLast == 0) {
            return new Guess(Order.YEAR_MONTH_DAY, false);
        }
        return new Guess(firstIsDay ? Order.DAY_MONTH_YEAR : Order.MONTH_DAY_YEAR, firstIsDay == secondIsDay);
    }

    /** The order that a format such as {@code d.M.yyyy H:mm} names. @throws Refusal 422 {@code import_date_format} */
    public static Order order(String format) {
        int year = format.indexOf('y');
        int month = format.indexOf('M');
        int day = format.indexOf('d');
        if (year >= 0 && year < month && month < day) {
            return Order.YEAR_MONTH_DAY;
        }
        if (month >= 0 && month < day && day < year) {
            return Order.MONTH_DAY_YEAR;
        }
        if (day >= 0 && day < month && month < year) {
            return Order.DAY_MONTH_YEAR;
        }
        throw Refusal.rule("import_date_format", format).at("/dateFormat");
    }

    /** @throws Refusal 422 {@code row_date_unreadable} at the field */
    public LocalDate read(String text, String field) {
        if (lastDay == null || !text.equals(lastText)) {
            lastDay = day(Texts.normalised(text));
            lastText = text;
        }
        if (lastDay == null) {
            throw unreadable(text, field);
        }
        return lastDay;
    }

    private Refusal unreadable(String text, String field) {
        var shown = text.length() > 40 ? text.substring(0, 40) : text;
        return Refusal.rule("row_date_unreadable", shown, order.shown()).at(field);
    }

    /**
     * The moment; the beginning of the day in the zone when only a day is written.
     *
     * @throws Refusal 422 {@code row_date_unreadable} at the field
     */
    public Instant moment(String text, String field) {
        var plain = Texts.normalised(text);
        if (WITH_OFFSET.matcher(plain).matches()) {
            read(text, field);
            return OffsetDateTime.parse(plain).toInstant();
        }
        var day = read(text, field);
        var clock = CLOCK.matcher(plain);
        return day.atTime(clock.find() ? time(clock, text, field) : LocalTime.MIDNIGHT)
                .atZone(zone)
                .toInstant();
    }

    private LocalTime time(Matcher clock, String text, String field) {
        int hour = Integer.parseInt(clock.group(1));
        var half = clock.group(4);
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        try {
            var second = clock.group(3);
            return LocalTime.of(hour, Integer.parseInt(clock.group(2)), second == null ? 0 : Integer.parseInt(second));
        } catch (DateTimeException noTime) {
            throw unreadable(text, field);
        }
    }

    private @Nullable LocalDate day(String text) {
        try {
            if (WITH_OFFSET.matcher(text).matches()) {
                return OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate();
            }
            var first = YEAR_FIRST.matcher(text);
            if (first.matches()) {
                return of(first, 1, 2, 3);
            }
            var compact = COMPACT.matcher(text);
            if (compact.matches()) {
                return of(compact, 1, 2, 3);
            }
            var last = YEAR_LAST.matcher(text);
            if (!last.matches() || order == Order.YEAR_MONTH_DAY) {
                return null;
            }
            return order == Order.MONTH_DAY_YEAR ? of(last, 3, 1, 2) : of(last, 3, 2, 1);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static LocalDate of(Matcher match, int year, int month, int day) {
        return LocalDate.of(
                Integer.parseInt(match.group(year)),
                Integer.parseInt(match.group(month)),
                Integer.parseInt(match.group(day)));
    }
}
