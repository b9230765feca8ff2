package io.taizhang.card;

import static io.taizhang.card.GivenCards.act;
import static io.taizhang.card.GivenCards.anonymous;
import static io.taizhang.card.GivenCards.approve;
import static io.taizhang.card.GivenCards.desk;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.hold;
import static io.taizhang.card.GivenCards.reference;
import static io.taizhang.card.GivenCards.registered;
import static io.taizhang.card.GivenCards.spend;
import static io.taizhang.card.GivenCards.till;
import static io.taizhang.card.GivenCards.topUp;
import static io.taizhang.card.GivenCards.transfer;
import static io.taizhang.card.GivenCards.voidHold;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transfers, payments out and corrections, and the second person that they take. */
@QuarkusTest
class CardDeskTest {

    @Inject
    DataSource dataSource;

    @Inject
    BusinessTime time;

    @Test
    void a_transfer_moves_principal_and_each_card_says_where_the_other_side_is() throws SQLException {
        var from = anonymous(bonus());
        var to = anonymous();
        topUp(from, "100.00").statusCode(201);
        var sent = transfer(from, to, "60.00")
                .statusCode(201)
                .body("kind", is("TRANSFER"))
                .body("principalAfter.amount", is("40.00"))
                .body("bonusAfter.amount", is("8.00"));
        Given.admin()
                .get("/api/v1/cards/{id}/statement", to)
                .then()
                .body("items[0].kind", is("TRANSFER"))
                .body("items[0].principal.amount", is("60.00"))
                .body("items[0].reference", is(sent.extract().<String>path("refersTo")))
                .body("items[0].refersTo", is(sent.extract().<String>path("reference")));
        transfer(from, to, "40.01")
                .statusCode(422)
                .body("code", is("insufficient_balance"))
                .body("available.amount", is("40.00"));
        Books.requireOrder(dataSource, from);
        Books.requireOrder(dataSource, to);
    }

    @Test
    void a_transfer_is_refused_for_either_card() {
        var from = anonymous();
        var to = anonymous();
        topUp(from, "500.00").statusCode(201);
        topUp(to, "900.00").statusCode(201);
        transfer(from, to, "100.01")
                .statusCode(422)
                .body("code", is("card_cap_exceeded"))
                .body("remaining.amount", is("100.00"));
        transfer(from, from, "1.00").statusCode(422).body("code", is("card_transfer_same"));
        transfer(from, UUID.randomUUID().toString(), "1.00").statusCode(422).body("code", is("card_unknown"));
        transfer(from, to, "-1.00").statusCode(422).body("code", is("card_amount_not_positive"));
        transfer(UUID.randomUUID().toString(), to, "1.00").statusCode(404);
        var held = hold(from, "450.00");
        transfer(from, to, "50.01").statusCode(422).body("available.amount", is("50.00"));
        voidHold(held).statusCode(201);
        act(to, "freeze").statusCode(200);
        transfer(from, to, "1.00").statusCode(409).body("code", is("card_transfer_target"));
        transfer(to, from, "1.00").statusCode(409).body("code", is("card_frozen"));
        get(from).body("balance.amount", is("500.00"));
    }

    @Test
    void a_card_out_of_scope_is_not_there_for_a_transfer_or_payment_out() {
        var cashier = Staff.token("CASHIER", "TEAM", Staff.shop());
        var from = anonymous();
        var to = anonymous();
        for (var act : Map.of(
                        "transfers", Map.of("toCardId", to, "amount", yuan("1.00")),
                        "cash-outs", cashOut("1.00", "CONSUMER"))
                .entrySet()) {
            Given.json(cashier)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(act.getValue())
                    .post("/api/v1/cards/{id}/{act}", from, act.getKey())
                    .then()
                    .statusCode(404);
        }
    }

