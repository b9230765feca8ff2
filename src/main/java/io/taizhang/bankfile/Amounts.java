package io.taizhang.bankfile;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.Figures;
import java.math.BigDecimal;

/** Amounts of files, in minor units (分). Currencies here have two decimals; more are refused rather than rounded. */
final class Amounts {

    private static final int DECIMALS = 2;
    /** A company's balance may be larger than what one payment moves. */
    private static final BigDecimal LARGEST_BALANCE =
            BigDecimal.valueOf(Money.LIMIT).multiply(BigDecimal.valueOf(1_000));

    private Amounts() {}

    /** @throws Refusal 422 {@code bank_amount_unreadable}, {@code bank_amount_scale} or {@code bank_amount_too_large} */
    static long minor(String text, int line) {
        return minor(number(text, line), line, BigDecimal.valueOf(Money.LIMIT));
    }

    /** Like {@link #minor(String, int)}, for a balance. */
    static long balance(String text, int line) {
        return minor(number(text, line), line, LARGEST_BALANCE);
    }

    static BigDecimal number(String text, int line) {
        try {
            return Figures.read(text.strip(), "file");
        } catch (Refusal unreadable) {
            throw Faults.at("bank_amount_unreadable", line, Faults.shown(text));
        }
    }

    private static long minor(BigDecimal amount, int line, BigDecimal largest) {
        if (amount.scale() > DECIMALS) {
            throw Faults.at("bank_amount_scale", line, amount.toPlainString(), DECIMALS);
        }
        var minor = amount.movePointRight(DECIMALS);
        if (minor.abs().compareTo(largest) > 0) {
            throw Faults.at("bank_amount_too_large", line, amount.toPlainString());
        }
        return minor.longValueExact();
    }
}
