package io.taizhang.care;

import io.taizhang.contract.ContractExpiring;
import io.taizhang.interaction.InteractionChannel;
import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing to do for a customer by a day. */
@Entity
class Task extends BaseEntity {

    private static final int TITLE = 200;

    @Column(updatable = false)
    @Nullable
    UUID planId;

    /** The day in the plan's rhythm; putting the task off moves {@code dueOn} only. */
    @Nullable
    LocalDate occurrenceOn;

    /** The contract that is about to end, when that is what it is for. */
    @Column(updatable = false)
    @Nullable
    UUID contractId;

    @Column(updatable = false)
    UUID customerId;

    UUID ownerId;

    String title;

    LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    @Nullable
    InteractionChannel channel;

    @Nullable
    String note;

    @Enumerated(EnumType.STRING)
    TaskStatus status = TaskStatus.OPEN;

    @Nullable
    Instant closedAt;

    @Nullable
    UUID closedBy;

    @Nullable
    String completionNote;

    @Nullable
    String cancelReason;

    @Nullable
    UUID interactionId;

    protected Task() {}

    Task(AddTask command, UUID ownerId) {
        customerId = command.customerId();
        this.ownerId = ownerId;
        title = command.title().strip();
        dueOn = command.dueOn();
        channel = command.channel();
        note = Texts.strippedOrNull(command.note());
    }

    Task(ContractExpiring contract, UUID ownerId, LocalDate dueOn) {
        contractId = contract.contractId();
        customerId = contract.customerId();
        this.ownerId = ownerId;
        var words = "合同到期 " + contract.number() + " " + contract.title();
        title = words.substring(0, Math.min(words.length(), TITLE));
        this.dueOn = dueOn;
        note = "合同将于 " + contract.endsOn() + " 到期，还有 " + contract.days() + " 天，请联系客户商议续签。";
    }

    Task(FollowUpPlan plan, LocalDate occurrenceOn) {
        planId = plan.id();
        customerId = plan.customerId;
        follow(plan);
        moveTo(occurrenceOn);
    }

    /** Takes over what its plan says to do, and by whom. */
    final void follow(FollowUpPlan plan) {
        ownerId = plan.ownerId;
        title = plan.title;
        channel = plan.channel;
        note = plan.note;
    }

    /** Takes another day in the plan's rhythm. */
    final void moveTo(LocalDate occurrence) {
        occurrenceOn = occurrence;
        dueOn = occurrence;
    }

    boolean isOverdue(LocalDate today) {
        return status == TaskStatus.OPEN && dueOn.isBefore(today);
    }

    /** @throws Refusal 409 {@code task_closed} */
    void requireOpen() {
        if (status != TaskStatus.OPEN) {
            throw Refusal.conflict("task_closed", status.name());
        }
    }

    void complete(@Nullable String completion, @Nullable UUID interaction, Instant at, @Nullable UUID by) {
        requireOpen();
        close(TaskStatus.DONE, at, by);
        completionNote = Texts.strippedOrNull(completion);
        interactionId = interaction;
    }

    /** @param reason null when its plan takes it away */
    void cancel(@Nullable String reason, Instant at, @Nullable UUID by) {
        requireOpen();
        close(TaskStatus.CANCELLED, at, by);
        cancelReason = Texts.strippedOrNull(reason);
    }

    void snooze(LocalDate to, LocalDate today) {
        requireOpen();
        if (to.isBefore(today)) {
            throw Refusal.rule("snoozed_into_past", to.toString()).at("/dueOn");
        }
        dueOn = to;
    }

    private void close(TaskStatus as, Instant at, @Nullable UUID by) {
        status = as;
        closedAt = at;
        closedBy = by;
    }
}
