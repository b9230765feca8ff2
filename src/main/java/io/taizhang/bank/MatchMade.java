package io.taizhang.bank;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What has just been done about a line. */
record MatchMade(
        UUID id,
        UUID lineId,
        @Schema(description = "Of the line, now.") BankLineStatus status,
        BankMatchKind kind,
        BankMatchMethod method,
        @Nullable BigDecimal score,
        @Nullable UUID customerId,
        @Nullable @Schema(description = "The payment or refund.") UUID entryId,
        List<UUID> allocationIds,
        @Nullable @Schema(description = "The match that was undone by it.") UUID reversalOf) {

    static MatchMade of(BankMatch match, BankLineStatus status) {
        return new MatchMade(
                match.id,
                match.lineId,
                status,
                match.kind,
                match.method,
                match.score,
                match.customerId,
                match.entryId,
                match.allocationIds,
                match.reverses);
    }
}
