package io.taizhang.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taizhang.protection.BlindIndex;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    private static final BlindIndex INDEX = new BlindIndex(new byte[32]);

    private static final PhoneNumbers PHONES = new PhoneNumbers(new CustomerSettings() {
        @Override
        public String numberPattern() {
            return "";
        }

        @Override
        public String phoneRegion() {
            return "CN";
        }
    });

    @ParameterizedTest
    @CsvSource({
        "C{yyyy}{seq:6}{check}, 1, C20260000011",
        "C{yyyy}{seq:6}{check}, 999999, C20269999999",
        "C{yyyy}{seq:6}{check}, 1000000, C202610000004",
        "{seq:1}, 17, 17",
        "KH-{yy}{MM}-{seq:4}, 42, KH-2603-0042"
    })
    void numbers_follow_the_pattern(String pattern, long sequence, String number) {
        assertThat(CustomerNumbers.write(CustomerNumbers.usable(pattern), DAY, sequence))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "C{yyyy}",
                "{seq:6}{seq:6}",
                "{seq:0}",
                "{seq:19}",
                "{check}{seq:6}",
                "{seq:6}{week}",
                "客{seq:6}",
                "C {seq:6}",
                "LONGLONGLONGLONGLONGLONG{seq:6}",
                "{seq}"
            })
    void a_pattern_that_cannot_give_distinct_numbers_stops_the_start(String pattern) {
        assertThatThrownBy(() -> CustomerNumbers.usable(pattern))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("number-pattern");
    }

    @Test
    void the_check_digit_finds_every_wrong_digit() {
        var number = CustomerNumbers.write("C{yyyy}{seq:6}{check}", DAY, 123456);
        var digits = number.substring(1);
        for (int i = 0; i < digits.length() - 1; i++) {
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                if (wrong != digits.charAt(i)) {
                    var mistyped = digits.substring(0, i) + wrong + digits.substring(i + 1, digits.length() - 1);
                    assertThat(CustomerNumbers.checkDigit(mistyped)).isNotEqualTo(digits.charAt(10) - '0');
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91110000600037341L", "91440300708461136T"})
    void credit_codes_of_known_firms_are_valid(String code) {
        assertThat(CreditCode.isValid(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y44", "91350100M000100Y4", "91350100M000100YI3", "9135010OM000100Y43"})
    void a_wrong_character_makes_a_credit_code_invalid(String code) {
        assertThat(CreditCode.isValid(code)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    13800138000         | +8613800138000          | 13800138000
                    +86 138-0013-8000   | +8613800138000          | 13800138000
                    008613800138000     | +8613800138000          | 13800138000
                    １３８００１３８０００ | +8613800138000          | 13800138000
                    19400138000         | +8619400138000          | 19400138000
                    021-68881234        | +862168881234           | 021 6888 1234
                    (0571)8888 8888     | +8657188888888          | 0571 8888 8888
                    021-68881234-8001   | +862168881234;ext=8001  | 021 6888 1234 转 8001
                    021 6888 1234 转 8001 | +862168881234;ext=8001 | 021 6888 1234 转 8001
                    400-820-8820        | +864008208820           | 400 820 8820
                    +852 2123 4567      | +85221234567            | +852 2123 4567
                    +1 650-253-0000     | +16502530000            | +1 650-253-0000
                    """)
    void phones_are_kept_in_one_form_and_shown_as_they_are_dialled(String typed, String kept, String shown) {
        assertThat(PHONES.find(typed)).isEqualTo(kept);
        assertThat(PHONES.shown(kept)).isEqualTo(shown);
        assertThat(PHONES.find(shown)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1380013800", "12345678901", "68881234", "无", "+999 1"})
    void what_cannot_be_dialled_is_no_phone(String typed) {
        assertThat(PHONES.find(typed)).isNull();
    }

    @Test
    void a_short_name_is_spelled_in_every_likely_way() {
        assertThat(Pinyin.spellings(SearchText.units("单于")))
                .contains(List.of("shan", "yu"), List.of("dan", "yu"), List.of("chan", "yu"));
        assertThat(Pinyin.spellings(SearchText.units("吕布"))).containsExactly(List.of("lv", "bu"));
    }

    @Test
    void a_long_name_is_spelled_as_its_words_are_read() {
        assertThat(Pinyin.spellings(SearchText.units("重庆长安银行")))
                .containsExactly(List.of("chong", "qing", "chang", "an", "yin", "hang"));
    }

    @Test
    void a_character_without_a_reading_breaks_nothing() {
        assertThat(Pinyin.spellings(SearchText.units("𠮷野家餐厅"))).hasSize(1);
        assertThat(SearchText.units("𠮷野家A１-b"))
                .extracting(SearchText.Unit::text)
                .containsExactly("𠮷", "野", "家", "a", "1", "b");
    }

    @Test
    void four_digits_may_be_the_end_of_a_phone_or_of_a_number_or_stand_in_a_name() {
        assertThat(SearchQuery.of("5678", PHONES, INDEX).alternatives())
                .containsExactly(List.of("5678*"), List.of("r:8765*"), List.of(SearchTerms.lastFour("5678", INDEX)));
        assertThat(SearchQuery.of("zs 5678", PHONES, INDEX).alternatives())
                .contains(List.of("zs", SearchTerms.lastFour("5678", INDEX)));
    }

    @Test
    void a_phone_may_be_typed_with_spaces() {
        assertThat(SearchQuery.of("138 0013 8000", PHONES, INDEX).alternatives())
                .contains(List.of(SearchTerms.phoneOf("8613800138000", INDEX)));
    }

    @Test
    void a_query_stays_small_however_long_it_is() {
        var query = SearchQuery.of("1234 5678 9012 3456 7890 " + "晨光".repeat(60), PHONES, INDEX);
        assertThat(query.alternatives()).hasSizeLessThanOrEqualTo(17).allSatisfy(terms -> assertThat(terms)
                .hasSizeLessThanOrEqualTo(40));
        assertThat(SearchQuery.of("…… （）", PHONES, INDEX).isEmpty()).isTrue();
    }
}
