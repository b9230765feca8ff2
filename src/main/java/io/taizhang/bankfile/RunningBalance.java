package io.taizhang.bankfile;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The balance that stands beside every line of a table, followed from line to line, whichever end the table begins at. */
record RunningBalance(@Nullable Long opening, @Nullable Long closing) {

    private static final RunningBalance UNKNOWN = new RunningBalance(null, null);

    /** @throws io.taizhang.platform.Refusal 422 {@code bank_running_balance_wrong} where no direction leads through */
    static RunningBalance follow(List<ReadLine> lines) {
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.balanceMinor() == null)) {
            return UNKNOWN;
        }
        var first = lines.get(0);
        var last = lines.get(lines.size() - 1);
        var downwards = broken(lines, 1);
        if (downwards == 0) {
            return new RunningBalance(balance(first) - first.amountMinor(), balance(last));
        }
        var upwards = broken(lines, -1);
        if (upwards == 0) {
            return new RunningBalance(balance(last) - last.amountMinor(), balance(first));
        }
        var newestFirst = first.bookedOn().isAfter(last.bookedOn());
        var wrong = newestFirst ? upwards : downwards;
        var line = lines.get(newestFirst ? wrong - 1 : wrong);
        var before = lines.get(newestFirst ? wrong : wrong - 1);
        throw Faults.at(
                "bank_running_balance_wrong",
                line.number(),
                ReadStatement.plain(balance(before) + line.amountMinor()),
                ReadStatement.plain(balance(line)));
    }

    /** The index of the first line whose balance does not follow from its neighbour's; 0 when all do. */
    private static int broken(List<ReadLine> lines, int step) {
        for (int i = 1; i < lines.size(); i++) {
            var earlier = lines.get(step > 0 ? i - 1 : i);
            var later = lines.get(step > 0 ? i : i - 1);
            if (balance(earlier) + later.amountMinor() != balance(later)) {
                return i;
            }
        }
        return 0;
    }

    private static long balance(ReadLine line) {
        return Objects.requireNonNull(line.balanceMinor());
    }
}
