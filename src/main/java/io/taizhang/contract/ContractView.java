package io.taizhang.contract;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contract as callers see it on a business day. */
public record ContractView(
        @Filterable UUID id,
        long version,
        @Filterable(sort = true) String number,
        @Filterable(sort = true) String title,
        @Filterable UUID customerId,
        String customerName,
        List<Counterparty> counterparties,
        @Filterable @Nullable UUID ownerId,
        @Nullable String ownerName,
        @Filterable(sort = true) Money amount,
        @Filterable(sort = true) LocalDate startsOn,
        @Filterable @Nullable LocalDate endsOn,
        @Filterable ContractStatus status,
        @Filterable @Nullable LocalDate signedOn,
        @Filterable @Nullable LocalDate terminatedOn,
        @Nullable String terminationReason,
        @Nullable String terms,
        int termsVersion,
        @Nullable String note,
        @Filterable(sort = true) Instant createdAt,
        @Filterable(sort = true) Instant updatedAt)
        implements Versioned {

    static ContractView of(Contract contract, LocalDate today, String customerName, @Nullable String ownerName) {
        return new ContractView(
                contract.id(),
                contract.version(),
                contract.number,
                contract.title,
                contract.customerId,
                customerName,
                List.copyOf(contract.counterparties),
                contract.ownerId,
                ownerName,
                contract.money(),
                contract.startsOn,
                contract.endsOn,
                contract.status(today),
                contract.signedOn,
                contract.terminatedOn,
                contract.terminationReason,
                contract.terms,
                contract.termsVersion,
                contract.note,
                contract.createdAt(),
                contract.updatedAt());
    }
}
