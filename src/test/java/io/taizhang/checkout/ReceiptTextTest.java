package io.taizhang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.taizhang.account.EntryLineView;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiptTextTest {

    private static final CheckoutView RECEIPT = new CheckoutView(
            UUID.randomUUID(),
            Instant.parse("2026-11-22T03:04:05Z"),
            LocalDate.of(2026, 11, 22),
            UUID.randomUUID(),
            "上海南京西路旗舰店",
            "T1",
            UUID.randomUUID(),
            "王小雨",
            Money.fen(12850),
            List.of(new Tender(TenderMethod.CARD, Money.fen(10000)), new Tender(TenderMethod.CASH, Money.fen(2850))),
            List.of(new EntryLineView("一个名字长到小票上一行怎么也放不下的商品名称", null, "2.5", Money.fen(5140), null, Money.fen(12850))),
            null,
            new CheckoutCardView(
                    UUID.randomUUID(),
                    "**** **** **** 4711",
                    UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
                    7,
                    Money.fen(10000),
                    Money.fen(9000),
                    Money.fen(1000),
                    Money.fen(5000),
                    Money.fen(5000),
                    Money.fen(0)),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "E100000017",
            null,
            null);

    @Test
    void no_line_is_wider_than_the_paper() {
        var text = ReceiptText.of(RECEIPT, ZoneId.of("Asia/Shanghai"));
        assertThat(text.mm58())
                .allSatisfy(line -> assertThat(ReceiptText.width(line)).isLessThanOrEqualTo(32));
        assertThat(text.mm80())
                .allSatisfy(line -> assertThat(ReceiptText.width(line)).isLessThanOrEqualTo(48));
    }

    @Test
    void it_says_when_what_and_how_it_was_paid() {
        var text = ReceiptText.of(RECEIPT, ZoneId.of("Asia/Shanghai")).mm58();
        assertThat(text).anyMatch(line -> line.endsWith("2026-11-22 11:04:05"));
        assertThat(text).contains("合计" + " ".repeat(22) + "128.50");
        assertThat(text).contains("储值卡" + " ".repeat(20) + "100.00");
        assertThat(text).anyMatch(line -> line.startsWith("  2.5 x 51.40"));
        assertThat(text).anyMatch(line -> line.startsWith("卡号") && line.endsWith("4711"));
    }
}
