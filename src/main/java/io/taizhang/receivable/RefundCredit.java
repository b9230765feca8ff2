package io.taizhang.receivable;

import io.taizhang.account.EntryMethod;
import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pays money back out of a customer's credit.
 *
 * @param amount positive, at most what is open of the customer's credits
 * @param method how it is paid back; not ON_ACCOUNT
 * @param businessDate the day it counts for; today when left out
 */
record RefundCredit(
        @NotNull Money amount,
        @NotNull EntryMethod method,
        @NotBlank @Size(max = 500) String reason,
        @Nullable LocalDate businessDate,
        @Nullable UUID shopId) {}
