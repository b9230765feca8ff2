package io.taizhang.contract;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one contract is billed, day by day; pure calculation. The rules stand at {@link Billables}.
 *
 * @param startsOn the first day; the grid of quarters and years begins in its month
 * @param ends the first day after the contract, by its last day or its termination; null when open
 * @param terminatedOn null when it is not terminated
 * @param terms the versions in their order, the first of which counts from the beginning of time
 * @param suspensions in their order
 */
record BillingSchedule(
        LocalDate startsOn,
        @Nullable LocalDate ends,
        @Nullable LocalDate terminatedOn,
        List<Terms> terms,
        List<Suspension> suspensions,
        List<Milestone> plan) {

    /** One version, in force from a day until a later one is. */
    record Terms(int version, LocalDate from, @Nullable LocalDate endsOn, Billing billing) {}

    /** Days without billing; {@code until} is the first day after them, null while that is open. */
    record Suspension(LocalDate from, @Nullable LocalDate until) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    /** A whole period of the billing cycle. */
    private record Period(LocalDate from, LocalDate until) {

        long days() {
            return ChronoUnit.DAYS.between(from, until);
        }

        /** The share of the amount that falls on the days before this one, rounded half up to the 分. */
        long upTo(LocalDate day, long amount) {
            return (2 * Math.multiplyExact(amount, ChronoUnit.DAYS.between(from, day)) + days()) / (2 * days());
        }
    }

    /** What is billed on the days from {@code from} to {@code through}, by day and key. */
    List<BillableItem> items(LocalDate from, LocalDate through) {
        var items = new ArrayList<BillableItem>();
        addPeriods(from, through, items);
        addPlan(from, through, items);
        items.sort(Comparator.comparing(BillableItem::dueOn).thenComparing(BillableItem::key));
        return items;
    }

    private void addPeriods(LocalDate from, LocalDate through, List<BillableItem> items) {
        LocalDate day = startsOn;
        while (day != null && !day.isAfter(through) && (ends == null || day.isBefore(ends))) {
            var inForce = inForce(day);
            if (inForce.billing().billingCycle() == BillingCycle.NONE || isOver(inForce, day)) {
                day = nextChange(day);
                continue;
            }
            var period = periodOf(inForce.billing(), day);
            var until = period.until();
            if (ends != null && ends.isBefore(until)) {
                until = ends;
            }
            var lastDay = inForce.endsOn();
            if (lastDay != null && lastDay.isBefore(until.minusDays(1))) {
                until = lastDay.plusDays(1);
            }
            add(inForce, period, day, until, from, through, items);
            day = until;
        }
    }

    private void add(
            Terms inForce,
            Period period,
            LocalDate first,
            LocalDate until,
            LocalDate from,
            LocalDate through,
            List<BillableItem> items) {
        var whole = Objects.requireNonNull(inForce.billing().billingAmount());
        LocalDate dueOn = null;
        long amount = 0;
        int days = 0;
        for (var span : billed(first, until)) {
            if (dueOn == null) {
                dueOn = span.from();
            }
            days += (int) span.days();
            amount += period.upTo(span.until(), whole) - period.upTo(span.from(), whole);
        }
        if (dueOn == null || amount == 0 || dueOn.isBefore(from) || dueOn.isAfter(through)) {
            return;
        }
        items.add(new BillableItem(
                "PERIOD:" + first,
                BillableKind.PERIOD,
                null,
                dueOn,
                first,
                until.minusDays(1),
                days,
                (int) period.days(),
                Money.fen(amount),
                inForce.version(),
                inForce.billing().taxRateText(),
                inForce.billing().paymentTermsDays()));
    }

    private void addPlan(LocalDate from, LocalDate through, List<BillableItem> items) {
        for (var item : plan) {
            var day = item.fallsDueOn();
            if (day == null || (terminatedOn != null && !day.isBefore(terminatedOn))) {
                continue;
            }
            var dueOn = afterSuspension(day);
            if (dueOn == null || dueOn.isBefore(from) || dueOn.isAfter(through)) {
                continue;
            }
            var inForce = inForce(dueOn);
            items.add(new BillableItem(
                    "PLAN:" + item.id,
                    item.kind == PlanItemKind.MILESTONE ? BillableKind.MILESTONE : BillableKind.INSTALMENT,
                    item.name,
                    dueOn,
                    null,
                    null,
                    null,
                    null,
                    Money.fen(item.amount),
                    inForce.version(),
                    inForce.billing().taxRateText(),
                    inForce.billing().paymentTermsDays()));
        }
    }

    /** The latest version that is in force on a day. */
    private Terms inForce(LocalDate day) {
        for (int i = terms.size() - 1; i > 0; i--) {
            if (!terms.get(i).from().isAfter(day)) {
                return terms.get(i);
            }
        }
        return terms.get(0);
    }

    private static boolean isOver(Terms inForce, LocalDate day) {
        return inForce.endsOn() != null && inForce.endsOn().isBefore(day);
    }

    private @Nullable LocalDate nextChange(LocalDate day) {
        return terms.stream()
                .skip(1)
                .map(Terms::from)
                .filter(from -> from.isAfter(day))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The whole period that a day lies in. */
    private Period periodOf(Billing billing, LocalDate day) {
        int months = billing.billingCycle().months();
        int on = Objects.requireNonNull(billing.billingDay());
        var anchor = YearMonth.from(startsOn);
        long step = Math.floorDiv(ChronoUnit.MONTHS.between(anchor, YearMonth.from(day)), months);
        if (dayIn(anchor.plusMonths(step * months), on).isAfter(day)) {
            step--;
        }
        return new Period(
                dayIn(anchor.plusMonths(step * months), on), dayIn(anchor.plusMonths((step + 1) * months), on));
    }

    private static LocalDate dayIn(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    /** The days from {@code first} to before {@code until} that are not suspended, as spans. */
    private List<Period> billed(LocalDate first, LocalDate until) {
        var spans = new ArrayList<Period>();
        var day = first;
        for (var suspension : suspensions) {
            var begins = suspension.from().isAfter(day) ? suspension.from() : day;
            if (!begins.isBefore(until)) {
                break;
            }
            if (begins.isAfter(day)) {
                spans.add(new Period(day, begins));
            }
            if (suspension.until() == null || !suspension.until().isBefore(until)) {
                return spans;
            }
            day = suspension.until().isAfter(day) ? suspension.until() : day;
        }
        if (day.isBefore(until)) {
            spans.add(new Period(day, until));
        }
        return spans;
    }

    /** The day, or the first one after the suspension that it lies in; null while that is open. */
    private @Nullable LocalDate afterSuspension(LocalDate day) {
        var shifted = day;
        for (var suspension : suspensions) {
            if (suspension.holds(shifted)) {
                if (suspension.until() == null) {
                    return null;
                }
                shifted = suspension.until();
            }
        }
        return shifted;
    }
}
