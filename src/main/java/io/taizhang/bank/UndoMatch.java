package io.taizhang.bank;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Undoes what was done about a line. */
record UndoMatch(@NotBlank @Size(max = 400) String reason) {}
