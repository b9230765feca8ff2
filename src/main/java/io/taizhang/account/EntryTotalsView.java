package io.taizhang.account;

import io.taizhang.platform.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a list of entries comes to over all of its pages. */
public record EntryTotalsView(
        long count,
        @Schema(description = "How many of them are drafts; the sums count a draft like an entry that is posted.")
                long drafts,
        @Schema(description = "What the entries add to what customers owe.") Money debit,
        @Schema(description = "What they take off.") Money credit,
        @Schema(description = "debit − credit.") Money net,
        @Schema(description = "Only types that occur.") List<OfType> byType) {

    /** The entries of one type. */
    public record OfType(
            EntryType type,
            long count,
            long drafts,
            @Schema(description = "Of all amounts, also those without effect, such as of a sale in cash.") Money amount,
            Money debit,
            Money credit,
            Money net) {

        static OfType of(Object[] sums) {
            var debit = Money.fen((Long) sums[4]);
            var credit = Money.fen((Long) sums[5]);
            return new OfType(
                    (EntryType) sums[0],
                    (Long) sums[1],
                    (Long) sums[2],
                    Money.fen((Long) sums[3]),
                    debit,
                    credit,
                    debit.minus(credit));
        }
    }

    static EntryTotalsView of(List<OfType> types) {
        var debit = types.stream().map(OfType::debit).reduce(Money.fen(0), Money::plus);
        var credit = types.stream().map(OfType::credit).reduce(Money.fen(0), Money::plus);
        return new EntryTotalsView(
                types.stream().mapToLong(OfType::count).sum(),
                types.stream().mapToLong(OfType::drafts).sum(),
                debit,
                credit,
                debit.minus(credit),
                types);
    }
}
