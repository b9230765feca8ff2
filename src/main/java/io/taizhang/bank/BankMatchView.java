package io.taizhang.bank;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was done about a line, as callers see it. */
record BankMatchView(
        @Filterable UUID id,
        @Filterable UUID lineId,
        @Filterable BankMatchKind kind,
        @Schema(description = "Signed like the line; the other way round when it undoes another.") Money amount,
        @Nullable @Filterable UUID customerId,
        @Nullable @Schema(description = "Absent when the customer lies outside the caller's scope.")
                String customerName,
        @Nullable @Filterable @Schema(description = "The payment or refund.") UUID entryId,
        List<UUID> allocationIds,
        @Filterable BankMatchMethod method,
        @Filterable @Schema(description = "Made without a person.") boolean automatic,
        @Nullable @Schema(description = "How sure it was, 0 to 1.") BigDecimal score,
        @Nullable String reason,
        @Nullable @Schema(description = "The match that this one undoes.") UUID reversalOf,
        @Nullable @Schema(description = "The match that undoes this one.") UUID reversedBy,
        UUID createdBy,
        @Nullable String createdByName,
        @Filterable(sort = true) Instant createdAt) {}
