package io.taizhang.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taizhang.platform.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    private static List<String> days(String rule, String start, int count) {
        var recurrence = Recurrence.parse(rule);
        var startsOn = LocalDate.parse(start);
        var days = new ArrayList<String>();
        var next = recurrence.firstFrom(startsOn, startsOn);
        while (next.isPresent() && days.size() < count) {
            days.add(next.get().toString());
            next = recurrence.firstFrom(startsOn, next.get().plusDays(1));
        }
        return days;
    }

    @Test
    void the_first_day_may_be_the_start_itself_or_later() {
        assertThat(days("FREQ=WEEKLY", "2026-11-23", 2)).containsExactly("2026-11-23", "2026-11-30");
        assertThat(days("FREQ=MONTHLY;BYMONTHDAY=1", "2026-11-23", 2)).containsExactly("2026-12-01", "2027-01-01");
    }

    @Test
    void months_without_a_31st_are_passed_over() {
        assertThat(days("FREQ=MONTHLY", "2026-01-31", 4))
                .containsExactly("2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31");
    }

    @Test
    void the_last_day_of_the_month_can_be_asked_for() {
        var lastDays = List.of("2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30");
        assertThat(days("FREQ=MONTHLY;BYMONTHDAY=-1", "2028-01-31", 4)).isEqualTo(lastDays);
        assertThat(days("FREQ=MONTHLY;SKIP=BACKWARD", "2028-01-31", 4)).isEqualTo(lastDays);
    }

    @Test
    void a_leap_day_comes_every_four_years() {
        assertThat(days("FREQ=YEARLY", "2024-02-29", 3)).containsExactly("2024-02-29", "2028-02-29", "2032-02-29");
    }

    @Test
    void count_and_until_end_the_rhythm() {
        assertThat(days("FREQ=DAILY;INTERVAL=10;COUNT=3", "2026-12-25", 9))
                .containsExactly("2026-12-25", "2027-01-04", "2027-01-14");
        assertThat(days("FREQ=WEEKLY;UNTIL=20261207", "2026-11-23", 9))
                .containsExactly("2026-11-23", "2026-11-30", "2026-12-07");
    }

    @Test
    void the_last_working_day_of_the_month_can_be_asked_for() {
        assertThat(days("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01", 2))
                .containsExactly("2026-01-30", "2026-02-27");
    }

    @Test
    void a_rule_is_kept_in_one_form() {
        assertThat(Recurrence.parse(" rrule:freq=weekly;byday=mo,we ")).hasToString("FREQ=WEEKLY;BYDAY=MO,WE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=WEEKLY;BYMONTH=2;BYDAY=MO;BYSETPOS=7",
                "FREQ=WEEKLY;UNTIL=20200101",
                "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29"
            })
    void a_rule_that_hits_no_day_answers_soon(String rule) {
        var start = LocalDate.of(2026, 2, 1);
        var began = System.nanoTime();
        assertThat(Recurrence.parse(rule).firstFrom(start, start)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_rhythm_is_followed_for_a_hundred_years() {
        var start = LocalDate.of(2026, 1, 1);
        var daily = Recurrence.parse("FREQ=DAILY");
        assertThat(daily.firstFrom(start, LocalDate.of(2100, 1, 1))).contains(LocalDate.of(2100, 1, 1));
        assertThat(daily.firstFrom(start, LocalDate.of(2200, 1, 1))).isEmpty();
        assertThat(Recurrence.parse("FREQ=YEARLY;INTERVAL=1000").firstFrom(start, start.plusDays(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOURLY",
                "FREQ=HOURLY",
                "FREQ=MINUTELY",
                "FREQ=SECONDLY",
                "FREQ=DAILY;BYHOUR=3",
                "FREQ=DAILY;BYMINUTE=3",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=1001",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=2;UNTIL=20301231",
                "FREQ=DAILY;UNTIL=20301231T000000Z",
                "FREQ=DAILY;FREQ=WEEKLY",
                "FREQ=DAILY;X-A=B",
                "FREQ=MONTHLY;BYMONTHDAY=32",
                "FREQ=WEEKLY;BYDAY=XX",
                "RSCALE=CHINESE;FREQ=YEARLY",
                "INTERVAL=2",
                ";",
                "="
            })
    void what_is_no_rule_over_days_is_refused(String rule) {
        assertThatThrownBy(() -> Recurrence.parse(rule))
                .isInstanceOf(Refusal.class)
                .hasMessage("recurrence_invalid");
    }
}
