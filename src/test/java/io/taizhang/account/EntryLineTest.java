package io.taizhang.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EntryLineTest {

    private static EntryLine line(String quantity, long price, long discount) {
        return EntryLine.of(new PostLine("米", null, quantity, Money.fen(price), Money.fen(discount), null), "/lines/0");
    }

    @Test
    void an_amount_is_rounded_half_up_to_the_fen() {
        assertThat(line("0.5", 101, 0).amountMinor()).isEqualTo(51);
        assertThat(line("0.3333", 100, 0).amountMinor()).isEqualTo(33);
        assertThat(line("-0.5", 101, 0).amountMinor()).isEqualTo(-51);
    }

    @Test
    void a_discount_comes_off_after_rounding() {
        assertThat(line("2.5", 999, 98).amountMinor()).isEqualTo(2400);
    }

    @Test
    void a_returned_piece_returns_its_discount() {
        assertThat(line("-2", 1000, -300).amountMinor()).isEqualTo(-1700);
        assertThatThrownBy(() -> line("-2", 1000, 300)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_discount_never_turns_a_line_around() {
        assertThat(line("1", 500, 500).amountMinor()).isZero();
        assertThatThrownBy(() -> line("1", 500, 501)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_line_beyond_all_measure_is_refused() {
        assertThatThrownBy(() -> line("999999999", Money.LIMIT, 0)).isInstanceOf(Refusal.class);
    }

    @Test
    void taking_a_line_back_negates_every_figure() {
        var back = line("2.5", 999, 98).negated();
        assertThat(back.quantityText()).isEqualTo("-2.5");
        assertThat(back.discountMinor()).isEqualTo(-98);
        assertThat(back.amountMinor()).isEqualTo(-2400);
    }

    @Test
    void a_quantity_is_a_decimal_of_four_places_and_not_zero() {
        var quantity = Pattern.compile(PostLine.QUANTITY);
        assertThat(List.of("1", "-1", "0.0001", "100", "10.50", "999999999.9999"))
                .allMatch(text -> quantity.matcher(text).matches());
        assertThat(List.of("0", "0.0", "-0", "00", "1.", ".5", "1.00001", "1e3", "1000000000", "１"))
                .noneMatch(text -> quantity.matcher(text).matches());
    }
}
