package io.taizhang.checkout;

import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a card has paid of a bill. */
public record BillCardPaymentView(
        @Schema(description = "Of the receipt, which getCheckout shows.") UUID id,
        UUID billId,
        Instant at,
        LocalDate businessDate,
        Money amount,
        UUID cardId,
        String maskedNumber,
        @Schema(description = "The movement in the card's statement.") UUID movement,
        @Nullable @Schema(description = "The payment in the account of the bill's customer.") UUID entryId,
        String operatorName,
        @Schema(description = "The money is back on the card and the bill open again.") boolean undone) {

    static BillCardPaymentView of(CheckoutView receipt, UUID billId, boolean undone) {
        return new BillCardPaymentView(
                receipt.id(),
                billId,
                receipt.at(),
                receipt.businessDate(),
                receipt.amount(),
                receipt.card().cardId(),
                receipt.card().maskedNumber(),
                receipt.card().reference(),
                receipt.entryId(),
                receipt.operatorName(),
                undone);
    }
}
