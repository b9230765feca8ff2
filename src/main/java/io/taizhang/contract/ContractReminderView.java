package io.taizhang.contract;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reminder that a contract was about to end.
 *
 * @param threshold so many days before the last one it was due
 * @param endsOn the last day as it was then
 */
record ContractReminderView(
        @Filterable UUID id,
        @Filterable UUID contractId,
        String contractNumber,
        String contractTitle,
        UUID customerId,
        String customerName,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        int termsVersion,
        @Filterable(sort = true) int threshold,
        @Filterable(sort = true) LocalDate endsOn,
        @Filterable(sort = true) Instant createdAt) {}
