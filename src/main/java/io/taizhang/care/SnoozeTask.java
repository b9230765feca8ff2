package io.taizhang.care;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** The day, today or later, to which a task is put off. Its plan's rhythm stays as it is. */
record SnoozeTask(@NotNull LocalDate dueOn) {}
