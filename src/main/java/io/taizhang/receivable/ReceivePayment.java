package io.taizhang.receivable;

import io.taizhang.account.EntryMethod;
import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer pays.
 *
 * @param amount positive
 * @param businessDate the day the money came in; today when left out
 * @param allocate OLDEST settles the oldest due debits, NONE keeps it as paid in advance; OLDEST when left out
 * @param shares the debits that it settles; then nothing else is, and the rest is paid in advance
 */
public record ReceivePayment(
        @NotNull UUID customerId,
        @NotNull Money amount,
        @NotNull EntryMethod method,
        @Nullable LocalDate businessDate,
        @Nullable @Size(max = 500) String memo,
        @Nullable UUID shopId,
        @Nullable Strategy allocate,
        @Nullable @Size(max = 200) List<@NotNull @Valid ItemShare> shares) {

    /** What a payment settles when it names nothing. */
    public enum Strategy {
        OLDEST,
        NONE
    }
}
