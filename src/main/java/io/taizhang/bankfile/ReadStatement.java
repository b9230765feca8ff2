package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a file. Amounts are minor units (分) of its currency.
 *
 * @param line where it begins in the file, from 1
 * @param number what the bank calls it
 * @param account whose statement it is, as it is written; null when the file does not say
 * @param currency ISO 4217; null when the file does not say
 * @param from the first day that it covers, as far as it is known
 * @param openingMinor null when the file does not say; where both balances stand, the lines lead from one to the other
 * @param skipped entries of the file that are no booked money: pending ones, and those for information
 */
public record ReadStatement(
        int line,
        @Nullable String number,
        @Nullable String account,
        @Nullable String currency,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long openingMinor,
        @Nullable Long closingMinor,
        List<ReadLine> lines,
        int skipped) {

    /** @throws Refusal 422 {@code bank_balance_wrong} when the lines do not lead from the opening to the closing balance */
    public ReadStatement {
        lines = List.copyOf(lines);
        if (openingMinor != null && closingMinor != null) {
            var sum = sum(lines);
            if (Math.addExact(openingMinor, sum) != closingMinor) {
                throw Refusal.rule(
                                "bank_balance_wrong",
                                String.valueOf(line),
                                plain(openingMinor),
                                plain(sum),
                                plain(closingMinor))
                        .at("file")
                        .with("line", line);
            }
        }
    }

    /** What came in, in 分. */
    public long creditMinor() {
        return lines.stream().mapToLong(one -> Math.max(0, one.amountMinor())).sum();
    }

    /** What went out, in 分, as a positive figure. */
    public long debitMinor() {
        return lines.stream().mapToLong(one -> Math.max(0, -one.amountMinor())).sum();
    }

    private static long sum(List<ReadLine> lines) {
        return lines.stream().mapToLong(ReadLine::amountMinor).sum();
    }

    static String plain(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
