package io.taizhang.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.taizhang.contract.BillingSchedule.Suspension;
import io.taizhang.contract.BillingSchedule.Terms;
import io.taizhang.platform.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BillingScheduleTest {

    private static final LocalDate LATE = LocalDate.of(2040, 1, 1);
    private static final LocalDate EARLY = LocalDate.of(2000, 1, 1);

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Billing billing(BillingCycle cycle, int dayOfMonth, long fen) {
        return new Billing(cycle, dayOfMonth, fen, 30, new BigDecimal("6.00"));
    }

    private static Terms terms(int version, LocalDate from, LocalDate endsOn, Billing billing) {
        return new Terms(version, from, endsOn, billing);
    }

    private static BillingSchedule schedule(
            LocalDate startsOn, LocalDate endsOn, List<Terms> terms, List<Suspension> suspensions) {
        return new BillingSchedule(
                startsOn, endsOn == null ? null : endsOn.plusDays(1), null, terms, suspensions, List.of());
    }

    private static BillingSchedule monthly(String startsOn, String endsOn, int dayOfMonth, long fen) {
        var start = day(startsOn);
        var end = endsOn == null ? null : day(endsOn);
        return schedule(
                start, end, List.of(terms(1, start, end, billing(BillingCycle.MONTHLY, dayOfMonth, fen))), List.of());
    }

    private static List<String> told(List<BillableItem> items) {
        return items.stream()
                .map(item ->
                        item.from() + ".." + item.to() + " " + item.amount().amount())
                .toList();
    }

    @Test
    void whole_months_are_billed_whole_on_their_first_day() {
        var items = monthly("2027-01-01", "2027-03-31", 1, 31_000).items(EARLY, LATE);
        assertThat(told(items))
                .containsExactly(
                        "2027-01-01..2027-01-31 310.00",
                        "2027-02-01..2027-02-28 310.00",
                        "2027-03-01..2027-03-31 310.00");
        assertThat(items.get(1).dueOn()).isEqualTo(day("2027-02-01"));
        assertThat(items.get(1).key()).isEqualTo("PERIOD:2027-02-01");
        assertThat(items.get(1).taxRate()).isEqualTo("6.00");
        assertThat(items.get(1).paymentTermsDays()).isEqualTo(30);
    }

    @Test
    void a_cut_period_is_billed_by_its_days() {
        assertThat(told(monthly("2027-01-20", "2027-03-10", 1, 31_000).items(EARLY, LATE)))
                .containsExactly(
                        "2027-01-20..2027-01-31 120.00",
                        "2027-02-01..2027-02-28 310.00",
                        "2027-03-01..2027-03-10 100.00");
    }

    @Test
    void half_a_fen_is_rounded_up_and_the_rest_makes_the_period_whole() {
        var first = monthly("2027-04-01", "2027-04-15", 1, 101).items(EARLY, LATE);
        var rest = monthly("2027-04-16", "2027-04-30", 1, 101).items(EARLY, LATE);
        assertThat(first.get(0).amount()).isEqualTo(Money.fen(51));
        assertThat(rest.get(0).amount()).isEqualTo(Money.fen(50));
    }

    @Test
    void the_thirty_first_is_the_last_day_of_a_shorter_month() {
        assertThat(monthly("2027-01-31", null, 31, 100).items(day("2027-01-01"), day("2027-05-30")))
                .extracting(BillableItem::dueOn)
                .containsExactly(day("2027-01-31"), day("2027-02-28"), day("2027-03-31"), day("2027-04-30"));
    }

    @Test
    void quarters_and_years_count_from_the_month_of_the_beginning() {
        var start = day("2026-11-10");
        var quarterly = schedule(
                start, null, List.of(terms(1, start, null, billing(BillingCycle.QUARTERLY, 10, 900))), List.of());
        assertThat(quarterly.items(EARLY, day("2027-12-31")))
                .extracting(BillableItem::dueOn)
                .containsExactly(start, day("2027-02-10"), day("2027-05-10"), day("2027-08-10"), day("2027-11-10"));
        var yearly =
                schedule(start, null, List.of(terms(1, start, null, billing(BillingCycle.YEARLY, 1, 900))), List.of());
        assertThat(yearly.items(EARLY, day("2028-12-31")))
                .extracting(BillableItem::from)
                .containsExactly(start, day("2027-11-01"), day("2028-11-01"));
    }

    @Test
    void a_period_is_billed_by_the_terms_of_its_first_day() {
        var start = day("2027-01-01");
        var schedule = schedule(
                start,
                null,
                List.of(
                        terms(1, start, null, billing(BillingCycle.MONTHLY, 1, 10_000)),
                        terms(2, day("2027-02-10"), null, billing(BillingCycle.MONTHLY, 1, 20_000)),
                        terms(3, day("2027-04-01"), null, Billing.NONE),
                        terms(4, day("2027-05-16"), null, billing(BillingCycle.MONTHLY, 1, 31_000))),
                List.of());
        assertThat(told(schedule.items(EARLY, day("2027-06-01"))))
                .containsExactly(
                        "2027-01-01..2027-01-31 100.00",
                        "2027-02-01..2027-02-28 100.00",
                        "2027-03-01..2027-03-31 200.00",
                        "2027-05-16..2027-05-31 160.00",
                        "2027-06-01..2027-06-30 310.00");
    }

    @Test
    void an_extension_bills_the_rest_of_a_period_that_had_been_cut_and_keeps_what_was_billed() {
        var start = day("2027-01-01");
        var before = terms(1, start, day("2027-02-14"), billing(BillingCycle.MONTHLY, 1, 28_000));
        var after = terms(2, day("2027-02-15"), day("2027-12-31"), billing(BillingCycle.MONTHLY, 1, 28_000));
        var cut = schedule(start, day("2027-02-14"), List.of(before), List.of()).items(EARLY, LATE);
        var extended = schedule(start, day("2027-12-31"), List.of(before, after), List.of())
                .items(EARLY, day("2027-02-28"));
        assertThat(extended).startsWith(cut.toArray(BillableItem[]::new));
        assertThat(told(extended))
                .containsExactly(
                        "2027-01-01..2027-01-31 280.00",
                        "2027-02-01..2027-02-14 140.00",
                        "2027-02-15..2027-02-28 140.00");
    }

    @Test
    void suspended_days_are_not_billed() {
        var start = day("2027-04-01");
        var schedule = schedule(
                start,
                null,
                List.of(terms(1, start, null, billing(BillingCycle.MONTHLY, 1, 30_000))),
                List.of(
                        new Suspension(day("2027-04-11"), day("2027-04-21")),
                        new Suspension(day("2027-06-01"), day("2027-06-16")),
                        new Suspension(day("2027-08-01"), null)));
        var items = schedule.items(EARLY, LATE);
        assertThat(told(items))
                .containsExactly(
                        "2027-04-01..2027-04-30 200.00",
                        "2027-05-01..2027-05-31 300.00",
                        "2027-06-01..2027-06-30 150.00",
                        "2027-07-01..2027-07-31 300.00");
        assertThat(items.get(0).billedDays()).isEqualTo(20);
        assertThat(items.get(2).dueOn()).isEqualTo(day("2027-06-16"));
        assertThat(items.get(2).key()).isEqualTo("PERIOD:2027-06-01");
    }

    @Test
    void the_plan_is_due_by_day_or_fulfilment_and_waits_for_the_end_of_a_suspension() {
        var start = day("2027-01-01");
        var instalment = item(PlanItemKind.INSTALMENT, "2027-02-10", null);
        var open = item(PlanItemKind.MILESTONE, "2027-02-10", null);
        var done = item(PlanItemKind.MILESTONE, "2027-02-10", "2027-01-15");
        var afterEnd = item(PlanItemKind.INSTALMENT, "2027-06-01", null);
        var schedule = new BillingSchedule(
                start,
                day("2027-06-01"),
                day("2027-06-01"),
                List.of(terms(1, start, null, Billing.NONE)),
                List.of(new Suspension(day("2027-02-01"), day("2027-03-01"))),
                List.of(instalment, open, done, afterEnd));
        var items = schedule.items(EARLY, LATE);
        assertThat(items).extracting(BillableItem::key).containsExactly("PLAN:" + done.id, "PLAN:" + instalment.id);
        assertThat(items).extracting(BillableItem::dueOn).containsExactly(day("2027-01-15"), day("2027-03-01"));
        assertThat(items)
                .extracting(BillableItem::kind)
                .containsExactly(BillableKind.MILESTONE, BillableKind.INSTALMENT);
    }

    private static Milestone item(PlanItemKind kind, String dueOn, String fulfilledOn) {
        var item = new Milestone(
                UUID.randomUUID(), new PlannedPayment(UUID.randomUUID(), "x", day(dueOn), Money.fen(100), kind), 0);
        item.fulfilledOn = fulfilledOn == null ? null : day(fulfilledOn);
        return item;
    }

    /** However the terms come and go, every day in force is in one period, in their order, and none is negative. */
    @Test
    void periods_leave_no_gap_and_never_overlap() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var start = day("2026-01-01").plusDays(random.nextInt(400));
            var terms = new ArrayList<Terms>();
            terms.add(terms(1, start, null, anyBilling(random)));
            var from = start;
            for (int version = 2; version < 2 + random.nextInt(4); version++) {
                from = from.plusDays(random.nextInt(200));
                terms.add(terms(version, from, null, anyBilling(random)));
            }
            var last = start.plusDays(random.nextInt(1500));
            var items = schedule(start, last, terms, List.of()).items(EARLY, LATE);
            var next = start;
            for (var item : items) {
                assertThat(item.from()).as("seed %s", seed).isEqualTo(next);
                assertThat(item.amount().isPositive()).as("seed %s", seed).isTrue();
                assertThat(item.billedDays()).isBetween(1, item.periodDays());
                next = Objects.requireNonNull(item.to()).plusDays(1);
            }
            assertThat(next).as("seed %s", seed).isEqualTo(last.plusDays(1));
        }
    }

    /** A year cut anywhere, by ends or by suspensions, is billed exactly what the year is billed. */
    @Test
    void the_parts_of_a_year_sum_up_to_the_whole() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            var cycle = List.of(BillingCycle.MONTHLY, BillingCycle.QUARTERLY, BillingCycle.YEARLY)
                    .get(random.nextInt(3));
            var start = day("2027-01-01").plusMonths(random.nextInt(24));
            long amount = 1 + Math.abs(random.nextLong() % Money.LIMIT);
            var billing = billing(cycle, 1, amount);
            var end = start.plusYears(1).minusDays(1);
            var cuts = random.ints(1 + random.nextInt(8), 1, 364)
                    .mapToObj(start::plusDays)
                    .distinct()
                    .sorted()
                    .toList();
            var terms = new ArrayList<Terms>();
            var from = start;
            for (var cut : cuts) {
                terms.add(terms(terms.size() + 1, from, cut.minusDays(1), billing));
                from = cut;
            }
            terms.add(terms(terms.size() + 1, from, end, billing));
            assertThat(sum(schedule(start, end, terms, List.of())))
                    .as("seed %s", seed)
                    .isEqualTo(amount * 12 / cycle.months());

            var whole = List.of(terms(1, start, end, billing));
            var first = cuts.get(0);
            var second = first.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(first, end) + 1));
            long running = sum(schedule(start, end, whole, List.of(new Suspension(first, second))));
            long before = sum(schedule(start, first.minusDays(1), whole, List.of()));
            long suspended = sum(schedule(start, second.minusDays(1), whole, List.of())) - before;
            assertThat(running + suspended).as("seed %s", seed).isEqualTo(amount * 12 / cycle.months());
            assertThat(suspended).isNotNegative();
        }
    }

    private static Billing anyBilling(Random random) {
        var cycle = List.of(BillingCycle.MONTHLY, BillingCycle.QUARTERLY, BillingCycle.YEARLY)
                .get(random.nextInt(3));
        return billing(cycle, 1 + random.nextInt(31), 1_000_000 + random.nextInt(1_000_000));
    }

    private static long sum(BillingSchedule schedule) {
        return schedule.items(EARLY, LATE).stream()
                .mapToLong(item -> item.amount().minor())
                .sum();
    }
}
