package io.taizhang.account;

import io.taizhang.platform.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of an entry; the amount is unit price × quantity − discount. On a reversal, quantity and amounts are negated. */
public record EntryLineView(
        String product,
        @Nullable String sku,
        @Schema(examples = "2.5") String quantity,
        Money unitPrice,
        @Nullable Money discount,
        Money amount) {

    static EntryLineView of(EntryLine line) {
        return new EntryLineView(
                line.product(),
                line.sku(),
                line.quantityText(),
                Money.fen(line.unitPriceMinor()),
                line.discountMinor() == 0 ? null : Money.fen(line.discountMinor()),
                Money.fen(line.amountMinor()));
    }
}
