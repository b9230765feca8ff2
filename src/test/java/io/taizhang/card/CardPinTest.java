package io.taizhang.card;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taizhang.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardPinTest {

    private static final String NUMBER = "9123456789042171";
    private static final LocalDate BIRTHDAY = LocalDate.of(1986, 3, 27);
    private static final List<String> PHONES = List.of("+8613800294615");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000", "123456", "654321", "890123", "210987", "135791", "864208", "121212", "123123", "112233",
                "111222", "100000", "988899", "520131", "147258"
            })
    void a_pattern_is_refused(String pin) {
        assertThatThrownBy(() -> CardPin.requireGood(pin, NUMBER, null, List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessage("card_pin_weak");
    }

    @ParameterizedTest
    @ValueSource(strings = {"860327", "270386", "032786", "198603", "031986", "294615", "042171"})
    void what_is_known_of_the_holder_or_printed_on_the_card_is_refused(String pin) {
        assertThatThrownBy(() -> CardPin.requireGood(pin, NUMBER, BIRTHDAY, PHONES))
                .hasMessage("card_pin_weak");
        assertThatCode(() -> CardPin.requireGood(pin, "9000000000000000", null, List.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"350714", "907215", "112358", "123465", "101203"})
    void what_nobody_knows_is_taken(String pin) {
        assertThatCode(() -> CardPin.requireGood(pin, NUMBER, BIRTHDAY, PHONES)).doesNotThrowAnyException();
    }
}
