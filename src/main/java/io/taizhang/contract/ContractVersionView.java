package io.taizhang.contract;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of what was agreed.
 *
 * @param effectiveOn the first day on which it is in force, until a later version is
 * @param reason why it was amended; absent for what was signed
 * @param approvedBy the second person, where one was needed
 */
record ContractVersionView(
        UUID id,
        @Filterable(sort = true) int termsVersion,
        String title,
        Money amount,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String terms,
        @Filterable LocalDate effectiveOn,
        BillingTerms billing,
        @Nullable Integer autoRenewMonths,
        List<PlannedPayment> plan,
        @Nullable String reason,
        @Filterable(sort = true) Instant createdAt,
        @Nullable UUID createdBy,
        @Nullable String createdByName,
        @Nullable UUID approvedBy,
        @Nullable String approvedByName) {

    static ContractVersionView of(ContractVersion version, Map<UUID, String> names) {
        return new ContractVersionView(
                version.id,
                version.termsVersion,
                version.title,
                Money.of(version.amount, version.currency),
                version.startsOn,
                version.endsOn,
                version.terms,
                version.effectiveOn,
                version.billing.terms(),
                version.autoRenewMonths,
                version.plan.items(),
                version.reason,
                version.createdAt,
                version.createdBy,
                version.createdBy == null ? null : names.get(version.createdBy),
                version.approvedBy,
                version.approvedBy == null ? null : names.get(version.approvedBy));
    }
}
