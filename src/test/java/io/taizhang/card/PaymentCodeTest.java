package io.taizhang.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentCodeTest {

    private static final byte[] KEY = "12345678901234567890123456789012".getBytes(StandardCharsets.US_ASCII);

    /** The last seven digits of the eight in RFC 6238, appendix B, SHA-256. */
    @ParameterizedTest
    @CsvSource({
        "59, 6119246",
        "1111111109, 8084774",
        "1111111111, 7062674",
        "1234567890, 1819424",
        "2000000000, 0698825",
        "20000000000, 7737706"
    })
    void the_one_time_part_is_a_totp(long second, String expected) {
        assertThat(PaymentCode.oneTime(KEY, PaymentCode.stepOf(Instant.ofEpochSecond(second))))
                .isEqualTo(expected);
    }

    @Test
    void a_code_is_read_as_it_was_written_however_it_is_typed() {
        var code = PaymentCode.of("0123456789", KEY, 42);
        var digits = code.digits();
        assertThat(digits).hasSize(20).startsWith("880123456789");
        assertThat(PaymentCode.read(digits)).isEqualTo(code);
        assertThat(PaymentCode.read(digits.replaceAll("(.{4})", "$1 "))).isEqualTo(code);
        assertThat(code.isOf(KEY, 42)).isTrue();
        assertThat(code.isOf(KEY, 43)).isFalse();
    }

    @Test
    void a_misread_digit_is_noticed() {
        var digits = PaymentCode.of("0123456789", KEY, 42).digits();
        for (int i = 0; i < digits.length(); i++) {
            var wrong = (char) ('0' + (digits.charAt(i) - '0' + 1) % 10);
            assertThat(PaymentCode.read(digits.substring(0, i) + wrong + digits.substring(i + 1)))
                    .as("digit %s", i)
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "88", "9123456789012345", "100000000000000000000", "８８abc", "\uD83D\uDE00"})
    void anything_else_is_no_code(String typed) {
        assertThat(PaymentCode.read(typed)).isNull();
    }
}
