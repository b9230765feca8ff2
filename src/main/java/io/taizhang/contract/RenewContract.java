package io.taizhang.contract;

import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drafts the contract that follows on another.
 *
 * @param startsOn the day after the last day of the other when absent
 * @param endsOn the last day in force; open-ended when absent
 * @param amount the same when absent
 * @param plan the same, moved along with the first day, when absent
 */
record RenewContract(
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Money amount,
        @Nullable @Size(max = 100) List<@NotNull @Valid PlannedPayment> plan) {}
