package io.taizhang.receivable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives up debits of a customer.
 *
 * @param shares of each item all that is open, or the amount that it names
 * @param businessDate the day it counts for; today when left out
 */
public record WriteOffItems(
        @NotEmpty @Size(max = 200) List<@NotNull @Valid ItemShare> shares,
        @NotBlank @Size(max = 500) String reason,
        @Nullable LocalDate businessDate) {}
