package io.taizhang.contract;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Suspends a contract until it is resumed.
 *
 * @param from the first suspended day
 */
record SuspendContract(@NotNull LocalDate from, @NotBlank @Size(max = 500) String reason) {}
