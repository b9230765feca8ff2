package io.taizhang.freshness;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * Says how often a tier's fields are looked at.
 *
 * @param cycles days by field, 1–3650; what is left out never falls due
 */
record SetFreshnessPolicy(@NotNull Map<@NotNull CustomerField, @NotNull @Min(1) @Max(3650) Integer> cycles) {}
