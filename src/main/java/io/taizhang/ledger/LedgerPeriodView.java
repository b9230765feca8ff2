package io.taizhang.ledger;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

public record LedgerPeriodView(
        UUID id,
        long version,
        @Schema(examples = "2026-11") String month,
        @Filterable(sort = true) LocalDate startsOn,
        @Filterable LedgerPeriodStatus status,
        @Schema(description = "Vouchers are numbered from 1 to this.") int lastNumber,
        @Nullable @Schema(description = "Who closed or reopened it last.") UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable @Schema(description = "Why it was reopened.") String reason)
        implements Versioned {

    static LedgerPeriodView of(LedgerPeriod period) {
        return new LedgerPeriodView(
                period.id(),
                period.version(),
                LedgerPeriods.shown(period.startsOn),
                period.startsOn,
                period.status,
                period.lastNumber,
                period.decidedBy,
                period.decidedAt,
                period.reason);
    }
}
