package io.taizhang.billing;

import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.platform.Money;
import io.taizhang.support.Given;
import io.taizhang.support.LedgerRuns;
import io.taizhang.support.MovableClock;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A year of a shop with four customers, day by day: a tenant who pays every bill by bank on its day, a company that is
 * billed by the quarter and pays forty days late, a neighbour who buys on account and pays when they like, and a member
 * who pays with a stored-value card. What the test keeps in mind must be what accounts, statements, ageing and the
 * general ledger say at the end of every month.
 */
@QuarkusTest
class YearOfAShopTest {

    private static final int YEAR = 2003;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long DAYS_LATE = 40;

    private final long seed = Long.getLong("story.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Inject
    MovableClock clock;

    @Inject
    BillRuns runs;

    /** What each customer owes, in fen. */
    private final Map<String, Long> owed = new HashMap<>();

    /** What each customer owed at the end of the month before. */
    private final Map<String, Long> before = new HashMap<>();

    private final List<String> levels = new ArrayList<>();
    private String shop;
    private String manager;
    private String tenant;
    private String quarterly;
    private String neighbour;
    private String member;
    private String card;
    private String cardNumber;
    private long onCard;
    private String bank;
    private LocalDate today;

    @AfterEach
    void the_present_again() {
        clock.moveBack();
    }

    @Test
    void every_month_ends_with_what_happened_in_it() {
        System.out.println("YearOfAShopTest: -Dstory.seed=" + seed);
        Staff.admin();
        Staff.token("FINANCE");
        Staff.token("AUDITOR");
        shop = Staff.shop();
        manager = Staff.token("MANAGER", "SUBTREE", shop);
        for (var month = YearMonth.of(YEAR, 1); month.getYear() == YEAR; month = month.plusMonths(1)) {
            for (int day = 1; day <= month.lengthOfMonth(); day++) {
                live(month.atDay(day));
            }
            monthIsOver(month);
        }
        yearIsOver();
    }

    private void live(LocalDate day) {
        today = day;
        clock.moveTo(day.atTime(LocalTime.of(10, 0)).atZone(SHANGHAI).toInstant());
        if (day.getDayOfYear() == 1) {
            open();
        }
        if (day.getDayOfMonth() == 1) {
            bill();
        }
        if (random.nextInt(4) == 0) {
            neighbourBuysOrPays();
        }
        if (random.nextInt(6) == 0) {
            memberComes();
        }
        payQuarter();
        if (day.getDayOfMonth() % 5 == 0) {
            Given.admin().post("/api/v1/dunning-notices/run").then().statusCode(200);
        }
    }

    private void open() {
        tenant = customer("租户");
        quarterly = customer("季付公司");
        neighbour = customer("邻居");
        member = customer("会员");
        contract(tenant, "MONTHLY", "1000.00", 9);
        contract(quarterly, "QUARTERLY", "3210.55", 10);
        String program = Given.admin()
                .body(Map.of(
                        "code",
                        "Y" + UUID.randomUUID().toString().substring(0, 20),
                        "name",
                        "储值卡",
                        "kind",
                        "REGISTERED",
                        "pinFreeAmount",
                        yuan("5000.00")))
                .post("/api/v1/card-programs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var issued = Given.admin()
                .body(Map.of("programId", program, "customerId", member))
                .post("/api/v1/cards")
                .then()
                .statusCode(201)
                .extract();
        card = issued.path("id");
        cardNumber = issued.path("number");
        bank = Given.admin()
                .body(Map.of(
                        "name",
                        "基本户",
                        "number",
                        Integer.toString(random.nextInt(1 << 30)) + YEAR,
                        "kind",
                        "BANK",
                        "currency",
                        "CNY"))
                .post("/api/v1/bank-accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String customer(String name) {
        var id = Given.customer(Map.of("name", name, "unitId", shop));
        owed.put(id, 0L);
        before.put(id, 0L);
        return id;
    }

    private void contract(String customer, String cycle, String amount, int termsDays) {
        String id = Given.admin()
                .body(Map.of(
                        "customerId",
                        customer,
                        "title",
                        "年度合同",
                        "amount",
                        yuan("20000.00"),
                        "startsOn",
                        today.toString(),
                        "endsOn",
                        LocalDate.of(YEAR, 12, 31).toString(),
                        "billing",
                        Map.of(
                                "cycle",
                                cycle,
                                "dayOfMonth",
                                1,
                                "amount",
                                yuan(amount),
                                "taxRate",
                                "6.00",
                                "paymentTermsDays",
                                termsDays)))
                .post("/api/v1/contracts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Given.admin()
                .body(Map.of("signedOn", today.toString()))
                .post("/api/v1/contracts/{id}/sign", id)
                .then()
                .statusCode(200);
    }

    private void bill() {
        runs.goOn();
        Given.admin()
                .body(Map.of("through", today.toString(), "approve", true))
                .post("/api/v1/bill-runs")
                .then()
                .statusCode(201);
        runs.goOn();
        owes(tenant, 100_000);
        if (today.getMonthValue() % 3 == 1) {
            owes(quarterly, 321_055);
        }
    }

    private void owes(String customer, long fen) {
        owed.merge(customer, fen, Long::sum);
    }

    private void neighbourBuysOrPays() {
        var amount = 100 + random.nextInt(20_000);
        if (random.nextInt(3) > 0) {
            String sale = entry("SALE", amount);
            owes(neighbour, amount);
            if (random.nextInt(5) == 0) {
                correct(sale, amount);
            }
        } else {
            Given.money()
                    .body(Map.of("customerId", neighbour, "amount", money(amount), "method", "WECHAT"))
                    .post("/api/v1/payments")
                    .then()
                    .statusCode(201);
            owes(neighbour, -amount);
        }
    }

    private String entry(String type, long fen) {
        return Given.money()
                .body(Map.of("customerId", neighbour, "type", type, "method", "ON_ACCOUNT", "amount", money(fen)))
                .post("/api/v1/transactions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The amount was wrong by some fen, or there was no sale at all. */
    private void correct(String sale, long was) {
        var body = new HashMap<String, Object>(Map.of("reason", "记错"));
        var right = random.nextBoolean() ? was + 1 + random.nextInt(99) : 0;
        if (right > 0) {
            body.put(
                    "replacement",
                    Map.of("customerId", neighbour, "type", "SALE", "method", "ON_ACCOUNT", "amount", money(right)));
        }
        Given.money()
                .body(body)
                .post("/api/v1/transactions/{id}/corrections", sale)
                .then()
                .statusCode(201);
        owes(neighbour, right - was);
    }

    private void memberComes() {
        var amount = 100 + random.nextInt(30_000);
        if (onCard < amount) {
            Given.money()
                    .body(Map.of("amount", money(50_000), "method", "CASH"))
                    .post("/api/v1/cards/{id}/top-ups", card)
                    .then()
                    .statusCode(201);
            onCard += 50_000;
        }
        Given.money()
                .body(Map.of("amount", money(amount), "cardNumber", cardNumber, "shopId", shop))
                .post("/api/v1/checkouts")
                .then()
                .statusCode(201);
        onCard -= amount;
    }

    /** The quarter's bill is paid so many days after it was due, and meanwhile reminded of. */
    private void payQuarter() {
        for (var bill : bills(quarterly)) {
            if (LocalDate.parse((String) bill.get("dueOn")).plusDays(DAYS_LATE).equals(today)) {
                levels.add(notices((String) bill.get("id"))
                        .extract()
                        .path("items.level")
                        .toString());
                GivenBills.pay((String) bill.get("id"), "3210.55").statusCode(201);
                owes(quarterly, -321_055);
            }
        }
    }

    private static ValidatableResponse notices(String bill) {
        return Given.admin()
                .get("/api/v1/dunning-notices?billId={id}&sort=level", bill)
                .then()
                .statusCode(200);
    }

    private static List<Map<String, ?>> bills(String customer) {
        return Given.admin()
                .get("/api/v1/bills?customerId={id}&limit=50", customer)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private void monthIsOver(YearMonth month) {
        bankStatement(month);
        LedgerRuns.run();
        for (var customer : owed.keySet()) {
            statement(month, customer);
        }
        ageing();
        ledger(month);
    }

    /** The tenant's payment is found by the number of its bill. */
    private void bankStatement(YearMonth month) {
        var number = bills(tenant).stream()
                .filter(bill -> month.atDay(1).toString().equals(bill.get("periodFrom")))
                .map(bill -> bill.get("number"))
                .findFirst()
                .orElseThrow();
        var csv = "交易日期,金额,对方户名,对方账号,摘要,流水号\n" + month.atDay(10) + ",1000.00,租户,6222000011112222,付 " + number + ","
                + UUID.randomUUID();
        Given.open()
                .auth()
                .oauth2(Staff.token("FINANCE"))
                .multiPart("file", "bank.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("accountId", bank)
                .post("/api/v1/bank-statements")
                .then()
                .statusCode(201)
                .body("matching.matched", is(1));
        owes(tenant, -100_000);
    }

    private void statement(YearMonth month, String customer) {
        var content = Given.json(manager)
                .get(
                        "/api/v1/account-statements/preview?customerId={id}&from={from}&to={to}",
                        customer,
                        month.atDay(1).toString(),
                        month.atEndOfMonth().toString())
                .then()
                .statusCode(200)
                .extract();
        var closing = owed.get(customer);
        assertThat(fen(content.path("opening.amount"))).as(story(month)).isEqualTo(before.get(customer));
        assertThat(fen(content.path("closing.amount"))).as(story(month)).isEqualTo(closing);
        List<String> effects = content.path("movements.effect.amount");
        assertThat(effects.stream().mapToLong(YearOfAShopTest::fen).sum())
                .as(story(month))
                .isEqualTo(closing - before.put(customer, closing));
        assertThat(fen(GivenBills.balance(customer))).as(story(month)).isEqualTo(closing);
    }

    private void ageing() {
        var ageing = Given.json(manager)
                .get("/api/v1/receivables/ageing?asOf={day}", today.toString())
                .then()
                .statusCode(200)
                .extract();
        List<String> buckets = ageing.path("buckets.amount.amount");
        var debits = buckets.stream().mapToLong(YearOfAShopTest::fen).sum();
        assertThat(fen(ageing.path("owed.amount"))).isEqualTo(debits);
        assertThat(debits - fen(ageing.path("credits.amount"))).isEqualTo(sum(owed));
    }

    /** What the ledger says of customers and cards moved as they did since the year began. */
    private void ledger(YearMonth month) {
        var rows = trialBalance(LocalDate.of(YEAR, 1, 1), month.atEndOfMonth());
        assertThat(rows.get("1122")).as(story(month)).isEqualTo(sum(owed));
        assertThat(rows.get("2205.01")).as(story(month)).isEqualTo(-onCard);
        assertThat(rows.values().stream().mapToLong(Long::longValue).sum()).isZero();
        Given.json(manager)
                .get("/api/v1/cards/{id}", card)
                .then()
                .body(
                        "balance.amount",
                        is(new BigDecimal(onCard).movePointLeft(2).toPlainString()));
    }

    /** Debit less credit of a period, in fen, of every lowest account. */
    private static Map<String, Long> trialBalance(LocalDate from, LocalDate to) {
        List<Map<String, ?>> rows = Given.as("AUDITOR")
                .get("/api/v1/ledger/trial-balance?from={from}&to={to}", from.toString(), to.toString())
                .then()
                .statusCode(200)
                .extract()
                .path("rows.findAll { it.lowest }");
        var moved = new TreeMap<String, Long>();
        for (var row : rows) {
            var figures = (Map<?, ?>) row.get("figures");
            moved.put((String) row.get("code"), amount(figures, "debit") - amount(figures, "credit"));
        }
        return moved;
    }

    private static long amount(Map<?, ?> figures, String name) {
        return fen((String) ((Map<?, ?>) figures.get(name)).get("amount"));
    }

    private void yearIsOver() {
        assertThat(bills(tenant)).hasSize(12).allMatch(bill -> "PAID".equals(bill.get("status")));
        assertThat(bills(quarterly)).hasSize(4);
        assertThat(levels).hasSize(4).containsOnly("[1, 2, 3]");
    }

    private String story(YearMonth month) {
        return month + " of -Dstory.seed=" + seed;
    }

    private static long sum(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Object> money(long fen) {
        return yuan(Money.fen(fen).amount());
    }

    private static long fen(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }
}
