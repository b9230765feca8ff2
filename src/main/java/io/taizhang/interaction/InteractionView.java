package io.taizhang.interaction;

import io.taizhang.freshness.CustomerField;
import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact with a customer as callers see it. */
public record InteractionView(
        @Filterable UUID id,
        long version,
        @Filterable UUID customerId,
        String customerName,
        @Filterable InteractionChannel channel,
        @Filterable InteractionDirection direction,
        @Filterable(sort = true) Instant occurredAt,
        @Nullable Integer durationSeconds,
        @Filterable List<String> participants,
        @Filterable @Nullable InteractionOutcome outcome,
        String content,
        @Nullable String nextStep,
        @Filterable @Nullable LocalDate nextStepOn,
        @Filterable UUID staffId,
        String staffName,
        List<CustomerField> confirmedFields,
        @Filterable(sort = true) Instant createdAt,
        @Filterable(sort = true) Instant updatedAt)
        implements Versioned {

    static InteractionView of(Interaction interaction, String customerName, String staffName) {
        return new InteractionView(
                interaction.id(),
                interaction.version(),
                interaction.customerId,
                customerName,
                interaction.channel,
                interaction.direction,
                interaction.occurredAt,
                interaction.durationSeconds,
                List.copyOf(interaction.participants),
                interaction.outcome,
                interaction.content,
                interaction.nextStep,
                interaction.nextStepOn,
                interaction.staffId,
                staffName,
                interaction.confirmed(),
                interaction.createdAt(),
                interaction.updatedAt());
    }
}
