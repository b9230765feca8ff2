package io.taizhang.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an account gets no further credit, or gets it again. */
record HoldCredit(@NotBlank @Size(max = 500) String reason) {}
