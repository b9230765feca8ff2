package io.taizhang.usage;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is metered for a contract, and what it costs. */
public record MeteredItemView(
        UUID id,
        long version,
        UUID contractId,
        @Filterable(sort = true) String name,
        String unit,
        @Schema(description = "Yuan for one unit, tax included, with six places.") String unitPrice,
        @Schema(description = "How many units of each period cost nothing.") String included,
        @Schema(description = "Periods of the calendar, billed when they are over.") UsageCycle cycle,
        @Nullable @Schema(description = "Percent.") String taxRate,
        int paymentTermsDays,
        @Filterable(sort = true) LocalDate startsOn,
        @Nullable @Filterable @Schema(description = "The last day on which usage counts.") LocalDate endsOn,
        UUID createdBy,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static MeteredItemView of(MeteredItem item) {
        return new MeteredItemView(
                item.id(),
                item.version(),
                item.contractId,
                item.name,
                item.unit,
                item.priceText(),
                UsageRecordView.text(item.included),
                item.cycle,
                item.taxRateText(),
                item.paymentTermsDays,
                item.startsOn,
                item.endsOn,
                item.createdBy,
                item.createdAt(),
                item.updatedAt());
    }
}
