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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a draft says.
 *
 * @param endsOn the last day in force; open-ended when absent
 * @param billing not billed by itself when absent
 * @param autoRenewMonths for how many months it goes on by itself after its last day, again and again
 * @param plan milestones and instalments in their order; together at most the amount
 */
public record DraftContract(
        @NotNull UUID customerId,
        @NotBlank @Size(max = 200) String title,
        @Nullable @Size(max = 20) List<@NotNull @Valid Counterparty> counterparties,
        @Nullable UUID ownerId,
        @NotNull Money amount,
        @NotNull LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable @Size(max = 20_000) String terms,
        @Nullable @Valid BillingTerms billing,
        @Nullable @Min(1) @Max(120) Integer autoRenewMonths,
        @Nullable @Size(max = 100) List<@NotNull @Valid PlannedPayment> plan,
        @Nullable @Size(max = 2_000) String note) {

    /** The draft of a contract that follows on this one. */
    DraftContract renewed(
            LocalDate from, @Nullable LocalDate until, @Nullable Money worth, List<PlannedPayment> payments) {
        return new DraftContract(
                customerId,
                title,
                counterparties,
                ownerId,
                worth == null ? amount : worth,
                from,
                until,
                terms,
                billing,
                autoRenewMonths,
                payments,
                note);
    }
}
