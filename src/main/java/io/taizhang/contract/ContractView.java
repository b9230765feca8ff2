package io.taizhang.contract;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
        BillingTerms billing,
        @Filterable @Nullable Integer autoRenewMonths,
        List<PlanItemView> plan,
        @Schema(description = "What is fulfilled of the amount, in percent.", examples = "33.33") String fulfilment,
        int termsVersion,
        @Nullable LocalDate termsEffectiveOn,
        @Filterable @Nullable LocalDate suspendedFrom,
        @Filterable @Nullable LocalDate resumesOn,
        @Filterable @Nullable UUID renews,
        @Nullable UUID renewedBy,
        @Schema(description = "The request for an amendment that waits for a second person.") @Nullable
                UUID pendingAmendment,
        @Nullable String note,
        @Filterable(sort = true) Instant createdAt,
        @Filterable(sort = true) Instant updatedAt)
        implements Versioned {

    /** What is told of a contract besides its own row. */
    record Around(
            String customerName,
            @Nullable String ownerName,
            List<Milestone> plan,
            @Nullable UUID renewedBy,
            @Nullable UUID pendingAmendment) {}

    static ContractView of(Contract contract, LocalDate today, Around around) {
        return new ContractView(
                contract.id(),
                contract.version(),
                contract.number,
                contract.title,
                contract.customerId,
                around.customerName(),
                List.copyOf(contract.counterparties),
                contract.ownerId,
                around.ownerName(),
                contract.money(),
                contract.startsOn,
                contract.endsOn,
                contract.status(today),
                contract.signedOn,
                contract.terminatedOn,
                contract.terminationReason,
                contract.terms,
                contract.billing.terms(),
                contract.autoRenewMonths,
                around.plan().stream().map(item -> PlanItemView.of(item, today)).toList(),
                fulfilment(contract.amount, around.plan()),
                contract.termsVersion,
                contract.termsEffectiveOn,
                contract.suspendedFrom,
                contract.resumesOn,
                contract.renews,
                around.renewedBy(),
                around.pendingAmendment(),
                contract.note,
                contract.createdAt(),
                contract.updatedAt());
    }

    /** In percent with two decimals, rounded down: 100.00 is all of it. */
    private static String fulfilment(long amount, List<Milestone> plan) {
        long fulfilled = plan.stream()
                .filter(Milestone::isFulfilled)
                .mapToLong(item -> item.amount)
                .sum();
        var percent = amount == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(fulfilled)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(amount), 2, RoundingMode.DOWN);
        return percent.setScale(2, RoundingMode.DOWN).toPlainString();
    }
}
