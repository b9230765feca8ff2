package io.taizhang.account;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale at a till that was paid at once.
 *
 * @param amount positive
 * @param payments how it was paid, at least one part; they add up to the amount, none is ON_ACCOUNT
 * @param lines none, or they add up to the amount
 * @param terminal the till's own name, 1–40 characters
 */
public record Sale(
        UUID customerId,
        LocalDate businessDate,
        Money amount,
        List<EntryPaymentView> payments,
        @Nullable List<PostLine> lines,
        @Nullable UUID shopId,
        @Nullable String terminal,
        @Nullable String memo) {

    /** As an entry: its method is that of the payment, or OTHER when it was split. */
    PostEntry content() {
        return new PostEntry(
                customerId,
                EntryType.SALE,
                businessDate,
                amount,
                null,
                payments.size() == 1 ? payments.get(0).method() : EntryMethod.OTHER,
                memo,
                shopId,
                EntryChannel.STORE,
                lines,
                null,
                null);
    }

    List<EntryPayment> parts() {
        return payments.stream()
                .map(part -> new EntryPayment(part.method(), part.amount().minor(), part.cardMovement()))
                .toList();
    }
}