    /** P paid, G given, and what a payment of L at list price and D in fact leaves due; the golden cases of the law. */
    @ParameterizedTest
    @CsvSource({
        "1000.00,0.00,0.00,CONSUMER,1000.00", "1000.00,200.00,300.00,OPERATOR,750.00",
        "1000.00,200.00,300.00,CONSUMER,700.00", "1000.00,200.00,1100.00,OPERATOR,83.33",
        "1000.00,200.00,1100.00,CONSUMER,0.00"
    })
    void the_quote_is_what_the_law_says(String paid, String gift, String used, String cause, String refund) {
        var terms = gift.equals("0.00")
                ? Map.<String, Object>of("spendOrder", "BONUS_FIRST")
                : Map.<String, Object>of("bonusTiers", List.of(Map.of("topUp", yuan(paid), "bonus", yuan(gift))));
        var card = anonymous(terms);
        topUp(card, paid).statusCode(201);
        if (!used.equals("0.00")) {
            spend(card, used).statusCode(201);
        }
        Given.admin()
                .get("/api/v1/cards/{id}/cash-out-quote?cause={cause}", card, cause)
                .then()
                .statusCode(200)
                .body("refund.amount", is(refund))
                .body("paid.amount", is(paid))
                .body("gift.amount", is(gift));
    }

    @Test
    void a_discount_counts_for_the_holder_only_when_the_house_is_the_cause() {
        var card = anonymous();
        topUp(card, "1000.00").statusCode(201);
        till().body(Map.of("amount", yuan("400.00"), "listAmount", yuan("500.00")))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(201);
        var quote = "/api/v1/cards/{id}/cash-out-quote?cause={cause}";
        Given.admin().get(quote, card, "OPERATOR").then().body("refund.amount", is("600.00"));
        Given.admin().get(quote, card, "CONSUMER").then().body("refund.amount", is("500.00"));
        till().body(Map.of("amount", yuan("400.00"), "listAmount", yuan("399.99")))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(422)
                .body("code", is("card_list_amount_too_small"));
    }

