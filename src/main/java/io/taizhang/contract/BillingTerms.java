package io.taizhang.contract;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed about billing; agreed as a whole.
 *
 * @param dayOfMonth on which a period begins and is billed; in a shorter month its last day. Absent for NONE
 * @param amount of a whole period; absent for NONE
 * @param paymentTermsDays days to pay after billing; 0 at once; absent when nothing is agreed
 * @param taxRate percent with at most two decimals, such as "6.00"; absent when nothing is agreed
 */
public record BillingTerms(
        @NotNull BillingCycle cycle,
        @Nullable @Min(1) @Max(31) Integer dayOfMonth,
        @Nullable Money amount,
        @Nullable @Min(0) @Max(3_650) Integer paymentTermsDays,
        @Nullable @Pattern(regexp = "\\d{1,2}(\\.\\d{1,2})?|100(\\.0{1,2})?") String taxRate) {

    static final BillingTerms NONE = new BillingTerms(BillingCycle.NONE, null, null, null, null);
}
