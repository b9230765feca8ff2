package io.taizhang.oversight;

import static io.taizhang.oversight.GivenOversight.card;
import static io.taizhang.oversight.GivenOversight.program;
import static io.taizhang.oversight.GivenOversight.spend;
import static io.taizhang.oversight.GivenOversight.spendAt;
import static io.taizhang.oversight.GivenOversight.text;
import static io.taizhang.oversight.GivenOversight.topUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.card.CardMoneyService;
import io.taizhang.card.CardService;
import io.taizhang.card.IssueCard;
import io.taizhang.card.TopUpCard;
import io.taizhang.card.TopUpMethod;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.HouseClock;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LiabilityTest {

    private static final String ROLLUP_DIFFERS =
            """
            select count(*) from (
                select business_date, program_id, unit_id, shop_id, kind, contra, principal_in, principal_out, bonus_in,
                    bonus_out, held, movements from card_rollup
                except
                select business_date, program_id, unit_id, shop_id, kind, contra, sum(principal_in), sum(principal_out),
                    sum(bonus_in), sum(bonus_out), sum(held), sum(movements)
                from card_flow_single where xid < (select upto_xid from watermark where name = 'card_rollup')
                group by 1, 2, 3, 4, 5, 6) difference""";

    @Inject
    LiabilityService liability;

    @Inject
    CardService cards;

    @Inject
    CardMoneyService money;

    @Inject
    HouseClock clock;

    @Inject
    BusinessTime time;

    @Inject
    DataSource dataSource;

    @Test
    void what_is_owed_is_exact_before_and_after_it_is_summed() {
        var program = program("ANONYMOUS");
        var card = card(program, null);
        topUp(card, "300.00");
        spend(card, "45.50");
        ofProgram(program).body("total.balance.amount", is("254.50"));
        advance();
        ofProgram(program)
                .body("total.balance.amount", is("254.50"))
                .body("total.principal.amount", is("254.50"))
                .body("total.bonus.amount", is("0.00"))
                .body("byProgram.id", is(List.of(program)))
                .body("byProgram[0].name", is("储值卡"))
                .body("asOf", notNullValue());
        spend(card, "4.50");
        ofProgram(program).body("total.balance.amount", is("250.00"));
    }

    @Test
    void a_day_shows_what_came_in_and_went_out_by_kind_and_account() {
        var program = program("ANONYMOUS");
        var card = card(program, null);
        topUp(card, "200.00");
        topUp(card, "100.00");
        spend(card, "80.00");
        ofProgram(program)
                .body("toppedUp.amount", is("300.00"))
                .body("spent.amount", is("80.00"))
                .body("returned.amount", is("0.00"))
                .body("cashedOut.amount", is("0.00"))
                .body("flows.kind", is(List.of("TOP_UP", "SPEND")))
                .body("flows.account", is(List.of("CASH", "SALES")))
                .body("flows.movements", is(List.of(2, 1)));
        Given.as("FINANCE")
                .get(
                        "/api/v1/liability?programId={p}&on={day}",
                        program,
                        time.today().minusDays(1).toString())
                .then()
                .statusCode(200)
                .body("total.balance.amount", is("0.00"))
                .body("flows", is(List.of()));
    }

    @Test
    void a_shop_is_drilled_into() {
        var program = program("ANONYMOUS");
        var shop = Staff.shop();
        var card = card(program, null);
        topUp(card, "200.00");
        spendAt(shop, card, "60.00");
        spend(card, "10.00");
        Given.as("AUDITOR")
                .get("/api/v1/liability?programId={p}&shopId={s}", program, shop)
                .then()
                .statusCode(200)
                .body("spent.amount", is("60.00"))
                .body("byShop[0].name", is("测试门店"));
        Given.as("AUDITOR")
                .get("/api/v1/liability/days?programId={p}", program)
                .then()
                .statusCode(200)
                .body("items.findAll { it.kind == 'SPEND' }.size()", is(2))
                .body("items.find { it.shopId == '" + shop + "' }.principalOut.amount", is("60.00"))
                .body("items[0].businessDate", is(time.today().toString()));
    }

    @Test
    void a_period_is_bounded() {
        Given.as("AUDITOR")
                .get("/api/v1/liability/days?from=2026-01-01&to=2026-12-31")
                .then()
                .statusCode(422)
                .body("code", is("period_too_long"));
        Given.as("AUDITOR")
                .get("/api/v1/liability/days?from=2026-02-01&to=2026-01-01")
                .then()
                .statusCode(422);
    }

    @Test
    void sums_are_those_of_the_movements_however_many_move_and_sum_at_once() throws Exception {
        var program = program("ANONYMOUS");
        var moved = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(10);
        try {
            var tills = new ArrayList<Callable<Object>>();
            for (int till = 0; till < 6; till++) {
                tills.add(() -> {
                    var card = card(program, null);
                    topUp(card, "500.00");
                    for (int i = 0; i < 25; i++) {
                        spend(card, "1.00");
                    }
                    return null;
                });
            }
            var sums = new ArrayList<Callable<Object>>();
            for (int instance = 0; instance < 2; instance++) {
                sums.add(() -> {
                    while (!moved.get()) {
                        liability.advance();
                    }
                    return null;
                });
            }
            var summing = sums.stream().map(pool::submit).toList();
            for (var till : pool.invokeAll(tills)) {
                till.get();
            }
            moved.set(true);
            for (var sum : summing) {
                sum.get();
            }
        } finally {
            moved.set(true);
            pool.shutdown();
        }
        ofProgram(program).body("total.balance.amount", is("2850.00"));
        advance();
        assertThat(text(dataSource, ROLLUP_DIFFERS)).isEqualTo("0");
        ofProgram(program).body("total.balance.amount", is("2850.00")).body("spent.amount", is("150.00"));
    }

    @Test
    void custody_is_the_share_of_what_was_owed_at_the_end_of_the_quarter() {
        var quarterEnd = lastQuarterEnd();
        var before = principalOwed(quarterEnd);
        var program = UUID.fromString(program("ANONYMOUS"));
        clock.asOf(time.startOf(quarterEnd).plus(Duration.ofHours(20)), () -> {
            var card = cards.issue(new IssueCard(program, null, true, null));
            money.topUp(
                    card.id(),
                    Ids.next().toString(),
                    new TopUpCard(Money.fen(50_000), null, TopUpMethod.CASH, null, null));
        });
        assertThat(principalOwed(quarterEnd).subtract(before)).isEqualByComparingTo("500.00");
        for (var issuer : List.of("LARGE 20", "GROUP 30", "BRAND 40", "OTHER 0")) {
            var type = issuer.split(" ")[0];
            var percent = Integer.parseInt(issuer.split(" ")[1]);
            Given.admin()
                    .body(Map.of("type", type, "reason", "按备案类型"))
                    .put("/api/v1/custody/issuer")
                    .then()
                    .statusCode(200)
                    .body("issuerType", is(type));
            var custody = Given.as("FINANCE")
                    .get("/api/v1/custody")
                    .then()
                    .statusCode(200)
                    .body("quarterEnd", is(quarterEnd.toString()))
                    .body("basisPoints", is(percent * 100))
                    .extract();
            var expected = new BigDecimal(custody.<String>path("principal.amount"))
                    .multiply(BigDecimal.valueOf(percent))
                    .divide(BigDecimal.valueOf(100), 2, java.math.RoundingMode.CEILING);
            assertThat(new BigDecimal(custody.<String>path("required.amount"))).isEqualByComparingTo(expected);
        }
        Given.admin()
                .get("/api/v1/audit-entries?action=issuer_type.set")
                .then()
                .body("items[0].after.type", is("OTHER"))
                .body("items[0].before.type", is("BRAND"));
    }

    @Test
    void a_decision_about_the_share_counts_for_the_figure() {
        Given.admin()
                .body(Map.of("type", "LARGE", "reason", "按备案类型"))
                .put("/api/v1/custody/issuer")
                .then()
                .statusCode(200);
        decide(2_500L);
        Given.as("FINANCE")
                .get("/api/v1/custody")
                .then()
                .body("basisPoints", is(2_500))
                .body("rule", is("CUSTODY_LARGE"));
        decide(null);
        Given.as("FINANCE").get("/api/v1/custody").then().body("basisPoints", is(2_000));
    }

    @Test
    void custody_is_of_a_quarter_that_has_ended() {
        for (var day : List.of("2026-09-29", "2012-09-30", "2999-12-31")) {
            Given.as("FINANCE")
                    .get("/api/v1/custody?quarterEnd=" + day)
                    .then()
                    .statusCode(422)
                    .body("code", is("not_a_quarter_end"));
        }
    }

    @Test
    void tills_see_none_of_it_and_finance_sets_no_issuer() {
        Given.as("CASHIER").get("/api/v1/liability").then().statusCode(403);
        Given.as("CASHIER").get("/api/v1/liability/days").then().statusCode(403);
        Given.as("SERVICE").get("/api/v1/custody").then().statusCode(403);
        Given.as("FINANCE")
                .body(Map.of("type", "OTHER", "reason", "越权"))
                .put("/api/v1/custody/issuer")
                .then()
                .statusCode(403);
    }

    private static void decide(Long value) {
        var body = new java.util.HashMap<String, Object>(Map.of("reason", "测试"));
        if (value != null) {
            body.put("value", value);
        }
        Given.admin()
                .body(body)
                .put("/api/v1/prepaid-rules/CUSTODY_LARGE/override")
                .then()
                .statusCode(200);
    }

    private LocalDate lastQuarterEnd() {
        return time.today().with(IsoFields.DAY_OF_QUARTER, 1).minusDays(1);
    }

    private static BigDecimal principalOwed(LocalDate quarterEnd) {
        return new BigDecimal(Given.as("FINANCE")
                .get("/api/v1/custody?quarterEnd=" + quarterEnd)
                .then()
                .statusCode(200)
                .extract()
                .<String>path("principal.amount"));
    }

    private void advance() {
        while (liability.advance()) {
            continue;
        }
    }

    private static ValidatableResponse ofProgram(String program) {
        return Given.as("FINANCE")
                .get("/api/v1/liability?programId=" + program)
                .then()
                .statusCode(200);
    }
}
