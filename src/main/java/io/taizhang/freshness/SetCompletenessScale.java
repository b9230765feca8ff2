package io.taizhang.freshness;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * Says what the parts of a file count.
 *
 * @param weights by field, 1–1000; what is left out is not asked for
 */
record SetCompletenessScale(@NotEmpty Map<@NotNull CustomerField, @NotNull @Min(1) @Max(1000) Integer> weights) {}
