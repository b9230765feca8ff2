package io.taizhang.contract;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Takes back that an item of a plan was fulfilled, and says why. */
record UndoFulfilment(@NotBlank @Size(max = 500) String reason) {}
