package io.taizhang.contract;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Ends a suspension.
 *
 * @param on the first day on which the contract is in force again; the suspension's first day takes it back as a whole
 */
record ResumeContract(@NotNull LocalDate on, @Nullable @Size(max = 500) String note) {}
