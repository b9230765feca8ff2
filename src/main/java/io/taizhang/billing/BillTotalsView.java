package io.taizhang.billing;

import io.taizhang.platform.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a list of bills comes to over all of its pages. */
public record BillTotalsView(
        long count,
        @Schema(description = "Of all of them, drafts and voided ones too.") Money total,
        @Schema(description = "How many of them are drafts, for which nobody owes anything yet.") long drafts,
        @Schema(description = "What the drafts come to.") Money drafted,
        @Schema(description = "How many of them were voided.") long voided,
        @Schema(description = "What the voided ones came to.") Money taken,
        @Schema(description = "What is open of those that were approved.") Money residual) {

    static final String FIGURES = "count(e.id), coalesce(sum(e.totalMinor), 0L),"
            + " coalesce(sum(case when e.approvedAt is null then 1L else 0L end), 0L),"
            + " coalesce(sum(case when e.approvedAt is null then e.totalMinor else 0L end), 0L),"
            + " coalesce(sum(case when e.voidedAt is null then 0L else 1L end), 0L),"
            + " coalesce(sum(case when e.voidedAt is null then 0L else e.totalMinor end), 0L),"
            + " coalesce(sum(e.residualMinor), 0L)";

    static BillTotalsView of(Object[] sums) {
        return new BillTotalsView(
                (Long) sums[0],
                Money.fen((Long) sums[1]),
                (Long) sums[2],
                Money.fen((Long) sums[3]),
                (Long) sums[4],
                Money.fen((Long) sums[5]),
                Money.fen((Long) sums[6]));
    }
}
