package io.taizhang.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CardNumberTest {

    @Test
    void a_number_has_sixteen_digits_and_its_check_digit() {
        assertThat(Stream.generate(CardNumber::random).limit(1_000))
                .allMatch(CardNumber::isValid)
                .allMatch(number -> number.startsWith("9"))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_check_digit_is_luhns() {
        assertThat(CardNumber.isValid("4111111111111111")).isTrue();
        assertThat(CardNumber.isValid("4111111111111112")).isFalse();
    }

    @Test
    void a_slip_of_one_digit_is_noticed() {
        var number = CardNumber.random();
        for (int place = 0; place < 16; place++) {
            var digit = (number.charAt(place) - '0' + 1) % 10;
            assertThat(CardNumber.isValid(number.substring(0, place) + digit + number.substring(place + 1)))
                    .isFalse();
        }
    }

    @Test
    void a_number_is_read_as_people_type_it() {
        assertThat(CardNumber.normalised(" ９111 1111-1111 1117 ")).isEqualTo("9111111111111117");
        assertThat(CardNumber.isValid("911111111111111")).isFalse();
        assertThat(CardNumber.isValid("")).isFalse();
    }
}
