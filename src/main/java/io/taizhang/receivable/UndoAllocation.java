package io.taizhang.receivable;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an allocation is undone. */
record UndoAllocation(@NotBlank @Size(max = 500) String reason) {}
