package io.taizhang.contract;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Marks an item of a plan as fulfilled on a business day, not after today. */
record FulfilMilestone(@NotNull LocalDate on, @Nullable @Size(max = 500) String note) {}
