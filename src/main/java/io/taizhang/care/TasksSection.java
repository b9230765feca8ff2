package io.taizhang.care;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A customer's tasks in figures: how many are open, how many of them overdue, and which day comes first. */
public record TasksSection(long open, long overdue, @Nullable LocalDate nextDue) {}
