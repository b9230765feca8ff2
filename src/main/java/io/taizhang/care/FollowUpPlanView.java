package io.taizhang.care;

import io.taizhang.interaction.InteractionChannel;
import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A follow-up plan as callers see it; {@code nextDueOn} is the day of its open task. */
public record FollowUpPlanView(
        @Filterable UUID id,
        long version,
        @Filterable UUID customerId,
        String customerName,
        @Filterable(sort = true) String title,
        @Nullable String recurrence,
        @Filterable(sort = true) LocalDate startsOn,
        @Filterable @Nullable LocalDate endsOn,
        @Filterable UUID ownerId,
        String ownerName,
        @Filterable @Nullable InteractionChannel channel,
        @Nullable String note,
        @Filterable FollowUpPlanStatus status,
        @Nullable LocalDate nextDueOn,
        @Filterable(sort = true) Instant createdAt,
        @Filterable(sort = true) Instant updatedAt)
        implements Versioned {

    static FollowUpPlanView of(
            FollowUpPlan plan, String customerName, String ownerName, @Nullable LocalDate nextDueOn) {
        return new FollowUpPlanView(
                plan.id(),
                plan.version(),
                plan.customerId,
                customerName,
                plan.title,
                plan.recurrence,
                plan.startsOn,
                plan.endsOn,
                plan.ownerId,
                ownerName,
                plan.channel,
                plan.note,
                plan.status,
                nextDueOn,
                plan.createdAt(),
                plan.updatedAt());
    }
}
