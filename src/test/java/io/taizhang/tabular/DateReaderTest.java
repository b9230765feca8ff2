package io.taizhang.tabular;

import static io.taizhang.tabular.DateReader.Order.DAY_MONTH_YEAR;
import static io.taizhang.tabular.DateReader.Order.MONTH_DAY_YEAR;
import static io.taizhang.tabular.DateReader.Order.YEAR_MONTH_DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taizhang.platform.Refusal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static LocalDate read(String text, DateReader.Order order) {
        return new DateReader(order, SHANGHAI).read(text, "businessDate");
    }

    @ParameterizedTest
    @CsvSource({
        "2010-12-01 08:26:05,2010-12-01T00:26:05Z",
        "2010/12/1 8:26,2010-12-01T00:26:00Z",
        "2010年12月1日,2010-11-30T16:00:00Z",
        "2010-12-01 12:05 AM,2010-11-30T16:05:00Z",
        "2010-12-01 8:26 pm,2010-12-01T12:26:00Z",
        "2010-12-01T08:26:00Z,2010-12-01T08:26:00Z",
        "2010-12-01T08:26:00.123,2010-12-01T00:26:00Z"
    })
    void a_moment_is_read_in_the_time_of_the_business(String written, String moment) {
        assertThat(new DateReader(YEAR_MONTH_DAY, SHANGHAI).moment(written, "occurredAt"))
                .isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2010-12-01 25:00", "2010-12-01 12:60", "昨天 12:00"})
    void what_is_no_time_of_day_is_refused(String written) {
        assertThatThrownBy(() -> new DateReader(YEAR_MONTH_DAY, SHANGHAI).moment(written, "occurredAt"))
                .isInstanceOf(Refusal.class)
                .hasMessage("row_date_unreadable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2010-12-01",
                "2010-12-1 08:26:00",
                "2010/12/1 8:26",
                "2010.12.01",
                "2010年12月1日",
                "20101201",
                "2010-12-01T08:26:00.123",
                "２０１０－１２－０１",
                "2010-11-30T23:26:00Z",
                "2010-12-01T00:26:00+08:00"
            })
    void a_year_in_front_is_read_in_any_order(String written) {
        for (var order : DateReader.Order.values()) {
            assertThat(read(written, order)).isEqualTo("2010-12-01");
        }
    }

    @Test
    void the_order_decides_what_a_year_at_the_end_means() {
        assertThat(read("12/1/2010 8:26", MONTH_DAY_YEAR)).isEqualTo("2010-12-01");
        assertThat(read("12/1/2010 8:26 PM", DAY_MONTH_YEAR)).isEqualTo("2010-01-12");
        assertThat(read("31.12.2010", DAY_MONTH_YEAR)).isEqualTo("2010-12-31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2010-13-01", "2011-02-29", "1/2/10", "2010-12-01 25", "40513", "0000-01-01x"})
    void what_is_no_day_is_refused(String written) {
        assertThatThrownBy(() -> read(written, MONTH_DAY_YEAR))
                .isInstanceOf(Refusal.class)
                .hasMessage("row_date_unreadable");
    }

    @Test
    void a_year_at_the_end_is_not_guessed_at() {
        assertThatThrownBy(() -> read("1/2/2010", YEAR_MONTH_DAY)).isInstanceOf(Refusal.class);
    }

    @Test
    void days_over_twelve_tell_the_order() {
        assertThat(DateReader.guess(List.of("1/2/2010", "13/2/2010")))
                .isEqualTo(new DateReader.Guess(DAY_MONTH_YEAR, false));
        assertThat(DateReader.guess(List.of("1/2/2010", "2/13/2010")))
                .isEqualTo(new DateReader.Guess(MONTH_DAY_YEAR, false));
        assertThat(DateReader.guess(List.of("1/2/2010")).ambiguous()).isTrue();
        assertThat(DateReader.guess(List.of("13/2/2010", "2/13/2010")).ambiguous())
                .isTrue();
        assertThat(DateReader.guess(List.of("2010-01-02", "nonsense")))
                .isEqualTo(new DateReader.Guess(YEAR_MONTH_DAY, false));
    }

    @ParameterizedTest
    @CsvSource({"yyyy-MM-dd HH:mm:ss, YEAR_MONTH_DAY", "M/d/yyyy H:mm, MONTH_DAY_YEAR", "dd.MM.yyyy, DAY_MONTH_YEAR"})
    void a_format_names_an_order(String format, DateReader.Order order) {
        assertThat(DateReader.order(format)).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yyyy", "MM/yyyy", "day", "yyyy-dd-MM"})
    void a_format_without_an_order_is_refused(String format) {
        assertThatThrownBy(() -> DateReader.order(format))
                .isInstanceOf(Refusal.class)
                .hasMessage("import_date_format");
    }
}
