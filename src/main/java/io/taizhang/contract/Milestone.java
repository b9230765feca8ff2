package io.taizhang.contract;

import io.taizhang.contract.ContractCommands.FulfilMilestone;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item of a contract's plan as it is agreed now, and whether it has been fulfilled. A change of it is one of its contract. */
@Entity
@Table(name = "contract_milestone")
class Milestone {

    @Id
    UUID id;

    @Column(updatable = false)
    UUID contractId;

    int position;

    String name;

    LocalDate dueOn;

    long amount;

    @Enumerated(EnumType.STRING)
    PlanItemKind kind;

    @Nullable
    LocalDate fulfilledOn;

    @Nullable
    String fulfilledNote;

    @Nullable
    UUID fulfilledBy;

    @Nullable
    Instant fulfilledAt;

    protected Milestone() {}

    Milestone(UUID contractId, PlannedPayment item, int position) {
        this.id = Objects.requireNonNull(item.id());
        this.contractId = contractId;
        follow(item, position);
    }

    /** Takes over what is agreed about it. */
    final void follow(PlannedPayment item, int place) {
        position = place;
        name = item.name();
        dueOn = item.dueOn();
        amount = item.amount().minor();
        kind = item.kind();
    }

    PlannedPayment planned() {
        return new PlannedPayment(id, name, dueOn, Money.fen(amount), kind);
    }

    boolean isFulfilled() {
        return fulfilledOn != null;
    }

    /** The day on which it becomes due by itself; null while that waits for its fulfilment. */
    @Nullable
    LocalDate fallsDueOn() {
        return kind == PlanItemKind.INSTALMENT ? dueOn : fulfilledOn;
    }

    /** Whether it is fulfilled or due, so that it may have been billed. */
    boolean isSettled(LocalDate today) {
        var day = fallsDueOn();
        return isFulfilled() || (day != null && !day.isAfter(today));
    }

    /** The same answer as {@link Milestones#OVERDUE} gives. */
    boolean isOverdue(LocalDate today) {
        return !isFulfilled() && dueOn.isBefore(today);
    }

    /** @throws Refusal 409 {@code milestone_fulfilled}; 422 {@code fulfilled_in_future} */
    void fulfil(FulfilMilestone command, LocalDate today, Instant at, @Nullable UUID by) {
        if (fulfilledOn != null) {
            throw Refusal.conflict("milestone_fulfilled", name, fulfilledOn.toString());
        }
        if (command.on().isAfter(today)) {
            throw Refusal.rule("fulfilled_in_future", command.on().toString()).at("/on");
        }
        fulfilledOn = command.on();
        fulfilledNote = Texts.strippedOrNull(command.note());
        fulfilledAt = at;
        fulfilledBy = by;
    }

    /** @throws Refusal 409 {@code milestone_not_fulfilled} */
    void undo() {
        if (fulfilledOn == null) {
            throw Refusal.conflict("milestone_not_fulfilled", name);
        }
        fulfilledOn = null;
        fulfilledNote = null;
        fulfilledAt = null;
        fulfilledBy = null;
    }
}
