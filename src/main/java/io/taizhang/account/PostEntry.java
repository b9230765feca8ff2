package io.taizhang.account;

import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says.
 *
 * @param businessDate the day it counts for; today (a replacement: the day of what it replaces) when left out
 * @param amount positive; an adjustment's is signed
 * @param method required for sales and refunds; what it does to the balance stands at {@link EntryType}
 * @param lines when there are any, they add up to the amount
 */
public record PostEntry(
        @NotNull UUID customerId,
        @NotNull EntryType type,
        @Nullable LocalDate businessDate,
        @NotNull Money amount,
        @Nullable @Size(max = 60) String category,
        @Nullable EntryMethod method,
        @Nullable @Size(max = 500) String memo,
        @Nullable UUID shopId,
        @Nullable EntryChannel channel,
        @Nullable @Size(max = MAX_LINES) List<@NotNull @Valid PostLine> lines) {

    static final int MAX_LINES = 2_000;
}
