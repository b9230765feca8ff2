package io.taizhang.cardprogram;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotNull;

/** Whoever pays in at least {@code topUp} at once is given {@code bonus}; of several tiers the highest reached counts. */
public record BonusTier(@NotNull Money topUp, @NotNull Money bonus) {}
