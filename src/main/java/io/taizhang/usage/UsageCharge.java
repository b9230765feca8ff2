package io.taizhang.usage;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the usage of a period that is over comes to, by all that is recorded now.
 *
 * @param key stable within the contract, at most 60 characters: {@code USAGE:<item>:<first day>}
 * @param words what was used and at which price, for a bill
 * @param dueOn the day after the period
 * @param from the first day of the period
 * @param to the last one
 * @param amount never negative; zero within what is included
 * @param taxRate percent with two decimals
 * @param paymentTermsDays days to pay after it is billed
 */
public record UsageCharge(
        UUID contractId,
        String key,
        String words,
        LocalDate dueOn,
        LocalDate from,
        LocalDate to,
        Money amount,
        @Nullable String taxRate,
        int paymentTermsDays) {

    static UsageCharge of(UsagePeriod period, MeteredItem item) {
        var last = item.cycle.lastDay(period.periodFrom);
        return new UsageCharge(
                period.contractId,
                "USAGE:" + item.id() + ":" + period.periodFrom,
                words(period, item, last),
                last.plusDays(1),
                period.periodFrom,
                last,
                item.charge(period.quantity),
                item.taxRateText(),
                item.paymentTermsDays);
    }

    /** Such as: 短信 2026-10-01 – 2026-10-31: (12345.5 − 1000) 条 × 0.045. */
    private static String words(UsagePeriod period, MeteredItem item, LocalDate last) {
        var used = UsageRecordView.text(period.quantity);
        var charged =
                item.included.signum() == 0 ? used : "(" + used + " − " + UsageRecordView.text(item.included) + ")";
        return item.name + " " + period.periodFrom + " – " + last + ": " + charged + " " + item.unit + " × "
                + UsageRecordView.text(item.unitPrice);
    }
}
