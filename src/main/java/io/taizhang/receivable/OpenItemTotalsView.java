package io.taizhang.receivable;

import io.taizhang.platform.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a list of open items comes to over all of its pages. */
public record OpenItemTotalsView(
        long count,
        OfSide debit,
        OfSide credit,
        @Schema(description = "What is open of the debits less what is open of the credits.") Money net) {

    /** The items of one side. */
    public record OfSide(long count, Money amount, @Schema(description = "What is not settled of it.") Money residual) {

        private static final OfSide NONE = new OfSide(0, Money.fen(0), Money.fen(0));
    }

    /** @param sums for each side that occurs: side, count, amount and residual in 分 */
    static OpenItemTotalsView of(List<Object[]> sums) {
        var debit = side(sums, ItemSide.DEBIT);
        var credit = side(sums, ItemSide.CREDIT);
        return new OpenItemTotalsView(
                debit.count() + credit.count(), debit, credit, debit.residual().minus(credit.residual()));
    }

    private static OfSide side(List<Object[]> sums, ItemSide side) {
        return sums.stream()
                .filter(row -> row[0] == side)
                .map(row -> new OfSide((Long) row[1], Money.fen((Long) row[2]), Money.fen((Long) row[3])))
                .findFirst()
                .orElse(OfSide.NONE);
    }
}
