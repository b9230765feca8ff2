package io.taizhang.interaction;

import io.taizhang.freshness.CustomerField;
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

/**
 * What to write down about a contact.
 *
 * @param occurredAt now when absent; at most an hour ahead, for clocks that run fast
 * @param staffId who spoke with the customer; the caller when absent
 * @param confirmedFields what the customer said is still as it is written; that stays said
 */
public record RecordInteraction(
        @NotNull UUID customerId,
        @NotNull InteractionChannel channel,
        @NotNull InteractionDirection direction,
        @Nullable Instant occurredAt,
        @Nullable @Min(0) @Max(604_800) Integer durationSeconds,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> participants,
        @Nullable InteractionOutcome outcome,
        @NotBlank @Size(max = 10_000) String content,
        @Nullable @Size(max = 500) String nextStep,
        @Nullable LocalDate nextStepOn,
        @Nullable UUID staffId,
        @Nullable @Size(max = 20) List<@NotNull CustomerField> confirmedFields) {}
