package io.taizhang.card;

import static io.taizhang.card.GivenCards.act;
import static io.taizhang.card.GivenCards.anonymous;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.program;
import static io.taizhang.card.GivenCards.registered;
import static io.taizhang.card.GivenCards.spend;
import static io.taizhang.card.GivenCards.till;
import static io.taizhang.card.GivenCards.topUp;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.taizhang.platform.Ids;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CardMoneyTest {

    @Test
    void a_top_up_and_a_payment_answer_with_a_receipt() {
        var card = anonymous();
        topUp(card, "100.00")
                .statusCode(201)
                .body("kind", is("TOP_UP"))
                .body("cardId", is(card))
                .body("number", matchesPattern("\\d{16}"))
                .body("amount.amount", is("100.00"))
                .body("principal.amount", is("100.00"))
                .body("bonus.amount", is("0.00"))
                .body("balance.amount", is("100.00"))
                .body("sequence", is(2));
        spend(card, "30.50")
                .statusCode(201)
                .body("kind", is("SPEND"))
                .body("amount.amount", is("30.50"))
                .body("principal.amount", is("30.50"))
                .body("principalAfter.amount", is("69.50"))
                .body("balance.amount", is("69.50"))
                .body("at", matchesPattern(".*\\+08:00"))
                .body("businessDate", notNullValue())
                .body("reference", notNullValue())
                .body("sequence", is(3));
        get(card)
                .body("balance.amount", is("69.50"))
                .body("available.amount", is("69.50"))
                .body("version", is(3));
    }

    @Test
    void the_highest_tier_reached_grants_the_bonus() {
        var card = anonymous(tiers());
        topUp(card, "99.99").statusCode(201).body("bonus.amount", is("0.00"));
        topUp(card, "100.00").statusCode(201).body("bonus.amount", is("5.00"));
        topUp(card, "300.00")
                .statusCode(201)
                .body("amount.amount", is("300.00"))
                .body("bonus.amount", is("40.00"))
                .body("bonusAfter.amount", is("45.00"))
                .body("principalAfter.amount", is("499.99"))
                .body("balance.amount", is("544.99"));
    }

    @Test
    void a_bonus_by_hand_takes_the_place_of_the_tiers_and_the_permission() {
        var card = anonymous(tiers());
        var body = Map.of("amount", yuan("100.00"), "bonus", yuan("8.00"), "method", "WECHAT");
        till().body(body)
                .post("/api/v1/cards/{id}/top-ups", card)
                .then()
                .statusCode(403)
                .body("code", is("card_bonus_not_allowed"));
        Given.as("MANAGER")
                .header("Idempotency-Key", "by hand " + UUID.randomUUID())
                .body(body)
                .post("/api/v1/cards/{id}/top-ups", card)
                .then()
                .statusCode(201)
                .body("bonus.amount", is("8.00"));
        Given.money()
                .body(Map.of("amount", yuan("100.00"), "bonus", yuan("-1.00"), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", card)
                .then()
                .statusCode(422)
                .body("code", is("card_amount_not_positive"))
                .body("errors[0].pointer", is("/bonus"));
    }

    @Test
    void a_payment_takes_the_bonus_first() {
        var card = anonymous(tiers());
        topUp(card, "100.00").statusCode(201);
        spend(card, "3.00").body("bonus.amount", is("3.00")).body("principal.amount", is("0.00"));
        spend(card, "12.00").body("bonus.amount", is("2.00")).body("principal.amount", is("10.00"));
        spend(card, "90.00").statusCode(201).body("balance.amount", is("0.00"));
    }

    @Test
    void a_program_can_take_the_principal_first() {
        var terms = new java.util.HashMap<>(tiers());
        terms.put("spendOrder", "PRINCIPAL_FIRST");
        var card = anonymous(terms);
        topUp(card, "100.00").statusCode(201);
        spend(card, "98.00").body("principal.amount", is("98.00")).body("bonus.amount", is("0.00"));
        spend(card, "5.00").body("principal.amount", is("2.00")).body("bonus.amount", is("3.00"));
        spend(card, "2.01").statusCode(422);
        spend(card, "2.00").statusCode(201).body("balance.amount", is("0.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"till 7, receipt 0815", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "收银台1-单号2"})
    void a_payment_happens_once_per_key(String prefix) {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        onceOnly(card, prefix + UUID.randomUUID());
    }

    @Test
    void a_uuid_of_version_seven_is_the_reference_itself() {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        var key = Ids.next().toString();
        onceOnly(card, key);
        spend(card, "30.00", key).body("reference", is(key));
    }

    private static void onceOnly(String card, String key) {
        var first = spend(card, "30.00", key).statusCode(201).header("Idempotency-Replayed", nullValue());
        var second = spend(card, "30.00", key).statusCode(201).header("Idempotency-Replayed", is("true"));
        assertThat(second.extract().asString()).isEqualTo(first.extract().asString());
        get(card).body("balance.amount", is("70.00"));
    }

    @Test
    void a_replay_answers_as_before_whatever_happened_since() {
        var card = anonymous();
        topUp(card, "50.00").statusCode(201);
        var key = UUID.randomUUID().toString();
        var first = spend(card, "50.00", key).statusCode(201).extract().asString();
        act(card, "freeze").statusCode(200);
        assertThat(spend(card, "50.00", key)
                        .statusCode(201)
                        .header("Idempotency-Replayed", is("true"))
                        .extract()
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void a_key_stands_for_one_request_only() {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        var key = UUID.randomUUID().toString();
        spend(card, "10.00", key).statusCode(201);
        reused(spend(card, "10.01", key));
        reused(spend(anonymous(), "10.00", key));
        reused(till(key)
                .body(Map.of("amount", yuan("10.00"), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", card)
                .then());
        reused(till(key)
                .body(Map.of("amount", yuan("10.00"), "memo", "另一单"))
                .post("/api/v1/cards/{id}/spends", card)
                .then());
        get(card).body("balance.amount", is("90.00"));
    }

    private static void reused(ValidatableResponse answer) {
        answer.statusCode(422).body("code", is("idempotency_key_reused"));
    }

    @Test
    void money_needs_a_key() {
        var card = anonymous();
        Given.as("CASHIER")
                .body(Map.of("amount", yuan("1.00")))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(400)
                .body("code", is("idempotency_key_required"));
        till("x".repeat(256))
                .body(Map.of("amount", yuan("1.00"), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", card)
                .then()
                .statusCode(400)
                .body("code", is("idempotency_key_malformed"));
    }

    @Test
    void a_refusal_stays_refused_under_its_key() {
        var card = anonymous();
        topUp(card, "20.00").statusCode(201);
        var key = UUID.randomUUID().toString();
        spend(card, "20.01", key)
                .statusCode(422)
                .body("code", is("insufficient_balance"))
                .body("detail", is("本次需要 20.01 元，可用余额为 20.00 元。"))
                .body("available.amount", is("20.00"));
        topUp(card, "500.00").statusCode(201);
        spend(card, "20.01", key)
                .statusCode(422)
                .body("code", is("insufficient_balance"))
                .body("available.amount", is("20.00"));
        reused(spend(card, "20.00", key));
        spend(card, "20.01").statusCode(201);
    }

    @Test
    void a_refusal_is_told_in_english_too() {
        var card = anonymous();
        Given.open()
                .auth()
                .oauth2(Staff.token("CASHIER"))
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("amount", yuan("3.00")))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(422)
                .body("title", is("Insufficient balance"))
                .body("detail", is("3.00 is needed and 0.00 is available."));
    }

    @Test
    void a_frozen_card_moves_no_money() {
        var card = anonymous();
        topUp(card, "20.00").statusCode(201);
        act(card, "freeze").statusCode(200);
        spend(card, "1.00").statusCode(409).body("code", is("card_frozen"));
        topUp(card, "1.00").statusCode(409).body("code", is("card_frozen"));
        GivenCards.unfreeze(card);
        spend(card, "20.00").statusCode(201);
    }

    @Test
    void a_registered_card_holds_five_thousand_and_not_a_cent_more() {
        var card = registered();
        topUp(card, "5000.01").statusCode(422).body("code", is("card_cap_exceeded"));
        topUp(card, "4999.99").statusCode(201);
        topUp(card, "0.02")
                .statusCode(422)
                .body("code", is("card_cap_exceeded"))
                .body("detail", is("本次充值 0.02 元，按单张卡限额最多还可充值 0.01 元。"));
        topUp(card, "0.01").statusCode(201).body("balance.amount", is("5000.00"));
    }

    @Test
    void an_anonymous_card_holds_a_thousand_and_not_a_cent_more() {
        var card = anonymous();
        topUp(card, "1000.01").statusCode(422).body("code", is("card_cap_exceeded"));
        topUp(card, "1000.00").statusCode(201);
        spend(card, "0.01").statusCode(201);
        topUp(card, "0.02").statusCode(422);
        topUp(card, "0.01").statusCode(201);
    }

    @Test
    void the_cap_is_of_the_money_paid_in_and_not_of_the_bonus() {
        var card = anonymous(tiers());
        topUp(card, "1000.00").statusCode(201).body("balance.amount", is("1040.00"));
    }

    @Test
    void a_payment_keeps_within_the_limit_of_one_transaction() {
        var card = anonymous(Map.of("transactionLimit", yuan("50.00")));
        topUp(card, "200.00").statusCode(201);
        spend(card, "50.01").statusCode(422).body("code", is("card_limit_exceeded"));
        spend(card, "50.00").statusCode(201);
        spend(card, "50.00").statusCode(201);
    }

    @Test
    void payments_keep_within_the_limit_of_the_day() {
        var card = anonymous(Map.of("dailyLimit", yuan("100.00")));
        topUp(card, "500.00").statusCode(201);
        spend(card, "60.00").statusCode(201);
        spend(card, "40.01")
                .statusCode(422)
                .body("code", is("card_limit_exceeded"))
                .body("remaining.amount", is("40.00"));
        spend(card, "40.00").statusCode(201);
        spend(card, "0.01").statusCode(422);
    }

    @Test
    void a_card_keeps_the_terms_it_was_sold_with() {
        var program = program("ANONYMOUS", Map.of("balanceCap", yuan("800.00")));
        String card = GivenCards.issue(Map.of("programId", program)).extract().path("id");
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("balanceCap", yuan("10.00"), "transactionLimit", yuan("1.00")))
                .patch("/api/v1/card-programs/{id}", program)
                .then()
                .statusCode(200);
        topUp(card, "800.00").statusCode(201);
        spend(card, "2.00").statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "-5.00"})
    void an_amount_is_positive(String amount) {
        var card = anonymous();
        spend(card, amount).statusCode(422).body("code", is("card_amount_not_positive"));
        topUp(card, amount).statusCode(422).body("errors[0].pointer", is("/amount"));
    }

    @Test
    void a_card_or_shop_that_is_not_there_is_refused() {
        spend(UUID.randomUUID().toString(), "1.00").statusCode(404).body("code", is("not_found"));
        topUp(UUID.randomUUID().toString(), "1.00").statusCode(404);
        var card = anonymous();
        topUp(card, "10.00").statusCode(201);
        spendAt(Given.as("CASHIER").header("Idempotency-Key", UUID.randomUUID().toString()), card, UUID.randomUUID())
                .statusCode(422)
                .body("code", is("org_unit_unknown"))
                .body("errors[0].pointer", is("/shopId"));
        get(card).body("balance.amount", is("10.00"));
    }

    @Test
    void a_payment_names_its_shop_or_takes_the_cashiers() {
        var shop = Staff.shop();
        var cashier = Staff.token("CASHIER", "TEAM", shop);
        var card = anonymous();
        topUp(card, "10.00").statusCode(201);
        Given.json(cashier)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("amount", yuan("1.00"), "memo", " 拿铁一杯 "))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(201);
        spendAt(
                        Given.json(cashier)
                                .header("Idempotency-Key", UUID.randomUUID().toString()),
                        card,
                        UUID.fromString(Staff.shop()))
                .statusCode(422)
                .body("code", is("org_unit_unknown"));
        Given.admin()
                .get("/api/v1/cards/{id}/statement", card)
                .then()
                .body("items[0].shopId", is(shop))
                .body("items[0].memo", is("拿铁一杯"));
    }

    private static ValidatableResponse spendAt(
            io.restassured.specification.RequestSpecification request, String card, UUID shop) {
        return request.body(Map.of("amount", yuan("1.00"), "shopId", shop))
                .post("/api/v1/cards/{id}/spends", card)
                .then();
    }

    @Test
    void a_statement_shows_every_movement_with_what_was_left() {
        var card = anonymous(tiers());
        topUp(card, "100.00").statusCode(201);
        spend(card, "500.00").statusCode(422);
        spend(card, "8.00").statusCode(201);
        Given.admin()
                .get("/api/v1/cards/{id}/statement", card)
                .then()
                .statusCode(200)
                .body("items.sequence", contains(3, 2, 1))
                .body("items.kind", contains("SPEND", "TOP_UP", "ACTIVATION"))
                .body("items.principal.amount", contains("-3.00", "100.00", "0.00"))
                .body("items.bonus.amount", contains("-5.00", "5.00", "0.00"))
                .body("items.principalAfter.amount", contains("97.00", "100.00", "0.00"))
                .body("items.bonusAfter.amount", contains("0.00", "5.00", "0.00"))
                .body("items[1].method", is("CASH"))
                .body("items[0].operatorName", is("测试CASHIER"));
        Given.admin()
                .queryParam("kind", "SPEND")
                .queryParam("limit", 1)
                .get("/api/v1/cards/{id}/statement", card)
                .then()
                .body("items", hasSize(1))
                .body("items[0].sequence", is(3))
                .body("nextCursor", nullValue());
    }

    @Test
    void whoever_may_not_sell_moves_no_money() {
        var card = anonymous();
        for (var role : List.of("SERVICE", "FINANCE", "AUDITOR", "ACCOUNT_MANAGER")) {
            for (var act : List.of("spends", "top-ups")) {
                Given.as(role)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(Map.of("amount", yuan("1.00"), "method", "CASH"))
                        .post("/api/v1/cards/{id}/{act}", card, act)
                        .then()
                        .statusCode(403);
            }
        }
    }

    private static Map<String, Object> tiers() {
        return Map.of(
                "bonusTiers",
                List.of(
                        Map.of("topUp", yuan("100.00"), "bonus", yuan("5.00")),
                        Map.of("topUp", yuan("300.00"), "bonus", yuan("40.00"))));
    }
}
