package io.taizhang.usage;

import io.taizhang.platform.Filterable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was used, or that it was not. */
public record UsageRecordView(
        UUID id,
        UUID contractId,
        @Filterable UUID itemId,
        @Nullable @Filterable @Schema(description = "Absent for a record that takes another back.") String reference,
        @Filterable(path = "onDay", sort = true) LocalDate day,
        @Filterable @Schema(description = "The first day of the period that it counts in.") LocalDate periodFrom,
        @Schema(description = "Negative for a record that takes another back.") String quantity,
        @Nullable @Schema(description = "The record that this one takes back.") UUID reverses,
        @Nullable @Schema(description = "The record that takes this one back.") UUID reversedBy,
        @Nullable String reason,
        UUID createdBy,
        @Filterable(sort = true) Instant createdAt) {

    static UsageRecordView of(UsageRecord made) {
        return new UsageRecordView(
                made.id,
                made.contractId,
                made.itemId,
                made.reference,
                made.onDay,
                made.periodFrom,
                text(made.quantity),
                made.reverses,
                made.reversedBy,
                made.reason,
                made.createdBy,
                made.createdAt);
    }

    /** A quantity without zeros at its end. */
    static String text(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }
}
