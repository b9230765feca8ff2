package io.taizhang.oversight;

import static io.taizhang.oversight.GivenOversight.card;
import static io.taizhang.oversight.GivenOversight.execute;
import static io.taizhang.oversight.GivenOversight.program;
import static io.taizhang.oversight.GivenOversight.spend;
import static io.taizhang.oversight.GivenOversight.topUp;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AlertTest {

    /** A return as the sub-ledger writes it: the card's account and the movement together. */
    private static final String RETURN =
            """
            with a as (update card_account set principal = principal + 5000, sequence = sequence + 1
                where id = '%1$s' returning *)
            insert into card_movement (key, card_id, sequence, principal, bonus, held, principal_after, bonus_after,
                held_after, request_hash, moved_at, business_date, kind, result, contra, currency, operator_id, shop_id,
                request_id)
            select gen_random_uuid(), id, sequence, 5000, 0, 0, principal, bonus, held, 0, now(), business_date, 6, 0, 10,
                'CNY', '%2$s', '%3$s', '-' from a""";

    @Inject
    AlertScan scan;

    @Inject
    DataSource dataSource;

    @Test
    void many_payments_within_minutes_are_one_alert_however_long_it_goes_on() {
        var card = card();
        topUp(card, "100.00");
        pay(card, 7);
        look();
        alerts(card, "VELOCITY").body("items", is(List.of()));
        pay(card, 1);
        look();
        alerts(card, "VELOCITY")
                .body("items.status", is(List.of("OPEN")))
                .body("items[0].figures.times", is(8))
                .body("items[0].figures.minutes", is(10))
                .body("items[0].cardNumber", notNullValue());
        pay(card, 3);
        look();
        look();
        alerts(card, "VELOCITY").body("items.size()", is(1)).body("items[0].figures.times", is(11));
    }

    @Test
    void a_card_that_loses_most_of_its_money_in_a_day_is_an_alert() {
        var card = card(program("REGISTERED"), Given.customer());
        topUp(card, "3000.00");
        spend(card, "1900.00");
        look();
        alerts(card, "BALANCE_DROP").body("items", is(List.of()));
        spend(card, "600.00");
        look();
        alerts(card, "BALANCE_DROP")
                .body("items.size()", is(1))
                .body("items[0].figures.before", is(300_000))
                .body("items[0].figures.after", is(50_000))
                .body("items[0].figures.percent", is(83));
    }

    @Test
    void returns_that_are_a_large_share_of_sales_are_an_alert_of_the_operator_and_of_the_shop() throws SQLException {
        var shop = Staff.shop();
        var cashier = Staff.member("CASHIER", "ALL", shop);
        var card = card();
        topUp(card, "500.00");
        Given.json(cashier.token())
                .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .body(Map.of("amount", Given.yuan("400.00")))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(201);
        giveBack(card, cashier, shop, 4);
        look();
        Given.as("AUDITOR")
                .get("/api/v1/alerts?operatorId=" + cashier.id())
                .then()
                .body("items", is(List.of()));
        giveBack(card, cashier, shop, 1);
        look();
        Given.as("AUDITOR")
                .get("/api/v1/alerts?operatorId=" + cashier.id())
                .then()
                .statusCode(200)
                .body("items.kind", is(List.of("REFUND_RATIO")))
                .body("items[0].figures.times", is(5))
                .body("items[0].figures.refunded", is(25_000))
                .body("items[0].figures.spent", is(40_000))
                .body("items[0].figures.percent", is(62))
                .body("items[0].operatorName", is("测试CASHIER"));
        Given.as("AUDITOR")
                .get("/api/v1/alerts?shopId=" + shop)
                .then()
                .body("items.size()", is(1))
                .body("items[0].shopName", is("测试门店"));
        giveBack(card, cashier, shop, 1);
        look();
        Given.as("AUDITOR")
                .get("/api/v1/alerts?operatorId=" + cashier.id())
                .then()
                .body("items.size()", is(1))
                .body("items[0].figures.times", is(6));
    }

    @Test
    void a_pin_that_is_locked_is_an_alert_once() throws SQLException {
        var card = card();
        try (var connection = dataSource.getConnection()) {
            execute(
                    connection,
                    "insert into card_secret (card_id, alias, pin_hash, pin_set_at, pin_failures) values ('" + card
                            + "', lpad((random() * 1000000000)::bigint::text, 10, '7'), 'x', now(), 4)"
                            + " on conflict (card_id) do update set pin_hash = 'x', pin_set_at = now(), pin_failures = 4");
            look();
            alerts(card, "PIN_FAILURES").body("items", is(List.of()));
            execute(
                    connection,
                    "update card_secret set pin_failures = 5, pin_locked_at = now() where card_id = '" + card + "'");
        }
        topUp(card, "1.00");
        look();
        topUp(card, "1.00");
        look();
        alerts(card, "PIN_FAILURES").body("items.size()", is(1)).body("items[0].figures.times", is(5));
    }

    @Test
    void an_alert_is_acknowledged_once_with_a_note_and_not_raised_again() {
        var card = card();
        topUp(card, "100.00");
        pay(card, 8);
        look();
        String id = alerts(card, "VELOCITY").extract().path("items[0].id");
        acknowledge("FINANCE", id, "已电话核实，为会员聚餐分单")
                .statusCode(200)
                .body("status", is("ACKNOWLEDGED"))
                .body("note", is("已电话核实，为会员聚餐分单"))
                .body("acknowledgedByName", is("测试FINANCE"));
        acknowledge("FINANCE", id, "再次").statusCode(409).body("code", is("alert_acknowledged"));
        Given.as("AUDITOR").get("/api/v1/alerts/" + id).then().statusCode(200).body("version", is(1));
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .body("items.action", is(List.of("alert.acknowledged")));
        pay(card, 1);
        look();
        alerts(card, "VELOCITY").body("items.status", is(List.of("ACKNOWLEDGED")));
    }

    @Test
    void an_acknowledgement_says_something() {
        acknowledge("FINANCE", java.util.UUID.randomUUID().toString(), " ")
                .statusCode(400)
                .body("code", is("validation_failed"));
        acknowledge("FINANCE", java.util.UUID.randomUUID().toString(), "无").statusCode(404);
    }

    @Test
    void the_thresholds_are_data() {
        var rule = rule("BALANCE_DROP");
        var card = card();
        change(rule, Map.of("percent", 50, "amount", Given.yuan("100.00")))
                .statusCode(200)
                .body("percent", is(50));
        topUp(card, "400.00");
        spend(card, "250.00");
        look();
        alerts(card, "BALANCE_DROP").body("items.size()", is(1));
        change(rule("BALANCE_DROP"), Map.of("enabled", false)).statusCode(200);
        var other = card();
        topUp(other, "400.00");
        spend(other, "350.00");
        look();
        alerts(other, "BALANCE_DROP").body("items", is(List.of()));
        change(rule("BALANCE_DROP"), Map.of("enabled", true, "percent", 80, "amount", Given.yuan("2000.00")))
                .statusCode(200);
    }

    @Test
    void a_rule_keeps_the_thresholds_of_its_kind() {
        change(rule("VELOCITY"), Map.of("percent", 10)).statusCode(422).body("code", is("alert_threshold"));
        change(rule("BALANCE_DROP"), Map.of("amount", Given.yuan("-1.00")))
                .statusCode(422)
                .body("code", is("alert_threshold"));
        var without = new HashMap<String, Object>();
        without.put("times", null);
        change(rule("VELOCITY"), without).statusCode(422).body("code", is("alert_threshold"));
        change(rule("VELOCITY"), Map.of("times", 0)).statusCode(400);
    }

    @Test
    void rules_are_listed() {
        Given.as("AUDITOR")
                .get("/api/v1/alert-rules")
                .then()
                .statusCode(200)
                .body("items.kind", hasItems("VELOCITY", "REFUND_RATIO", "BALANCE_DROP", "PIN_FAILURES"));
    }

    @Test
    void tills_neither_see_nor_acknowledge_nor_set() {
        var id = java.util.UUID.randomUUID().toString();
        Given.as("CASHIER").get("/api/v1/alerts").then().statusCode(403);
        acknowledge("AUDITOR", id, "越权").statusCode(403);
        acknowledge("CASHIER", id, "越权").statusCode(403);
        Given.as("FINANCE")
                .body(Map.of("enabled", false))
                .patch("/api/v1/alert-rules/" + id)
                .then()
                .statusCode(403);
    }

    private void giveBack(String card, Staff.Member cashier, String shop, int times) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            for (int i = 0; i < times; i++) {
                execute(connection, RETURN.formatted(card, cashier.id(), shop));
            }
        }
    }

    private static void pay(String card, int times) {
        for (int i = 0; i < times; i++) {
            spend(card, "1.00");
        }
    }

    private void look() {
        while (scan.advance()) {
            continue;
        }
    }

    private static ValidatableResponse alerts(String card, String kind) {
        return Given.as("AUDITOR")
                .get("/api/v1/alerts?cardId={card}&kind={kind}", card, kind)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse acknowledge(String role, String id, String note) {
        return Given.as(role)
                .body(Map.of("note", note))
                .post("/api/v1/alerts/{id}/acknowledge", id)
                .then();
    }

    private static Map<String, Object> rule(String kind) {
        return Given.as("AUDITOR")
                .get("/api/v1/alert-rules?kind=" + kind)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0]");
    }

    private static ValidatableResponse change(Map<String, Object> rule, Map<String, Object> patch) {
        return Given.as("MANAGER")
                .header("If-Match", "\"" + rule.get("version") + "\"")
                .body(patch)
                .patch("/api/v1/alert-rules/{id}", rule.get("id"))
                .then();
    }
}
