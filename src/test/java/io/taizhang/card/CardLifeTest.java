package io.taizhang.card;

import static io.taizhang.card.GivenCards.act;
import static io.taizhang.card.GivenCards.anonymous;
import static io.taizhang.card.GivenCards.capture;
import static io.taizhang.card.GivenCards.desk;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.hold;
import static io.taizhang.card.GivenCards.program;
import static io.taizhang.card.GivenCards.registered;
import static io.taizhang.card.GivenCards.reverse;
import static io.taizhang.card.GivenCards.spend;
import static io.taizhang.card.GivenCards.topUp;
import static io.taizhang.card.GivenCards.transfer;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.card.CardLifeLedger.Job;
import io.taizhang.platform.BusinessTime;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The life of a card from its loss to its end. */
@QuarkusTest
class CardLifeTest {

    @Inject
    DataSource dataSource;

    @Inject
    CardJobs jobs;

    @Inject
    BusinessTime time;

    @Test
    void a_lost_card_pays_nothing_until_it_is_found() {
        var card = registered();
        topUp(card, "100.00").statusCode(201);
        act(card, "cancel-loss").statusCode(409).body("code", is("card_not_lost"));
        act(card, "report-loss").statusCode(200).body("status", is("LOST"));
        act(card, "report-loss").statusCode(409).body("code", is("card_lost"));
        spend(card, "1.00").statusCode(409).body("code", is("card_lost"));
        topUp(card, "1.00").statusCode(409).body("code", is("card_lost"));
        desk(card, "holds", Map.of("amount", yuan("1.00"))).statusCode(409).body("code", is("card_lost"));
        transfer(card, registered(), "1.00").statusCode(409).body("code", is("card_lost"));
        act(card, "cancel-loss").statusCode(200).body("status", is("ACTIVE"));
        spend(card, "1.00").statusCode(201);
        act(anonymous(), "report-loss").statusCode(409).body("code", is("card_loss_anonymous"));
    }

    @Test
    void a_replacement_takes_everything_along_and_the_old_card_is_dead() throws SQLException {
        var program = program(
                "REGISTERED",
                Map.of(
                        "replacementFee", yuan("10.00"),
                        "bonusValidDays", 30,
                        "dailyLimit", yuan("150.00"),
                        "bonusTiers", List.of(Map.of("topUp", yuan("100.00"), "bonus", yuan("20.00")))));
        String card = GivenCards.issue(Map.of("programId", program, "customerId", Given.customer()))
                .extract()
                .path("id");
        topUp(card, "100.00").statusCode(201);
        spend(card, "5.00").statusCode(201);
        var held = hold(card, "40.00");
        act(card, "report-loss").statusCode(200);
        desk(card, "replace", Map.of("fee", yuan("10.01"))).statusCode(422).body("code", is("card_fee_exceeds_terms"));
        var key = UUID.randomUUID().toString();
        var answer = desk("CASHIER", card, "replace", Map.of("fee", yuan("10.00")), key)
                .statusCode(201)
                .body("status", is("ACTIVE"))
                .body("principal.amount", is("90.00"))
                .body("bonus.amount", is("15.00"))
                .body("held.amount", is("40.00"))
                .extract();
        String successor = answer.path("id");
        desk("CASHIER", card, "replace", Map.of("fee", yuan("10.00")), key)
                .statusCode(201)
                .body("id", is(successor));
        get(card)
                .body("status", is("REPLACED"))
                .body("balance.amount", is("0.00"))
                .body("successorId", is(successor));
        get(successor).body("number", not(is(get(card).extract().<String>path("number"))));
        for (var act : List.of("freeze", "report-loss", "close", "reactivate")) {
            act(card, act).statusCode(409).body("code", is("card_replaced"));
        }
        desk(card, "replace", Map.of()).statusCode(409).body("code", is("card_replaced"));
        spend(card, "1.00").statusCode(409).body("code", is("card_replaced"));
        topUp(card, "1.00").statusCode(409).body("code", is("card_replaced"));
        reverse(card, UUID.randomUUID().toString()).statusCode(422);
        capture(held, "40.00").statusCode(201).body("cardId", is(successor)).body("balance.amount", is("65.00"));
        assertThat(Books.number(
                        dataSource, "select sum(remaining) from card_bonus_lot where card_id = '" + successor + "'"))
                .isZero();
        Given.admin()
                .get("/api/v1/cards/{id}/statement", successor)
                .then()
                .body("items.kind", contains("CAPTURE", "FEE", "REPLACEMENT"));
        Books.requireOrder(dataSource, card);
        Books.requireOrder(dataSource, successor);
    }

    @Test
    void a_replacement_counts_what_was_spent_today_and_costs_no_more_than_is_there() {
        var program = program("REGISTERED", Map.of("replacementFee", yuan("10.00"), "dailyLimit", yuan("100.00")));
        String card = GivenCards.issue(Map.of("programId", program, "customerId", Given.customer()))
                .extract()
                .path("id");
        topUp(card, "105.00").statusCode(201);
        spend(card, "100.00").statusCode(201);
        desk(card, "replace", Map.of("fee", yuan("10.00")))
                .statusCode(422)
                .body("code", is("insufficient_balance"))
                .body("available.amount", is("5.00"));
        String successor =
                desk(card, "replace", Map.of()).statusCode(201).extract().path("id");
        spend(successor, "0.01").statusCode(422).body("code", is("card_limit_exceeded"));
        Given.as("CASHIER")
                .body(Map.of())
                .post("/api/v1/cards/{id}/replace", successor)
                .then()
                .statusCode(400)
                .body("code", is("idempotency_key_required"));
    }

