package io.taizhang.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The sums of events that are posted alike, in 分. Taxes are rounded for every row of a sub-ledger and then added, so it does
 * not matter which rows come together in a voucher.
 */
record Figures(long gross, long tax, long deferredTax, long breakage, long bonus) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    /**
     * One row as the database computes it: the tax inside an amount is {@code gross · r / (1 + r)}, rounded half away from
     * zero.
     *
     * @param vat basis points, like the other rates
     */
    static Figures of(long gross, long bonus, int vat, int deferredVat, int breakage) {
        return withTax(gross, bonus, included(gross, vat), deferredVat, breakage);
    }

    /** The same for a row whose document says what tax is in it, in 分. */
    static Figures withTax(long gross, long bonus, long tax, int deferredVat, int breakage) {
        var net = BigDecimal.valueOf(gross - tax);
        var unused = breakage == 0 ? 0 : part(net, breakage, WHOLE.subtract(BigDecimal.valueOf(breakage)));
        return new Figures(gross, tax, included(gross, deferredVat), unused, bonus);
    }

    Figures plus(Figures other) {
        return new Figures(
                Math.addExact(gross, other.gross),
                Math.addExact(tax, other.tax),
                Math.addExact(deferredTax, other.deferredTax),
                Math.addExact(breakage, other.breakage),
                Math.addExact(bonus, other.bonus));
    }

    private static long included(long gross, int rate) {
        return part(BigDecimal.valueOf(gross), rate, WHOLE.add(BigDecimal.valueOf(rate)));
    }

    private static long part(BigDecimal amount, int rate, BigDecimal of) {
        return amount.multiply(BigDecimal.valueOf(rate))
                .divide(of, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
