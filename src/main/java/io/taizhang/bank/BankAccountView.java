package io.taizhang.bank;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of our accounts with a bank or a payment provider, as callers see it. */
public record BankAccountView(
        @Filterable UUID id,
        long version,
        @Filterable(sort = true) String name,
        @Filterable String number,
        @Filterable BankAccountKind kind,
        @Filterable String currency,
        @Nullable @Filterable String glAccountCode,
        @Filterable boolean active,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static BankAccountView of(BankAccount account) {
        return new BankAccountView(
                account.id(),
                account.version(),
                account.name,
                account.number,
                account.kind,
                account.currency,
                account.glAccountCode,
                account.active,
                account.createdAt(),
                account.updatedAt());
    }
}
