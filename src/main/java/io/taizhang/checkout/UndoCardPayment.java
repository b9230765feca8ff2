package io.taizhang.checkout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Takes back what a card has paid of a bill. */
public record UndoCardPayment(@NotBlank @Size(max = 200) String reason) {}
