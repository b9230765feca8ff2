package io.taizhang.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.bank.BankAccountKind;
import io.taizhang.bank.BankAccountService;
import io.taizhang.bank.KeepBankAccount;
import io.taizhang.bank.StatementIntake;
import io.taizhang.billing.BillView;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The company's account at a bank, and this month's statement of it, whose lines nobody has matched yet. */
@ApplicationScoped
class DemoBank {

    private static final long OPENING = 12_645_018;
    private static final long FEE = 1_500;
    private static final long OF_NOBODY = 328_000;

    /** Firms by their numbers; nothing is proposed for what is disputed, so no firm that disputes is among them. */
    private static final int BY_NUMBER = 3;

    private static final int TWO_AT_ONCE = 4;
    private static final int[] TOLD_BY_NAME = {11, 19, 20, 22};

    /** The columns of the template 通用. */
    private static final String HEADER = "交易日期,对方户名,对方账号,贷方金额,借方金额,余额,摘要,流水号";

    private final DemoScene scene;
    private final BankAccountService accounts;
    private final StatementIntake intake;
    private final BusinessTime time;
    private final EntityManager em;

    DemoBank(
            DemoScene scene, BankAccountService accounts, StatementIntake intake, BusinessTime time, EntityManager em) {
        this.scene = scene;
        this.accounts = accounts;
        this.intake = intake;
        this.time = time;
        this.em = em;
    }

    /** A line of the statement; {@code minor} in 分, negative for what went out. */
    private record Line(LocalDate on, String who, String account, long minor, String remark) {}

    /** @param owed what each firm owes, the oldest bill first; by the firm's number */
    void bring(DemoCast cast, Map<Integer, List<BillView>> owed, Instant now) {
        var today = time.dayOf(now);
        var lines = new ArrayList<Line>();
        bills(owed, BY_NUMBER)
                .limit(1)
                .forEach(bill -> lines.add(paid(day(today, 4), List.of(bill), "账单" + bill.number())));
        nearest(owed, day(today, 3)).ifPresent(bill -> lines.add(paid(day(today, 3), List.of(bill), "货款")));
        var both = bills(owed, TWO_AT_ONCE).limit(2).toList();
        if (both.size() == 2) {
            var numbers = both.stream().map(BillView::number).collect(Collectors.joining(" "));
            lines.add(paid(day(today, 2), both, "付账单" + numbers));
        }
        lines.add(new Line(day(today, 1), "", "", -FEE, "账户管理费"));
        lines.add(new Line(today, "上海浦江会展服务有限公司", "310066200018170045", OF_NOBODY, "往来款"));
        scene.play(now, cast.office().finance(), () -> {
            var account = keepAccount();
            intake.keep(account, "demo-statement.csv", table(lines));
            return account;
        });
    }

    /** So many days ago, but none of the month before. */
    private static LocalDate day(LocalDate today, int ago) {
        return today.minusDays(Math.min(ago, today.getDayOfMonth() - 1));
    }

    private static Stream<BillView> bills(Map<Integer, List<BillView>> owed, int firm) {
        return owed.getOrDefault(firm, List.of()).stream();
    }

    /** Who pays without a number is told by name, amount and day: the bill that was issued or falls due next to it. */
    private static Optional<BillView> nearest(Map<Integer, List<BillView>> owed, LocalDate day) {
        return IntStream.of(TOLD_BY_NAME)
                .boxed()
                .flatMap(firm -> bills(owed, firm))
                .min(Comparator.comparing(bill -> Math.min(apart(bill.issueOn(), day), apart(bill.dueOn(), day))));
    }

    private static long apart(@Nullable LocalDate one, LocalDate other) {
        return one == null ? Long.MAX_VALUE : Math.abs(ChronoUnit.DAYS.between(one, other));
    }

    private static Line paid(LocalDate on, List<BillView> bills, String remark) {
        var payer = bills.get(0);
        var minor = bills.stream().mapToLong(bill -> bill.residual().minor()).sum();
        return new Line(on, payer.customerName(), "3100662000%08d".formatted(minor), minor, remark);
    }

    private UUID keepAccount() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var account = accounts.keep(
                    new KeepBankAccount("基本户（演示）", "3100 6688 0188 0000 024", BankAccountKind.BANK, null, null, null));
            DemoScene.mark(em, account.id(), "bank_account");
            return account.id();
        });
    }

    private static String table(List<Line> lines) {
        var table = new StringBuilder(HEADER).append('\n');
        var balance = OPENING;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            balance += line.minor();
            table.append(String.join(
                            ",",
                            line.on().toString(),
                            line.who(),
                            line.account(),
                            line.minor() > 0 ? yuan(line.minor()) : "",
                            line.minor() < 0 ? yuan(-line.minor()) : "",
                            yuan(balance),
                            line.remark(),
                            "DEMO%08d".formatted(i + 1)))
                    .append('\n');
        }
        return table.toString();
    }

    private static String yuan(long minor) {
        return Money.fen(minor).amount();
    }
}
