package io.taizhang.account;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What was sold on one line; all money in 分. */
@Embeddable
record EntryLine(
        String product,
        @Nullable String sku,
        BigDecimal quantity,
        long unitPriceMinor,
        long discountMinor,
        long amountMinor) {

    /**
     * The line that a caller sent, with its amount worked out.
     *
     * @param pointer where it stands in the request
     * @throws Refusal 422 {@code line_price_negative}, {@code line_discount_wrong}, {@code line_amount_wrong} or
     *     {@code money_too_large}
     */
    static EntryLine of(PostLine line, String pointer) {
        if (line.unitPrice().isNegative()) {
            throw Refusal.rule("line_price_negative").at(pointer + "/unitPrice");
        }
        var quantity = new BigDecimal(line.quantity());
        var gross = gross(line.unitPrice(), quantity, pointer);
        var discount = line.discount() == null ? Money.fen(0) : line.discount();
        var turned = Long.signum(discount.minor()) == -quantity.signum();
        if (turned || Math.abs(discount.minor()) > Math.abs(gross.minor())) {
            throw Refusal.rule("line_discount_wrong", discount.amount(), gross.amount())
                    .at(pointer + "/discount");
        }
        var amount = gross.minus(discount);
        if (line.amount() != null && !line.amount().equals(amount)) {
            throw Refusal.rule("line_amount_wrong", line.amount().amount(), amount.amount())
                    .at(pointer + "/amount");
        }
        return new EntryLine(
                line.product().strip(),
                Texts.strippedOrNull(line.sku()),
                quantity,
                line.unitPrice().minor(),
                discount.minor(),
                amount.minor());
    }

    private static Money gross(Money unitPrice, BigDecimal quantity, String pointer) {
        try {
            return unitPrice.times(quantity);
        } catch (Refusal tooLarge) {
            throw tooLarge.at(pointer);
        }
    }

    /** The same line taken back. */
    EntryLine negated() {
        return new EntryLine(product, sku, quantity.negate(), unitPriceMinor, -discountMinor, -amountMinor);
    }

    /** The line as a caller would send it. */
    PostLine editable() {
        return new PostLine(
                product,
                sku,
                quantityText(),
                Money.fen(unitPriceMinor),
                discountMinor == 0 ? null : Money.fen(discountMinor),
                null);
    }

    /** The quantity without needless zeros: "2.5". */
    String quantityText() {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
