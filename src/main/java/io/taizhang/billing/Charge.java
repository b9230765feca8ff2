package io.taizhang.billing;

import io.taizhang.contract.BillableContract;
import io.taizhang.contract.BillableItem;
import io.taizhang.platform.Money;
import io.taizhang.usage.UsageCharge;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a contract asks to be billed, by all that is known now: a period, an item of its plan or usage.
 *
 * @param key under which it is claimed
 * @param from the first day that it pays for, where it pays for days
 * @param termsDays days to pay after it is billed
 */
record Charge(
        String key,
        String words,
        LocalDate dueOn,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        long minor,
        @Nullable String taxRate,
        int termsDays) {

    private static final int MAX_WORDS = 200;

    static Charge of(BillableContract contract, BillableItem item) {
        var name = item.name();
        var words =
                name == null ? contract.title() + " " + item.from() + " – " + item.to() : contract.title() + " " + name;
        return new Charge(
                item.key(),
                words,
                item.dueOn(),
                item.from(),
                item.to(),
                item.amount().minor(),
                item.taxRate(),
                Objects.requireNonNullElse(item.paymentTermsDays(), 0));
    }

    static Charge of(UsageCharge usage) {
        return new Charge(
                usage.key(),
                usage.words(),
                usage.dueOn(),
                usage.from(),
                usage.to(),
                usage.amount().minor(),
                usage.taxRate(),
                usage.paymentTermsDays());
    }

    /** The line of a bill that asks for it, or for what it is more than what was billed. */
    DraftBill.DraftLine line(long asked, boolean difference) {
        var text = difference ? "补差 " + words : words;
        return new DraftBill.DraftLine(
                text.length() > MAX_WORDS ? text.substring(0, MAX_WORDS) : text, "1", Money.fen(asked), null, taxRate);
    }
}
