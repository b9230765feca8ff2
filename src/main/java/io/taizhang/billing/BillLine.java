package io.taizhang.billing;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a bill; money in 分, tax included. Each line is rounded half up by itself, and so is the tax in it:
 * gross · rate / (100 + rate), as on an invoice.
 *
 * @param taxRate percent
 * @param entryId the debit that the line collects; null for what the bill itself charges
 */
@Embeddable
record BillLine(
        String description,
        BigDecimal quantity,
        long unitPriceMinor,
        long discountMinor,
        long amountMinor,
        @Nullable BigDecimal taxRate,
        long taxMinor,
        @Nullable UUID entryId) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @throws Refusal 422 {@code line_price_negative}, {@code line_discount_wrong} or {@code money_too_large} */
    static BillLine of(DraftBill.DraftLine line, String pointer) {
        if (line.unitPrice().isNegative()) {
            throw Refusal.rule("line_price_negative").at(pointer + "/unitPrice");
        }
        var quantity = new BigDecimal(line.quantity());
        var gross = gross(line.unitPrice(), quantity, pointer);
        var discount = line.discount() == null ? Money.fen(0) : line.discount();
        if (discount.isNegative() || discount.compareTo(gross) > 0) {
            throw Refusal.rule("line_discount_wrong", discount.amount(), gross.amount())
                    .at(pointer + "/discount");
        }
        var amount = gross.minus(discount).minor();
        var rate = line.taxRate() == null ? null : new BigDecimal(line.taxRate());
        return new BillLine(
                line.description().strip(),
                quantity,
                line.unitPrice().minor(),
                discount.minor(),
                amount,
                rate,
                tax(amount, rate),
                null);
    }

    /** A debit that is on the account already, with what is open of it. */
    static BillLine collected(String description, long minor, UUID entryId) {
        return new BillLine(description, BigDecimal.ONE, minor, 0, minor, null, 0, entryId);
    }

    /** The tax in an amount, in 分. */
    static long tax(long gross, @Nullable BigDecimal rate) {
        return rate == null
                ? 0
                : BigDecimal.valueOf(gross)
                        .multiply(rate)
                        .divide(HUNDRED.add(rate), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static Money gross(Money unitPrice, BigDecimal quantity, String pointer) {
        try {
            return unitPrice.times(quantity);
        } catch (Refusal tooLarge) {
            throw tooLarge.at(pointer);
        }
    }

    /** The line as a caller would send it. */
    DraftBill.DraftLine editable() {
        return new DraftBill.DraftLine(
                description,
                quantity.stripTrailingZeros().toPlainString(),
                Money.fen(unitPriceMinor),
                discountMinor == 0 ? null : Money.fen(discountMinor),
                taxRate == null ? null : taxRate.toPlainString());
    }
}
