package io.taizhang.checkout;

import io.taizhang.account.EntryLineView;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The receipt of a checkout: what was sold or paid, where and by whom, how it was paid, what is left on the card. */
public record CheckoutView(
        UUID id,
        Instant at,
        LocalDate businessDate,
        @Nullable UUID shopId,
        @Nullable String shopName,
        @Nullable String terminal,
        UUID operatorId,
        String operatorName,
        Money amount,
        List<Tender> payments,
        List<EntryLineView> lines,
        @Nullable String memo,
        CheckoutCardView card,
        @Nullable UUID customerId,
        @Nullable
                @Schema(
                        description =
                                "The sale in the customer's account (none for an anonymous card), or the payment of the bill.")
                UUID entryId,
        @Nullable String entryNumber,
        @Nullable @Schema(description = "What was paid, if it was no purchase.") PaidBill bill,
        @Nullable ReceiptText print) {

    /** A bill, and what was open of it after the payment. */
    public record PaidBill(UUID id, String number, Money residual) {}

    /** The same with its text for a printer in that time zone. */
    CheckoutView printed(ZoneId zone) {
        return new CheckoutView(
                id,
                at,
                businessDate,
                shopId,
                shopName,
                terminal,
                operatorId,
                operatorName,
                amount,
                payments,
                lines,
                memo,
                card,
                customerId,
                entryId,
                entryNumber,
                bill,
                ReceiptText.of(this, zone));
    }
}
