package io.taizhang.care;

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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan to stay in touch with a customer: what to do, by whom, and in which rhythm. */
@Entity
class FollowUpPlan extends BaseEntity {

    /** Plans start within this many years of today, so that no rhythm has to be followed through centuries. */
    private static final int START_YEARS = 20;

    @Column(updatable = false)
    UUID customerId;

    UUID ownerId;

    String title;

    @Nullable
    String recurrence;

    LocalDate startsOn;

    @Nullable
    LocalDate endsOn;

    @Enumerated(EnumType.STRING)
    @Nullable
    InteractionChannel channel;

    @Nullable
    String note;

    @Enumerated(EnumType.STRING)
    FollowUpPlanStatus status = FollowUpPlanStatus.ACTIVE;

    @Nullable
    Instant deletedAt;

    protected FollowUpPlan() {}

    FollowUpPlan(PlanFollowUp command, UUID ownerId, LocalDate today) {
        customerId = command.customerId();
        apply(command, ownerId, today);
    }

    /** What an edit may change, as it stands now. */
    PlanFollowUp editable() {
        return new PlanFollowUp(customerId, title, recurrence, startsOn, endsOn, ownerId, channel, note);
    }

    final void apply(PlanFollowUp edit, UUID owner, LocalDate today) {
        if (edit.startsOn().isBefore(today.minusYears(START_YEARS))
                || edit.startsOn().isAfter(today.plusYears(START_YEARS))) {
            throw Refusal.rule("plan_starts_far_away", edit.startsOn().toString())
                    .at("/startsOn");
        }
        if (edit.endsOn() != null && edit.endsOn().isBefore(edit.startsOn())) {
            throw Refusal.rule(
                            "plan_ends_before_start",
                            edit.startsOn().toString(),
                            edit.endsOn().toString())
                    .at("/endsOn");
        }
        ownerId = owner;
        title = edit.title().strip();
        recurrence = edit.recurrence() == null
                ? null
                : Recurrence.parse(edit.recurrence()).toString();
        startsOn = edit.startsOn();
        endsOn = edit.endsOn();
        channel = edit.channel();
        note = Texts.strippedOrNull(edit.note());
        if (firstFrom(startsOn).isEmpty()) {
            throw Refusal.rule("plan_without_day").at(recurrence == null ? "/endsOn" : "/recurrence");
        }
    }

    /** Whether an edit asks for other days than the plan had. */
    boolean hasRhythmOf(PlanFollowUp earlier) {
        return Objects.equals(recurrence, earlier.recurrence())
                && startsOn.equals(earlier.startsOn())
                && Objects.equals(endsOn, earlier.endsOn());
    }

    /** The first day of the rhythm that is not before {@code earliest}. */
    Optional<LocalDate> firstFrom(LocalDate earliest) {
        var day = recurrence == null
                ? Optional.of(startsOn).filter(start -> !start.isBefore(earliest))
                : Recurrence.parse(recurrence).firstFrom(startsOn, earliest);
        return day.filter(found -> endsOn == null || !found.isAfter(endsOn));
    }

    /** @throws Refusal 409 {@code plan_not_active} */
    void pause() {
        if (status != FollowUpPlanStatus.ACTIVE) {
            throw Refusal.conflict("plan_not_active", status.name());
        }
        status = FollowUpPlanStatus.PAUSED;
    }

    /** @throws Refusal 409 {@code plan_not_paused} */
    void resume() {
        if (status != FollowUpPlanStatus.PAUSED) {
            throw Refusal.conflict("plan_not_paused", status.name());
        }
        status = FollowUpPlanStatus.ACTIVE;
    }
}
