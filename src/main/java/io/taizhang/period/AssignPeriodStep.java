package io.taizhang.period;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Says who is responsible for a step, and until when.
 *
 * @param ownerId an active member of staff
 * @param dueOn from the month's first day to a year after its last
 */
record AssignPeriodStep(@NotNull UUID ownerId, @NotNull LocalDate dueOn) {}
