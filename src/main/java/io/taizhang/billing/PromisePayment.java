package io.taizhang.billing;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** The day by which a customer promises to pay; today at the earliest. */
record PromisePayment(@NotNull LocalDate on) {}