    @Test
    void a_card_that_has_expired_is_reactivated_with_its_money() throws SQLException {
        var card = anonymous(Map.of("validityMonths", 36));
        topUp(card, "100.00").statusCode(201);
        act(card, "reactivate").statusCode(409).body("code", is("card_not_expired"));
        var held = hold(card, "30.00");
        Books.execute(dataSource, "update card_account set expires_on = business_date - 1 where id = '" + card + "'");
        jobs.run(Job.CARDS);
        get(card).body("status", is("ACTIVE"));
        spend(card, "1.00").statusCode(409).body("code", is("card_expired"));
        capture(held, "10.00").statusCode(201);
        jobs.run(Job.CARDS);
        get(card).body("status", is("EXPIRED")).body("balance.amount", is("90.00"));
        spend(card, "1.00").statusCode(409).body("code", is("card_expired"));
        act(card, "freeze").statusCode(409).body("code", is("card_expired"));
        act(card, "reactivate")
                .statusCode(200)
                .body("status", is("ACTIVE"))
                .body("expiresOn", is(time.today().plusMonths(36).toString()));
        spend(card, "90.00").statusCode(201);
        Books.requireOrder(dataSource, card);
    }

    @Test
    void only_an_empty_card_is_closed_and_then_for_good() throws SQLException {
        var card = anonymous();
        topUp(card, "10.00").statusCode(201);
        act(card, "close").statusCode(409).body("code", is("card_not_empty")).body("balance.amount", is("10.00"));
        var held = hold(card, "10.00");
        act(card, "close").statusCode(409).body("code", is("card_has_holds"));
        capture(held, "10.00").statusCode(201);
        act(card, "close").statusCode(200).body("status", is("CLOSED"));
        for (var act : List.of("freeze", "close", "reactivate")) {
            act(card, act).statusCode(409).body("code", is("card_closed"));
        }
        topUp(card, "1.00").statusCode(409).body("code", is("card_closed"));
        spend(card, "1.00").statusCode(409).body("code", is("card_closed"));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void an_unfreezing_is_asked_for_by_one_and_agreed_to_by_another() {
        var card = anonymous();
        act(card, "freeze").statusCode(200);
        String request = Given.as("SERVICE")
                .body(Map.of("reason", "误冻结"))
                .post("/api/v1/cards/{id}/unfreeze", card)
                .then()
                .statusCode(202)
                .body("status", is("PENDING"))
                .extract()
                .path("id");
        get(card).body("status", is("FROZEN"));
        Given.as("CASHIER")
                .post("/api/v1/cards/{id}/unfreeze", card)
                .then()
                .statusCode(409)
                .body("code", is("approval_pending"));
        Given.as("CASHIER")
                .body(Map.of())
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(403);
        GivenCards.approve(request).statusCode(200);
        get(card).body("status", is("ACTIVE"));
        Given.admin()
                .get("/api/v1/cards/{id}/statement", card)
                .then()
                .body("items[0].kind", is("UNFREEZE"))
                .body("items[0].operatorName", is("测试SERVICE"))
                .body("items[0].memo", is("误冻结"));
    }

    @Test
    void a_movement_is_found_by_its_reference_and_by_the_key_it_was_asked_for_under() {
        var card = anonymous();
        var key = "till 3 no 17 " + UUID.randomUUID();
        topUp(card, "10.00").statusCode(201);
        String reference = spend(card, "4.00", key).statusCode(201).extract().path("reference");
        for (var name : List.of(key, reference)) {
            Given.admin()
                    .get("/api/v1/cards/{id}/movements/{key}", card, name)
                    .then()
                    .statusCode(200)
                    .body("kind", is("SPEND"))
                    .body("reference", is(reference));
        }
        var refused = UUID.randomUUID().toString();
        spend(card, "400.00", refused).statusCode(422);
        Given.admin()
                .get("/api/v1/cards/{id}/movements/{key}", card, refused)
                .then()
                .statusCode(404);
        Given.admin()
                .get("/api/v1/cards/{id}/movements/{key}", anonymous(), reference)
                .then()
                .statusCode(404);
    }

    @Test
    void who_may_not_does_nothing_to_a_cards_life() {
        var card = registered();
        for (var act : List.of("freeze", "unfreeze", "report-loss", "cancel-loss")) {
            Given.as("FINANCE")
                    .post("/api/v1/cards/{id}/{act}", card, act)
                    .then()
                    .statusCode(403);
        }
        for (var act : List.of("activate", "replace", "reactivate", "close")) {
            Given.as("SERVICE")
                    .body(Map.of())
                    .post("/api/v1/cards/{id}/{act}", card, act)
                    .then()
                    .statusCode(403);
        }
    }
}
