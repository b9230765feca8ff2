package io.taizhang.contract;

import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed anew about a signed contract. What is absent stays as it is.
 *
 * @param effectiveOn the first day on which it is in force; the day on which it is done when absent; never in the past,
 *     and at the latest the day after the last one
 * @param startsOn only while the contract has not begun
 * @param openEnded true takes the last day away; then {@code endsOn} must be absent
 * @param billing the billing terms as a whole
 * @param autoRenewMonths 0 takes the renewal by itself away
 * @param plan the plan as a whole, in its order; an item that stays has its id, and one that has fallen due stays
 */
public record AmendContract(
        @NotBlank @Size(max = 500) String reason,
        @Nullable LocalDate effectiveOn,
        @Nullable @Size(max = 200) String title,
        @Nullable Money amount,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Boolean openEnded,
        @Nullable @Size(max = 20_000) String terms,
        @Nullable @Valid BillingTerms billing,
        @Nullable @Min(0) @Max(120) Integer autoRenewMonths,
        @Nullable @Size(max = 100) List<@NotNull @Valid PlannedPayment> plan) {}
