package io.taizhang.bankfile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The provider's fees, which stand beside the payments of a bill but leave the account by themselves: one line a day. */
final class DayFees {

    private final Map<LocalDate, BigDecimal> days = new TreeMap<>();
    private BigDecimal sum = BigDecimal.ZERO;

    /** @param fee as the bill shows it: positive for what is taken */
    void add(LocalDate day, BigDecimal fee) {
        days.merge(day, fee, BigDecimal::add);
        sum = sum.add(fee);
    }

    /** All of them in 分, rounded half up: single fees may have more decimals than money has. */
    long sumMinor() {
        return minor(sum);
    }

    /** @param at the line of the file that tells of them all */
    List<ReadLine> lines(int at, String remark) {
        return days.entrySet().stream()
                .filter(day -> minor(day.getValue()) != 0)
                .map(day -> line(at, day.getKey(), minor(day.getValue()), remark))
                .toList();
    }

    private static ReadLine line(int at, LocalDate day, long fee, String remark) {
        var draft = new LineDraft(at);
        draft.bookedOn = day;
        draft.amountMinor = -fee;
        draft.reference = "FEE-" + day;
        draft.remark(remark);
        return draft.line();
    }

    static long minor(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).movePointRight(2).longValueExact();
    }
}
