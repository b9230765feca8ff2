package io.taizhang.care;

import io.taizhang.freshness.CustomerField;
import io.taizhang.interaction.InteractionChannel;
import io.taizhang.interaction.InteractionDirection;
import io.taizhang.interaction.InteractionOutcome;
import io.taizhang.interaction.RecordInteraction;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contact that a task was, to be written into the log; with the task's own customer, by the caller. */
record TaskInteraction(
        @NotNull InteractionChannel channel,
        @NotNull InteractionDirection direction,
        @Nullable Instant occurredAt,
        @Nullable @Min(0) @Max(604_800) Integer durationSeconds,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> participants,
        @Nullable InteractionOutcome outcome,
        @NotBlank @Size(max = 10_000) String content,
        @Nullable @Size(max = 500) String nextStep,
        @Nullable LocalDate nextStepOn,
        @Nullable @Size(max = 20) List<@NotNull CustomerField> confirmedFields) {

    RecordInteraction with(UUID customerId) {
        return new RecordInteraction(
                customerId,
                channel,
                direction,
                occurredAt,
                durationSeconds,
                participants,
                outcome,
                content,
                nextStep,
                nextStepOn,
                null,
                confirmedFields);
    }
}
