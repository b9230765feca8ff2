package io.taizhang.demo;

import io.taizhang.account.EntryMethod;
import io.taizhang.billing.BillCommands.DisputeBill;
import io.taizhang.billing.BillCommands.PromisePayment;
import io.taizhang.billing.BillRuns;
import io.taizhang.billing.BillService;
import io.taizhang.billing.BillSettlement;
import io.taizhang.billing.BillView;
import io.taizhang.billing.DraftBill;
import io.taizhang.billing.Dunning;
import io.taizhang.billing.PayBill;
import io.taizhang.billing.SendBill;
import io.taizhang.billing.StartBillRun;
import io.taizhang.demo.DemoFirms.Firm;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What finance has on the desk: every month the bills of the firms under contract, what they paid of them, what is
 * overdue and reminded of, a dispute, a promise, and drafts that wait. No firm has a mail address, so that no reminder
 * ever goes out: somebody has to call.
 */
@ApplicationScoped
class DemoOffice {

    private static final int MONTHS = 8;
    private static final int DAYS_TO_PAY = 30;

    private final DemoScene scene;
    private final BillRuns runs;
    private final BillService bills;
    private final BillSettlement settlement;
    private final Dunning dunning;
    private final BusinessTime time;

    DemoOffice(
            DemoScene scene,
            BillRuns runs,
            BillService bills,
            BillSettlement settlement,
            Dunning dunning,
            BusinessTime time) {
        this.scene = scene;
        this.runs = runs;
        this.bills = bills;
        this.settlement = settlement;
        this.dunning = dunning;
        this.time = time;
    }

    /**
     * Does the books since the first firm came.
     *
     * @return what each firm still owes, the oldest bill first; by the firm's number
     */
    Map<Integer, List<BillView>> keepBooks(DemoCast cast, List<Firm> firms, Instant now) {
        var owed = new HashMap<Integer, List<BillView>>();
        var known = firms.stream().collect(Collectors.toMap(Firm::id, Function.identity()));
        var thisMonth = time.dayOf(now).withDayOfMonth(1);
        for (int ago = MONTHS; ago >= 0; ago--) {
            for (var bill : bill(cast, firms, thisMonth.minusMonths(ago), now)) {
                var firm = Objects.requireNonNull(known.get(bill.customerId()));
                var paid = time.startOf(thisMonth.minusMonths(ago).plusDays(firm.paysAfterDays()))
                        .plus(Duration.ofHours(14));
                if (ago >= firm.silentMonths() && paid.isBefore(now)) {
                    pay(cast, bill, bill.total(), paid);
                } else {
                    owed.computeIfAbsent(firm.number(), any -> new ArrayList<>())
                            .add(bill);
                }
            }
        }
        firms.stream().filter(Firm::paysPart).forEach(firm -> payPart(cast, owed.get(firm.number()), now));
        chase(cast, owed, now);
        draft(firms, now);
        return owed;
    }

    /** The bills of a month, as of the morning of its first day, or of now when that is still to come. */
    private List<BillView> bill(DemoCast cast, List<Firm> firms, LocalDate day, Instant now) {
        var contracts = firms.stream().collect(Collectors.toMap(Firm::contract, Firm::id));
        var morning = time.startOf(day).plus(Duration.ofHours(10));
        var made = scene.play(
                morning.isBefore(now) ? morning : now,
                cast.office().finance(),
                () -> runs.billOnly(contracts, new StartBillRun(null, day, true)));
        // What the policies of the installation want a second person for stays a draft.
        return made.stream().filter(bill -> bill.number() != null).toList();
    }

    private BillView pay(DemoCast cast, BillView bill, Money amount, Instant moment) {
        return scene.play(
                moment,
                cast.office().finance(),
                () -> settlement.pay(bill.id(), new PayBill(amount, EntryMethod.TRANSFER, time.dayOf(moment), null)));
    }

    private void payPart(DemoCast cast, @Nullable List<BillView> owed, Instant now) {
        if (owed != null && owed.size() > 1) {
            var oldest = owed.get(0);
            owed.set(0, pay(cast, oldest, Money.fen(oldest.total().minor() * 2 / 5), now.minus(Duration.ofDays(2))));
        }
    }

    /**
     * What is owed of earlier months went out; this month's bills are still to be sent. One bill is disputed, the payment of
     * one is promised, and of the rest the firms are reminded.
     */
    private void chase(DemoCast cast, Map<Integer, List<BillView>> owed, Instant now) {
        var open = owed.values().stream().flatMap(List::stream).toList();
        open.stream()
                .filter(bill -> isOfEarlierMonth(bill, now))
                .forEach(bill -> scene.play(
                        now.minus(Duration.ofHours(30)),
                        cast.office().finance(),
                        () -> settlement.sent(bill.id(), new SendBill(SendBill.Channel.MESSAGE, "微信发给对方财务"))));
        var yesterday = now.minus(Duration.ofHours(26));
        oldest(owed, 21)
                .ifPresent(bill -> scene.play(
                        yesterday,
                        cast.office().finance(),
                        () -> settlement.dispute(bill, new DisputeBill("客户称当月少送两箱，正在核对送货单。"))));
        oldest(owed, 14)
                .ifPresent(bill -> scene.play(
                        yesterday,
                        cast.office().finance(),
                        () -> settlement.promise(
                                bill, new PromisePayment(time.dayOf(now).plusDays(5)))));
        scene.play(
                now.minus(Duration.ofHours(3)),
                cast.office().finance(),
                () -> dunning.remind(open.stream().map(BillView::id).toList()));
    }

    private boolean isOfEarlierMonth(BillView bill, Instant now) {
        var issued = bill.issueOn();
        return issued != null && issued.isBefore(time.dayOf(now).withDayOfMonth(1));
    }

    private static Optional<UUID> oldest(Map<Integer, List<BillView>> owed, int firm) {
        return owed.getOrDefault(firm, List.of()).stream().map(BillView::id).findFirst();
    }

    /** What account managers have prepared and finance has to look at, one of each shop. */
    private void draft(List<Firm> firms, Instant now) {
        for (var firm : firms.subList(0, 3)) {
            scene.play(
                    now.minus(Duration.ofHours(20L + firm.number())),
                    firm.shop().accountManager(),
                    () -> bills.draft(new DraftBill(
                            firm.id(),
                            List.of(
                                    new DraftBill.DraftLine("茶礼盒（定制腰封）", "40", Money.fen(29_800), null, "13.00"),
                                    new DraftBill.DraftLine("现场茶歇服务", "1", Money.fen(180_000), null, "6.00")),
                            null,
                            null,
                            null,
                            time.dayOf(now).plusDays(DAYS_TO_PAY),
                            "年会加单，未含在月度合同内")));
        }
    }
}
