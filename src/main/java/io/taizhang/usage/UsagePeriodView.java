package io.taizhang.usage;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was used of an item in a period, and what that comes to. */
public record UsagePeriodView(
        UUID id,
        UUID contractId,
        @Filterable UUID itemId,
        String name,
        String unit,
        @Filterable(sort = true) LocalDate periodFrom,
        LocalDate periodTo,
        @Schema(description = "The sum of its records.") String quantity,
        String included,
        @Schema(description = "Beyond what is included.") String charged,
        String unitPrice,
        @Schema(description = "charged · unitPrice, rounded half up to the 分.") Money amount,
        @Schema(description = "The period is over: the next bill run asks for what it has not billed yet.")
                boolean closed) {

    static UsagePeriodView of(UsagePeriod period, MeteredItem item, LocalDate today) {
        var last = item.cycle.lastDay(period.periodFrom);
        return new UsagePeriodView(
                period.id,
                period.contractId,
                period.itemId,
                item.name,
                item.unit,
                period.periodFrom,
                last,
                UsageRecordView.text(period.quantity),
                UsageRecordView.text(item.included),
                UsageRecordView.text(period.quantity.subtract(item.included).max(BigDecimal.ZERO)),
                item.priceText(),
                item.charge(period.quantity),
                last.isBefore(today));
    }
}