    @Test
    void a_payment_out_waits_for_a_second_person_and_empties_the_card() throws SQLException {
        var card = anonymous(bonus());
        topUp(card, "100.00").statusCode(201);
        till().body(Map.of("amount", yuan("38.00"), "listAmount", yuan("50.00")))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(201);
        var key = UUID.randomUUID().toString();
        desk(card, "cash-outs", cashOut("49.99", "CONSUMER"))
                .statusCode(422)
                .body("code", is("card_cash_out_below_refund"))
                .body("refund.amount", is("50.00"));
        desk(card, "cash-outs", cashOut("70.01", "CONSUMER")).statusCode(422).body("code", is("insufficient_balance"));
        desk(card, "cash-outs", cashOut("0.00", "CONSUMER"))
                .statusCode(422)
                .body("code", is("card_amount_not_positive"));
        var pending = desk("CASHIER", card, "cash-outs", cashOut("50.00", "CONSUMER"), key)
                .statusCode(202)
                .body("status", is("PENDING"))
                .body("action", is("card.cash_out"))
                .extract();
        get(card).body("balance.amount", is("70.00"));
        desk("CASHIER", card, "cash-outs", cashOut("50.00", "CONSUMER"), key)
                .statusCode(202)
                .body("id", is(pending.<String>path("id")));
        desk("CASHIER", card, "cash-outs", cashOut("51.00", "CONSUMER"), key)
                .statusCode(422)
                .body("code", is("idempotency_key_reused"));
        desk(card, "cash-outs", cashOut("50.00", "CONSUMER")).statusCode(409).body("code", is("approval_pending"));
        approve(pending.path("id"))
                .statusCode(200)
                .body("outcome.kind", is("CASH_OUT"))
                .body("outcome.amount.amount", is("50.00"));
        get(card).body("balance.amount", is("0.00"));
        Given.admin()
                .get("/api/v1/cards/{id}/statement", card)
                .then()
                .body("items[0].kind", is("FEE"))
                .body("items[0].principal.amount", is("-20.00"))
                .body("items[1].kind", is("CASH_OUT"))
                .body("items[1].principal.amount", is("-50.00"))
                .body("items[1].operatorName", is("测试CASHIER"));
        desk("CASHIER", card, "cash-outs", cashOut("50.00", "CONSUMER"), key)
                .statusCode(201)
                .body("reference", is(pending.<String>path("executedKey")));
        act(card, "close").statusCode(200).body("status", is("CLOSED"));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void a_payment_out_is_checked_again_when_it_is_approved() {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        String request = desk(card, "cash-outs", cashOut("100.00", "CONSUMER"))
                .statusCode(202)
                .extract()
                .path("id");
        spend(card, "1.00").statusCode(201);
        approve(request).statusCode(422).body("code", is("insufficient_balance"));
        Given.as("FINANCE").get("/api/v1/approvals/{id}", request).then().body("status", is("PENDING"));
        get(card).body("balance.amount", is("99.00"));
    }

    @Test
    void the_seven_days_run_from_the_first_payment_wherever_the_money_came_from() throws SQLException {
        var recent = paidDaysAgo(7);
        topUp(recent, "10.00").statusCode(201);
        quote(recent, "WITHIN_SEVEN_DAYS").statusCode(200).body("refund.amount", is("110.00"));
        var old = paidDaysAgo(8);
        topUp(old, "10.00").statusCode(201);
        quote(old, "WITHIN_SEVEN_DAYS")
                .statusCode(422)
                .body("code", is("card_seven_days_over"))
                .body("firstPaidOn", is(time.today().minusDays(8).toString()));
        desk(old, "cash-outs", cashOut("110.00", "WITHIN_SEVEN_DAYS"))
                .statusCode(422)
                .body("code", is("card_seven_days_over"));
        quote(old, "CONSUMER").statusCode(200).body("refund.amount", is("110.00"));
        var given = anonymous();
        GivenCards.transfer(old, given, "50.00").statusCode(201);
        quote(given, "WITHIN_SEVEN_DAYS").statusCode(422).body("code", is("card_seven_days_over"));
        var fresh = anonymous();
        topUp(fresh, "10.00").statusCode(201);
        quote(fresh, "WITHIN_SEVEN_DAYS").statusCode(200);
    }

    private static ValidatableResponse quote(String card, String cause) {
        return Given.admin()
                .get("/api/v1/cards/{id}/cash-out-quote?cause={cause}", card, cause)
                .then();
    }

    /** A card onto which 100 yuan were paid some days ago and nothing since. */
    private String paidDaysAgo(int days) throws SQLException {
        var card = anonymous();
        Books.execute(
                dataSource,
                "update card_account set moved_at = now() - interval '30 days', business_date = business_date - 30"
                        + " where id = '" + card + "'");
        Books.execute(
                dataSource,
                "select card_top_up(row('" + Ids.next() + "', 1, '" + card + "', '" + new UUID(0, 0)
                        + "', null, null, '-', date '" + time.today().minusDays(days) + "', now() - interval '" + days
                        + " days', null)::card_request, 10000, 0, 1)");
        return card;
    }

    @Test
    void a_card_with_holds_or_terms_against_it_is_not_paid_out() {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        hold(card, "10.00");
        desk(card, "cash-outs", cashOut("100.00", "CONSUMER"))
                .statusCode(409)
                .body("code", is("card_has_holds"))
                .body("held.amount", is("10.00"));
        var strict = anonymous(Map.of("cashOutAllowed", false));
        topUp(strict, "100.00").statusCode(201);
        desk(strict, "cash-outs", cashOut("100.00", "CONSUMER"))
                .statusCode(409)
                .body("code", is("card_cash_out_not_allowed"));
        desk(strict, "cash-outs", cashOut("100.00", "OPERATOR")).statusCode(202);
        var least = anonymous(Map.of("cashOutMinimum", yuan("80.00")));
        topUp(least, "100.00").statusCode(201);
        till().body(Map.of("amount", yuan("10.00"), "listAmount", yuan("50.00")))
                .post("/api/v1/cards/{id}/spends", least)
                .then()
                .statusCode(201);
        desk(least, "cash-outs", cashOut("60.00", "CONSUMER"))
                .statusCode(422)
                .body("code", is("card_cash_out_minimum"));
        act(least, "freeze").statusCode(200);
        desk(least, "cash-outs", cashOut("90.00", "CONSUMER")).statusCode(409).body("code", is("card_frozen"));
    }

    @Test
    void a_correction_by_hand_goes_both_ways_and_takes_two_people() throws SQLException {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        adjust(card, "-30.00", "5.00");
        get(card).body("principal.amount", is("70.00")).body("bonus.amount", is("5.00"));
        desk(
                        "FINANCE",
                        card,
                        "adjustments",
                        change("-70.01", "0.00"),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("code", is("insufficient_balance"));
        desk(
                        "FINANCE",
                        card,
                        "adjustments",
                        change("930.01", "0.00"),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("code", is("card_cap_exceeded"));
        desk(
                        "FINANCE",
                        card,
                        "adjustments",
                        change("0.00", "0.00"),
                        UUID.randomUUID().toString())
                .statusCode(422)
                .body("code", is("card_adjustment_nothing"));
        Given.admin()
                .get("/api/v1/cards/{id}/statement", card)
                .then()
                .body("items[0].kind", is("ADJUSTMENT"))
                .body("items[0].principal.amount", is("-30.00"))
                .body("items[0].bonus.amount", is("5.00"))
                .body("items[0].memo", is("盘点"));
        Books.requireOrder(dataSource, card);
    }

    private static void adjust(String card, String principal, String bonus) {
        String request = desk(
                        "FINANCE",
                        card,
                        "adjustments",
                        change(principal, bonus),
                        UUID.randomUUID().toString())
                .statusCode(202)
                .extract()
                .path("id");
        Given.as("FINANCE")
                .body(Map.of())
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(403)
                .body("code", is("approval_own_request"));
        Given.as("MANAGER")
                .body(Map.of())
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(200)
                .body("executedAt", notNullValue());
    }

    @Test
    void above_the_threshold_a_return_waits_for_a_second_person() throws SQLException {
        var card = registered();
        topUp(card, "3000.00").statusCode(201);
        var paid = reference(spend(card, "2500.00"));
        GivenCards.giveBack(card, paid, "1000.00").statusCode(201);
        var key = UUID.randomUUID().toString();
        var body = Map.<String, Object>of("movement", paid, "amount", yuan("1000.01"));
        String request = desk("CASHIER", card, "returns", body, key)
                .statusCode(202)
                .extract()
                .path("id");
        get(card).body("balance.amount", is("1500.00"));
        approve(request).statusCode(200).body("outcome.principal.amount", is("1000.01"));
        get(card).body("balance.amount", is("2500.01"));
        desk("CASHIER", card, "returns", body, key).statusCode(201).header("Idempotency-Replayed", is("true"));
        assertThat(Books.number(
                        dataSource,
                        "select count(*) from card_movement where approval_id = '" + request + "' and kind = 6"))
                .isEqualTo(1);
        GivenCards.giveBack(card, paid, "1000.01").statusCode(422).body("code", is("card_return_exceeds_spend"));
    }

    @Test
    void a_request_that_is_rejected_moves_nothing() {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        String request = desk(card, "cash-outs", cashOut("100.00", "OPERATOR"))
                .statusCode(202)
                .extract()
                .path("id");
        Given.as("FINANCE")
                .body(Map.of("reason", "证件不符"))
                .post("/api/v1/approvals/{id}/reject", request)
                .then()
                .statusCode(200);
        get(card).body("balance.amount", is("100.00"));
    }

    @Test
    void whoever_lacks_the_permission_asks_for_nothing() {
        var card = anonymous();
        var key = UUID.randomUUID().toString();
        desk("INTEGRATION", card, "cash-outs", cashOut("1.00", "CONSUMER"), key).statusCode(403);
        desk("CASHIER", card, "adjustments", change("1.00", "0.00"), key).statusCode(403);
        desk("AUDITOR", card, "transfers", Map.of("toCardId", card, "amount", yuan("1.00")), key)
                .statusCode(403);
        for (var act : List.of("transfers", "cash-outs")) {
            Given.admin()
                    .body(
                            act.equals("transfers")
                                    ? Map.of("toCardId", anonymous(), "amount", yuan("1.00"))
                                    : cashOut("1.00", "CONSUMER"))
                    .post("/api/v1/cards/{id}/{act}", card, act)
                    .then()
                    .statusCode(400)
                    .body("code", is("idempotency_key_required"));
        }
    }

    private static Map<String, Object> bonus() {
        return Map.of("bonusTiers", List.of(Map.of("topUp", yuan("100.00"), "bonus", yuan("8.00"))));
    }

    private static Map<String, Object> cashOut(String amount, String cause) {
        return Map.of("amount", yuan(amount), "cause", cause, "method", "CASH", "reason", "客户搬家");
    }

    private static Map<String, Object> change(String principal, String bonus) {
        return Map.of("principal", yuan(principal), "bonus", yuan(bonus), "reason", "盘点");
    }
}
