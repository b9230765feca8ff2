package io.taizhang.receivable;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which credit settles which debit. */
public record AllocationView(
        UUID id,
        @Filterable UUID customerId,
        @Filterable @Schema(description = "The entry that is settled.") UUID debitId,
        @Filterable @Schema(description = "The entry that settles it.") UUID creditId,
        @Filterable(path = "amountMinor") @Schema(description = "Negative when it undoes another.") Money amount,
        @Filterable @Schema(description = "From when on it counts: the later of the two business dates.")
                LocalDate effectiveOn,
        @Filterable AllocationMethod method,
        @Nullable @Schema(description = "How sure an automatic match was, 0 to 1.") BigDecimal score,
        @Nullable @Schema(description = "The allocation that this one undoes.") UUID reversalOf,
        @Nullable @Schema(description = "The allocation that undoes this one.") UUID reversedBy,
        @Nullable String reason,
        UUID createdBy,
        @Filterable(sort = true) Instant createdAt) {

    static AllocationView of(Allocation allocation) {
        return new AllocationView(
                allocation.id,
                allocation.customerId,
                allocation.debitId,
                allocation.creditId,
                Money.fen(allocation.amountMinor),
                allocation.effectiveOn,
                allocation.method,
                allocation.score,
                allocation.reverses,
                allocation.reversedBy,
                allocation.reason,
                allocation.createdBy,
                allocation.createdAt);
    }
}
