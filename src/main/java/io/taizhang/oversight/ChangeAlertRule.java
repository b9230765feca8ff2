package io.taizhang.oversight;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Whether something is watched for, and from when on it is too much. */
public record ChangeAlertRule(
        @NotNull Boolean enabled,
        @Nullable @Min(1) @Max(100_000) Integer times,
        @Nullable @Min(1) @Max(10_080) Integer minutes,
        @Nullable @Min(1) @Max(100) Integer percent,
        @Nullable Money amount) {}
