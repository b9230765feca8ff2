package io.taizhang.care;

import io.taizhang.interaction.InteractionChannel;
import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task as callers see it; {@code cancelReason} is absent when its plan took it away. */
public record TaskView(
        @Filterable UUID id,
        long version,
        @Filterable @Nullable UUID planId,
        @Filterable @Nullable UUID contractId,
        @Filterable UUID customerId,
        String customerName,
        @Filterable(sort = true) String title,
        @Filterable(sort = true) LocalDate dueOn,
        @Filterable TaskStatus status,
        @Filterable boolean overdue,
        @Filterable UUID ownerId,
        String ownerName,
        @Filterable @Nullable InteractionChannel channel,
        @Nullable String note,
        @Filterable(path = "closedAt") @Nullable Instant completedAt,
        @Nullable String completionNote,
        @Nullable String cancelReason,
        @Nullable UUID interactionId,
        @Filterable(sort = true) Instant createdAt,
        @Filterable(sort = true) Instant updatedAt)
        implements Versioned {

    static TaskView of(Task task, LocalDate today, String customerName, String ownerName) {
        return new TaskView(
                task.id(),
                task.version(),
                task.planId,
                task.contractId,
                task.customerId,
                customerName,
                task.title,
                task.dueOn,
                task.status,
                task.isOverdue(today),
                task.ownerId,
                ownerName,
                task.channel,
                task.note,
                task.status == TaskStatus.DONE ? task.closedAt : null,
                task.completionNote,
                task.cancelReason,
                task.interactionId,
                task.createdAt(),
                task.updatedAt());
    }
}
