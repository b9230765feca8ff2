package io.taizhang.checkout;

import io.taizhang.account.EntryLineView;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A receipt as lines of text for a printer with fixed columns; a Chinese character takes two of them. */
public record ReceiptText(
        @Schema(description = "For a roll of 58 mm: 32 columns.") List<String> mm58,
        @Schema(description = "For a roll of 80 mm: 48 columns.") List<String> mm80) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    static ReceiptText of(CheckoutView receipt, ZoneId zone) {
        return new ReceiptText(new Paper(32).print(receipt, zone), new Paper(48).print(receipt, zone));
    }

    /** Columns that an East Asian printer needs for a text. */
    static int width(String text) {
        return text.codePoints().map(ReceiptText::width).sum();
    }

    private static int width(int character) {
        var wide = (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2E80 && character <= 0xA4CF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE6F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0xFFE0 && character <= 0xFFE6)
                || character >= 0x1F300;
        return wide ? 2 : 1;
    }

    private static final class Paper {

        private final int columns;
        private final List<String> lines = new ArrayList<>();

        Paper(int columns) {
            this.columns = columns;
        }

        List<String> print(CheckoutView receipt, ZoneId zone) {
            centred(receipt.shopName() == null ? "收款凭证" : receipt.shopName());
            pair("时间", MOMENT.format(receipt.at().atZone(zone)));
            optional("单号", receipt.entryNumber());
            optional("终端", receipt.terminal());
            pair("收银员", receipt.operatorName());
            rule();
            receipt.lines().forEach(this::article);
            if (!receipt.lines().isEmpty()) {
                rule();
            }
            var bill = receipt.bill();
            if (bill != null) {
                pair("账单", bill.number());
            }
            pair("合计", receipt.amount().amount());
            receipt.payments()
                    .forEach(part -> pair(part.method().label, part.amount().amount()));
            if (bill != null) {
                pair("账单未付", bill.residual().amount());
            }
            rule();
            var card = receipt.card();
            pair("卡号", card.maskedNumber());
            if (!card.bonus().isZero()) {
                pair("其中赠送", card.bonus().amount());
            }
            pair("卡内余额", card.balanceAfter().amount());
            pair("流水号", card.reference().toString().substring(24));
            optional("备注", receipt.memo());
            return List.copyOf(lines);
        }

        private void article(EntryLineView line) {
            wrapped(line.product());
            var price = line.quantity() + " x " + line.unitPrice().amount();
            pair("  " + price, line.amount().amount());
        }

        private void optional(String label, @Nullable String value) {
            if (value != null) {
                pair(label, value);
            }
        }

        /** Label at the left, value at the right; on two lines when one is too short. */
        private void pair(String label, String value) {
            int space = columns - width(label) - width(value);
            if (space > 0) {
                lines.add(label + " ".repeat(space) + value);
            } else {
                wrapped(label);
                wrapped(value);
            }
        }

        private void centred(String text) {
            int space = columns - width(text);
            if (space > 0) {
                lines.add(" ".repeat(space / 2) + text);
            } else {
                wrapped(text);
            }
        }

        private void rule() {
            lines.add("-".repeat(columns));
        }

        private void wrapped(String text) {
            var line = new StringBuilder();
            int used = 0;
            for (int character : text.codePoints().toArray()) {
                int wide = width(character);
                if (used + wide > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.appendCodePoint(character);
                used += wide;
            }
            lines.add(line.toString());
        }
    }
}
