package io.taizhang.usage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Ends an item, so that another price can follow.
 *
 * @param lastDay the last day on which usage counts
 */
record EndMeteredItem(@NotNull LocalDate lastDay, @NotBlank @Size(max = 500) String reason) {}
