package io.taizhang.billing;

import io.taizhang.account.EntryTax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tax in what a bill charges, rate by rate, as the sum of its lines; and how a credit note takes it back: of every rate
 * in proportion to what is not taken back yet. So the credit notes of a bill that is taken back as a whole come to the tax
 * of its lines to the fen, however many there are.
 */
final class BillTaxes {

    private static final BigDecimal UNTAXED = BigDecimal.ONE.negate();

    private BillTaxes() {}

    /** Of the lines that the bill charges itself; what it collects was taxed where it was posted. */
    static List<EntryTax> charged(List<BillLine> lines) {
        var rates = new TreeMap<BigDecimal, EntryTax>();
        for (var line : lines) {
            if (line.entryId() == null && line.amountMinor() != 0) {
                rates.merge(
                        key(line.taxRate()),
                        new EntryTax(line.taxRate(), line.amountMinor(), line.taxMinor()),
                        BillTaxes::plus);
            }
        }
        return List.copyOf(rates.values());
    }

    /**
     * What a credit note takes back.
     *
     * @param charged by the bill
     * @param credited by the credit notes before, positive
     * @param minor of the credit note, in 分; what is not credited yet or less
     */
    static List<EntryTax> credit(List<EntryTax> charged, List<EntryTax> credited, long minor) {
        var before = new TreeMap<BigDecimal, EntryTax>();
        var left = amount(charged) - amount(credited);
        // A credit note can be freed from its bill; what is then credited again begins anew.
        if (minor <= left) {
            credited.forEach(part -> before.merge(key(part.rate()), part, BillTaxes::plus));
        } else {
            left = amount(charged);
        }
        var parts = new ArrayList<EntryTax>();
        long through = 0;
        long given = 0;
        for (var whole : charged) {
            var earlier = before.getOrDefault(key(whole.rate()), new EntryTax(whole.rate(), 0, 0));
            through += whole.amountMinor() - earlier.amountMinor();
            var upTo = share(minor, through, left, RoundingMode.DOWN);
            var part = upTo - given;
            given = upTo;
            if (part != 0) {
                var tax = share(
                        whole.taxMinor(), earlier.amountMinor() + part, whole.amountMinor(), RoundingMode.HALF_UP);
                parts.add(new EntryTax(whole.rate(), part, tax - earlier.taxMinor()));
            }
        }
        return parts;
    }

    private static long amount(List<EntryTax> parts) {
        return parts.stream().mapToLong(EntryTax::amountMinor).sum();
    }

    private static EntryTax plus(EntryTax a, EntryTax b) {
        return new EntryTax(a.rate(), a.amountMinor() + b.amountMinor(), a.taxMinor() + b.taxMinor());
    }

    /** Where a rate stands among the others; those of one figure are one rate, and what is not taxed comes first. */
    private static BigDecimal key(@Nullable BigDecimal rate) {
        return rate == null ? UNTAXED : rate;
    }

    /** {@code amount · part / whole}. */
    private static long share(long amount, long part, long whole, RoundingMode rounding) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, rounding)
                .longValueExact();
    }
}
