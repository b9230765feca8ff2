package io.taizhang.freshness;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file's freshness in figures: how complete it is, 0–100, what is due, and when the next field is. */
record FreshnessSection(int completeness, @Nullable LocalDate dueOn, List<CustomerField> dueFields) {}
