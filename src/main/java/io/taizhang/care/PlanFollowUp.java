package io.taizhang.care;

import io.taizhang.interaction.InteractionChannel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says.
 *
 * @param recurrence an RRULE over days; absent: once, on {@code startsOn}
 * @param endsOn the last day on which a task may fall
 * @param ownerId who does it; the customer's owner when absent, else the caller
 */
public record PlanFollowUp(
        @NotNull UUID customerId,
        @NotBlank @Size(max = 200) String title,
        @Nullable
                @Size(min = 1, max = 200)
                @Schema(description = "RRULE (RFC 5545), FREQ=DAILY, WEEKLY, MONTHLY or YEARLY; absent: once")
                String recurrence,
        @NotNull LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable UUID ownerId,
        @Nullable InteractionChannel channel,
        @Nullable @Size(max = 2_000) String note) {}
