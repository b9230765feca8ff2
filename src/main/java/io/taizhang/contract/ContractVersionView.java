package io.taizhang.contract;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of what was agreed; {@code reason} says why it was amended and is absent for what was signed. */
record ContractVersionView(
        UUID id,
        @Filterable(sort = true) int termsVersion,
        String title,
        Money amount,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String terms,
        @Nullable String reason,
        @Filterable(sort = true) Instant createdAt,
        @Nullable UUID createdBy,
        @Nullable String createdByName) {

    static ContractVersionView of(ContractVersion version, @Nullable String createdByName) {
        return new ContractVersionView(
                version.id,
                version.termsVersion,
                version.title,
                Money.of(version.amount, version.currency),
                version.startsOn,
                version.endsOn,
                version.terms,
                version.reason,
                version.createdAt,
                version.createdBy,
                createdByName);
    }
}
