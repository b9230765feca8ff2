package io.taizhang.usage;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is metered for a contract, and what it costs.
 *
 * @param unit such as 条 or GB
 * @param unitPrice yuan for one unit, with tax, a decimal with up to six places
 * @param included how many units of each period cost nothing, also of one that is cut short; none when absent
 * @param taxRate percent with at most two decimals; absent when nothing is agreed
 * @param paymentTermsDays days to pay after it is billed; 0 at once
 * @param startsOn the first day on which usage counts; the contract's first day when absent
 */
record AgreeMeteredItem(
        @NotBlank @Size(max = 60) String name,
        @NotBlank @Size(max = 20) String unit,
        @NotNull @Pattern(regexp = "\\d{1,6}(\\.\\d{1,6})?") String unitPrice,
        @Nullable @Pattern(regexp = UsageService.QUANTITY) String included,
        @NotNull UsageCycle cycle,
        @Nullable @Pattern(regexp = "\\d{1,2}(\\.\\d{1,2})?|100") String taxRate,
        @Nullable @Min(0) @Max(365) Integer paymentTermsDays,
        @Nullable LocalDate startsOn) {}
