package io.taizhang.period;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step of a month: whose it is, until when, and whether they say that it is done. */
@Entity
class PeriodStep extends BaseEntity {

    @Column(updatable = false)
    UUID runId;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    PeriodStepKind step;

    UUID ownerId;

    LocalDate dueOn;

    @Nullable
    UUID doneBy;

    @Nullable
    Instant doneAt;

    protected PeriodStep() {}

    PeriodStep(PeriodRun run, PeriodStepKind step, UUID ownerId, LocalDate dueOn) {
        this.runId = run.id();
        this.step = step;
        this.ownerId = ownerId;
        this.dueOn = dueOn;
    }

    AssignPeriodStep editable() {
        return new AssignPeriodStep(ownerId, dueOn);
    }

    /** @throws Refusal 422 {@code period_due_out_of_range} */
    void assign(AssignPeriodStep command, PeriodRun run) {
        var last = run.endsOn().plusYears(1);
        if (command.dueOn().isBefore(run.startsOn) || command.dueOn().isAfter(last)) {
            throw Refusal.rule("period_due_out_of_range", run.startsOn.toString(), last.toString())
                    .at("/dueOn");
        }
        ownerId = command.ownerId();
        dueOn = command.dueOn();
    }

    /** @throws Refusal 409 {@code period_step_settles} for the settlement, which is no matter of words */
    void requireByHand() {
        if (step == PeriodStepKind.SETTLEMENT) {
            throw Refusal.conflict("period_step_settles");
        }
    }

    /** @throws Refusal 409 {@code period_step_done} */
    void requireOpen() {
        if (doneAt != null) {
            throw Refusal.conflict("period_step_done");
        }
    }

    void done(UUID by, Instant at) {
        requireOpen();
        doneBy = by;
        doneAt = at;
    }

    /** @throws Refusal 409 {@code period_step_open} */
    void undo() {
        if (doneAt == null) {
            throw Refusal.conflict("period_step_open");
        }
        doneBy = null;
        doneAt = null;
    }

    /** The same answer as {@link PeriodRuns#STATE} gives. */
    PeriodStepState state() {
        return doneAt == null ? PeriodStepState.OPEN : PeriodStepState.DONE;
    }

    /** The same answer as {@link PeriodRuns#OVERDUE} gives. */
    boolean overdue(LocalDate today) {
        return doneAt == null && dueOn.isBefore(today);
    }
}
