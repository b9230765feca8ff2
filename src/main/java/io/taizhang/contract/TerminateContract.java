package io.taizhang.contract;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Ends a contract before its last day.
 *
 * @param on the first day on which it is no longer in force; may lie ahead, and until then the contract runs on
 */
record TerminateContract(@NotNull LocalDate on, @NotBlank @Size(max = 500) String reason) {}
