package io.taizhang.contract;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item of the plan of some contract. */
record MilestoneView(
        @Filterable UUID id,
        @Filterable UUID contractId,
        String contractNumber,
        String contractTitle,
        UUID customerId,
        String customerName,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        @Filterable(sort = true) String name,
        @Filterable(sort = true) LocalDate dueOn,
        @Filterable(sort = true) Money amount,
        @Filterable PlanItemKind kind,
        @Filterable boolean fulfilled,
        @Filterable boolean overdue,
        @Filterable @Nullable LocalDate fulfilledOn,
        @Nullable String fulfilledNote) {

    static MilestoneView of(
            Milestone item, LocalDate today, Contract contract, String customerName, @Nullable String ownerName) {
        return new MilestoneView(
                item.id,
                item.contractId,
                contract.number,
                contract.title,
                contract.customerId,
                customerName,
                contract.ownerId,
                ownerName,
                item.name,
                item.dueOn,
                Money.fen(item.amount),
                item.kind,
                item.isFulfilled(),
                item.isOverdue(today),
                item.fulfilledOn,
                item.fulfilledNote);
    }
}
