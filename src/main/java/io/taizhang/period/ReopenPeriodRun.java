package io.taizhang.period;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Opens a settled month again, for a reason. */
record ReopenPeriodRun(@NotBlank @Size(max = 500) String reason) {}
