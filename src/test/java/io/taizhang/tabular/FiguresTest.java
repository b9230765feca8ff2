package io.taizhang.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taizhang.platform.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|12",
                "-3|-3",
                "+3|3",
                "1,234.50|1234.50",
                "￥1,234.50|1234.50",
                "¥ -8|-8",
                "-¥8|-8",
                "128元|128",
                "RMB 5.00|5.00",
                "(12.00)|-12.00",
                "１２．５|12.5",
                "−4|-4",
                "－4|-4",
                ".5|.5",
                "7.|7",
                "0.001|0.001"
            })
    void numbers_are_read_as_people_write_them(String written, String meant) {
        assertThat(Figures.read(written, "amount")).isEqualByComparingTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "abc", "1.2.3", "1,23", "1e5", "NaN", "--1", "1 2", "12%", "=1+1", "元", "0x10"})
    void what_is_no_number_is_refused(String written) {
        assertThatThrownBy(() -> Figures.read(written, "amount"))
                .isInstanceOf(Refusal.class)
                .hasMessage("row_number_unreadable");
        assertThatThrownBy(() -> Figures.read("9".repeat(41), "amount")).isInstanceOf(Refusal.class);
    }
}
