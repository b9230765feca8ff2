package io.taizhang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taizhang.platform.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapitalAmountTest {

    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "1, 壹分",
        "10, 壹角整",
        "15, 壹角伍分",
        "100, 壹元整",
        "101, 壹元零壹分",
        "110, 壹元壹角整",
        "123450, 壹仟贰佰叁拾肆元伍角整",
        "140950, 壹仟肆佰零玖元伍角整",
        "600714, 陆仟零柒元壹角肆分",
        "168032, 壹仟陆佰捌拾元叁角贰分",
        "10700053, 壹拾万零柒仟元伍角叁分",
        "1640902, 壹万陆仟肆佰零玖元零贰分",
        "32504, 叁佰贰拾伍元零肆分",
        "1000, 壹拾元整",
        "1005, 壹拾元零伍分",
        "100000, 壹仟元整",
        "100100, 壹仟零壹元整",
        "101000, 壹仟零壹拾元整",
        "1000000, 壹万元整",
        "1000100, 壹万零壹元整",
        "1050000, 壹万零伍佰元整",
        "10500000, 壹拾万零伍仟元整",
        "11000000, 壹拾壹万元整",
        "100000001, 壹佰万元零壹分",
        "999999999, 玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        "10000000000, 壹亿元整",
        "10000000100, 壹亿零壹元整",
        "10000050000, 壹亿零伍佰元整",
        "10001000000, 壹亿零壹万元整",
        "10010000000, 壹亿零壹拾万元整",
        "11000000000, 壹亿壹仟万元整",
        "101000000000, 壹拾亿零壹仟万元整",
        "1000000000000, 壹佰亿元整",
        "10000000000000, 壹仟亿元整",
        "1000000000000000, 壹拾万亿元整",
        "120345678901234, 壹万贰仟零叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元叁角肆分",
        "-1, 负壹分",
        "-123450, 负壹仟贰佰叁拾肆元伍角整"
    })
    void amounts_are_written_as_the_rules_of_the_bank_say(long fen, String words) {
        assertThat(CapitalAmount.of(Money.fen(fen))).isEqualTo(words);
    }

    @Test
    void no_two_amounts_are_written_alike() {
        var seen = new java.util.HashMap<String, Long>();
        for (long fen = 0; fen < 300_000; fen += 7) {
            var other = seen.put(CapitalAmount.of(Money.fen(fen)), fen);
            assertThat(other).as("%d and %s", fen, other).isNull();
        }
    }

    @Test
    void what_cannot_be_written_is_refused() {
        assertThatThrownBy(() -> CapitalAmount.of(Money.of(100, "USD"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CapitalAmount.of(Money.fen(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
