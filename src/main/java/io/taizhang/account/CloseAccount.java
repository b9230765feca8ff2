package io.taizhang.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an account is closed, or opened again. */
record CloseAccount(@NotBlank @Size(max = 500) String reason) {}
