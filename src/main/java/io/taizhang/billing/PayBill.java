package io.taizhang.billing;

import io.taizhang.account.EntryMethod;
import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer pays a bill.
 *
 * @param businessDate the day the money came in; today when left out
 * @param memo the bill's number when left out
 */
public record PayBill(
        @NotNull Money amount,
        @NotNull EntryMethod method,
        @Nullable LocalDate businessDate,
        @Nullable @Size(min = 1, max = 500) String memo) {}
