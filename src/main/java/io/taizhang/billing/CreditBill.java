package io.taizhang.billing;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Takes back part of a bill. */
record CreditBill(@NotNull Money amount, @NotBlank @Size(max = 400) String reason) {}
