package io.taizhang.period;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the steps of a month showed when it was settled. */
record PeriodSettlementView(
        UUID id,
        UUID runId,
        @Filterable(sort = true) @Schema(description = "From 1, one for each time that the month was settled.")
                int number,
        UUID settledBy,
        Instant settledAt,
        List<StepFigures> steps) {

    static PeriodSettlementView of(PeriodSettlement settlement) {
        return new PeriodSettlementView(
                settlement.id,
                settlement.runId,
                settlement.number,
                settlement.settledBy,
                settlement.settledAt,
                settlement.steps);
    }
}
