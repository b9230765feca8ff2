package io.taizhang.regulation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lets another value count instead of a rule as it is written. */
public record OverridePrepaidRule(
        @Nullable @Min(0) @Schema(description = "In the rule's unit; absent: the rule as it is written again.")
                Long value,
        @NotBlank @Size(max = 500) String reason,
        @Nullable @Schema(description = "The first day on which it counts; today by default.") LocalDate validFrom) {}
