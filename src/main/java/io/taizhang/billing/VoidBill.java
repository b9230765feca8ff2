package io.taizhang.billing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a bill is taken back. */
record VoidBill(@NotBlank @Size(max = 400) String reason) {}
