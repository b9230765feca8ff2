package io.taizhang.checkout;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotNull;

/** A part of how a purchase is paid; positive. */
public record Tender(@NotNull TenderMethod method, @NotNull Money amount) {}
