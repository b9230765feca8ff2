package io.taizhang.care;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What came of a task, and the contact with the customer that it was, if it was one. */
record CompleteTask(@Nullable @Valid TaskInteraction interaction, @Nullable @Size(max = 2_000) String note) {}
