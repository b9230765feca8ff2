package io.taizhang.contract;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item of a contract's plan with what has become of it. */
public record PlanItemView(
        UUID id,
        String name,
        LocalDate dueOn,
        Money amount,
        PlanItemKind kind,
        boolean fulfilled,
        boolean overdue,
        @Nullable LocalDate fulfilledOn,
        @Nullable String fulfilledNote,
        @Nullable UUID fulfilledBy) {

    static PlanItemView of(Milestone item, LocalDate today) {
        return new PlanItemView(
                item.id,
                item.name,
                item.dueOn,
                Money.fen(item.amount),
                item.kind,
                item.isFulfilled(),
                item.isOverdue(today),
                item.fulfilledOn,
                item.fulfilledNote,
                item.fulfilledBy);
    }
}
