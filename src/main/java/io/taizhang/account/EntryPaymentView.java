package io.taizhang.account;

import io.taizhang.platform.Money;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of how an entry was paid; the parts of an entry add up to its amount. */
public record EntryPaymentView(
        EntryMethod method,
        Money amount,
        @Nullable @Schema(description = "The movement in the card's statement.") UUID cardMovement) {

    static EntryPaymentView of(EntryPayment payment) {
        return new EntryPaymentView(payment.method(), Money.fen(payment.amountMinor()), payment.cardMovement());
    }
}
