package io.taizhang.ledger;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The balances of the accounts over a time, by the dates of the vouchers. */
public record TrialBalanceView(
        LocalDate from,
        LocalDate to,
        List<TrialBalanceRow> rows,
        @Schema(description = "Of the lowest accounts; both sides are equal.") TrialBalanceFigures total) {

    /** An account; what stands above others shows their sums. */
    public record TrialBalanceRow(
            String code,
            String name,
            @Nullable String parentCode,
            LedgerSide side,
            ChartAccountKind kind,
            @Schema(description = "Whether lines can stand on it.") boolean lowest,
            TrialBalanceFigures figures) {}

    /** A balance stands on the side where it is more; the other side is 0. */
    public record TrialBalanceFigures(
            Money openingDebit,
            Money openingCredit,
            Money debit,
            Money credit,
            Money closingDebit,
            Money closingCredit) {

        /** @param opening debit less credit before, in 分 */
        static TrialBalanceFigures of(long opening, long debit, long credit) {
            var closing = opening + debit - credit;
            return new TrialBalanceFigures(
                    Money.fen(Math.max(0, opening)),
                    Money.fen(Math.max(0, -opening)),
                    Money.fen(debit),
                    Money.fen(credit),
                    Money.fen(Math.max(0, closing)),
                    Money.fen(Math.max(0, -closing)));
        }
    }
}
