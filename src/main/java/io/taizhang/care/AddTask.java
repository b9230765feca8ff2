package io.taizhang.care;

import io.taizhang.interaction.InteractionChannel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task of its own.
 *
 * @param ownerId who does it; the customer's owner when absent, else the caller
 */
public record AddTask(
        @NotNull UUID customerId,
        @NotBlank @Size(max = 200) String title,
        @NotNull LocalDate dueOn,
        @Nullable UUID ownerId,
        @Nullable InteractionChannel channel,
        @Nullable @Size(max = 2_000) String note) {}
