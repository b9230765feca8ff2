package io.taizhang.account;

import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entry must fulfil by itself, whoever sends it and however. */
@ApplicationScoped
class EntryRules {

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final int LONGEST_TERM_YEARS = 30;

    private final BusinessTime time;

    EntryRules(BusinessTime time) {
        this.time = time;
    }

    /**
     * The entry with its date and its lines' amounts.
     *
     * @param usualDate the business date when the caller names none
     * @param pointer where the entry stands in the request; empty when it is the request
     * @throws Refusal 422 at the field that is wrong
     */
    CheckedEntry check(PostEntry content, LocalDate usualDate, String pointer) {
        requireAmount(content, pointer + "/amount");
        content.type().requireMethod(content.method(), pointer + "/method");
        var date = content.businessDate() == null ? usualDate : content.businessDate();
        requireDate(date, pointer + "/businessDate");
        requireDue(content.dueOn(), date, pointer + "/dueOn");
        return new CheckedEntry(content, date, lines(content, pointer + "/lines"));
    }

    /** The place of an entry in the customer's timeline: now when it counts for today, otherwise the start of its day. */
    Instant moment(LocalDate businessDate, Instant now) {
        return businessDate.equals(time.dayOf(now)) ? now : time.startOf(businessDate);
    }

    /** A shop's clock may be ahead of ours, so tomorrow is still believed. */
    private void requireDate(LocalDate date, String pointer) {
        var last = time.today().plusDays(1);
        if (date.isBefore(FIRST_DAY) || date.isAfter(last)) {
            throw Refusal.rule("business_date_out_of_range", FIRST_DAY.toString(), last.toString())
                    .at(pointer);
        }
    }

    private static void requireDue(@Nullable LocalDate dueOn, LocalDate businessDate, String pointer) {
        var last = businessDate.plusYears(LONGEST_TERM_YEARS);
        if (dueOn != null && (dueOn.isBefore(businessDate) || dueOn.isAfter(last))) {
            throw Refusal.rule("due_date_out_of_range", businessDate.toString(), last.toString())
                    .at(pointer);
        }
    }

    private static void requireAmount(PostEntry content, String pointer) {
        if (content.type() == EntryType.ADJUSTMENT) {
            if (content.amount().isZero()) {
                throw Refusal.rule("amount_zero").at(pointer);
            }
        } else if (!content.amount().isPositive()) {
            throw Refusal.rule("amount_not_positive").at(pointer);
        }
    }

    private static List<EntryLine> lines(PostEntry content, String pointer) {
        var sent = content.lines();
        if (sent == null || sent.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<EntryLine>();
        var sum = 0L;
        for (int i = 0; i < sent.size(); i++) {
            var line = EntryLine.of(sent.get(i), pointer + "/" + i);
            lines.add(line);
            sum += line.amountMinor();
        }
        if (sum != content.amount().minor()) {
            throw Refusal.rule(
                            "lines_do_not_add_up",
                            Money.fen(sum).amount(),
                            content.amount().amount())
                    .at(pointer);
        }
        return lines;
    }
}
