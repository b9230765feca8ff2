package io.taizhang.care;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a task will not be done. */
record CancelTask(@NotBlank @Size(max = 500) String reason) {}
