package io.taizhang.card;

import static io.taizhang.card.GivenCards.act;
import static io.taizhang.card.GivenCards.anonymous;
import static io.taizhang.card.GivenCards.capture;
import static io.taizhang.card.GivenCards.desk;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.hold;
import static io.taizhang.card.GivenCards.registered;
import static io.taizhang.card.GivenCards.spend;
import static io.taizhang.card.GivenCards.till;
import static io.taizhang.card.GivenCards.topUp;
import static io.taizhang.card.GivenCards.voidHold;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.card.CardLifeLedger.Job;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CardHoldTest {

    @Inject
    DataSource dataSource;

    @Inject
    CardJobs jobs;

    @Test
    void what_is_held_cannot_be_spent_and_is_taken_later() throws SQLException {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        var held = hold(card, "60.00");
        get(card).body("held.amount", is("60.00")).body("available.amount", is("40.00"));
        spend(card, "40.01").statusCode(422).body("available.amount", is("40.00"));
        desk(card, "holds", Map.of("amount", yuan("40.01"))).statusCode(422).body("code", is("insufficient_balance"));
        capture(held, "45.00")
                .statusCode(201)
                .body("kind", is("CAPTURE"))
                .body("amount.amount", is("45.00"))
                .body("held.amount", is("60.00"))
                .body("refersTo", is(held))
                .body("balance.amount", is("55.00"))
                .body("heldAfter.amount", is("0.00"));
        Given.admin()
                .get("/api/v1/holds/{id}", held)
                .then()
                .statusCode(200)
                .body("status", is("CAPTURED"))
                .body("amount.amount", is("60.00"))
                .body("captured.amount", is("45.00"))
                .body("cardId", is(card));
        spend(card, "55.00").statusCode(201);
        Given.admin()
                .get("/api/v1/cards/{id}/statement", card)
                .then()
                .body("items.kind", contains("SPEND", "CAPTURE", "HOLD", "TOP_UP", "ACTIVATION"))
                .body("items.held.amount", contains("0.00", "-60.00", "60.00", "0.00", "0.00"))
                .body("items[1].refersTo", is(held));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void a_capture_without_an_amount_takes_it_all_and_never_more() {
        var card = anonymous();
        topUp(card, "50.00").statusCode(201);
        var held = hold(card, "30.00");
        capture(held, "30.01")
                .statusCode(422)
                .body("code", is("card_capture_exceeds_hold"))
                .body("held.amount", is("30.00"));
        till().body(Map.of()).post("/api/v1/holds/{id}/capture", held).then().statusCode(201);
        get(card).body("balance.amount", is("20.00"));
        closed(capture(held, "1.00"));
        closed(voidHold(held));
    }

    private static void closed(ValidatableResponse answer) {
        answer.statusCode(409).body("code", is("card_hold_not_open"));
    }

    @Test
    void a_voided_hold_leaves_everything_as_it_was() throws SQLException {
        var card = anonymous(Map.of("dailyLimit", yuan("50.00")));
        topUp(card, "100.00").statusCode(201);
        var held = hold(card, "50.00");
        spend(card, "0.01").statusCode(422).body("code", is("card_limit_exceeded"));
        voidHold(held)
                .statusCode(201)
                .body("kind", is("VOID"))
                .body("amount.amount", is("50.00"))
                .body("balance.amount", is("100.00"));
        spend(card, "50.00").statusCode(201);
        Books.requireOrder(dataSource, card);
    }

    @Test
    void a_hold_is_captured_although_the_card_was_frozen_or_lost_since() {
        for (var act : List.of("freeze", "report-loss")) {
            var card = registered();
            topUp(card, "100.00").statusCode(201);
            var first = hold(card, "30.00");
            var second = hold(card, "20.00");
            act(card, act).statusCode(200);
            desk(card, "holds", Map.of("amount", yuan("1.00"))).statusCode(409);
            capture(first, "30.00").statusCode(201);
            voidHold(second).statusCode(201).body("balance.amount", is("70.00"));
        }
    }

    @Test
    void a_hold_happens_once_per_key_and_so_does_its_end() {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        var key = UUID.randomUUID().toString();
        var body = Map.<String, Object>of("amount", yuan("60.00"));
        var first = desk("CASHIER", card, "holds", body, key).statusCode(201).extract();
        var again =
                desk("CASHIER", card, "holds", body, key).statusCode(201).header("Idempotency-Replayed", is("true"));
        assertThat(again.extract().asString()).isEqualTo(first.asString());
        desk("CASHIER", card, "holds", Map.of("amount", yuan("61.00")), key)
                .statusCode(422)
                .body("code", is("idempotency_key_reused"));
        var end = UUID.randomUUID().toString();
        var captured =
                captureAs(end, first.path("reference"), "10.00").statusCode(201).extract();
        assertThat(captureAs(end, first.path("reference"), "10.00")
                        .statusCode(201)
                        .extract()
                        .asString())
                .isEqualTo(captured.asString());
        captureAs(end, first.path("reference"), "11.00").statusCode(422).body("code", is("idempotency_key_reused"));
        get(card).body("balance.amount", is("90.00")).body("held.amount", is("0.00"));
    }

    private static ValidatableResponse captureAs(String key, String hold, String amount) {
        return till(key)
                .body(Map.of("amount", yuan(amount)))
                .post("/api/v1/holds/{id}/capture", hold)
                .then();
    }

    @Test
    void a_hold_ends_by_itself_late_but_never_early() throws SQLException {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        var due = hold(card, "30.00");
        var open = hold(card, "20.00");
        runOut(due);
        capture(due, "1.00").statusCode(409).body("code", is("card_hold_expired"));
        assertThat(jobs.run(Job.HOLDS)).isPositive();
        get(card).body("held.amount", is("20.00"));
        Given.admin().get("/api/v1/holds/{id}", due).then().body("status", is("EXPIRED"));
        Given.admin().get("/api/v1/holds/{id}", open).then().body("status", is("OPEN"));
        closed(voidHold(due));
        Given.admin()
                .get("/api/v1/cards/{id}/statement", card)
                .then()
                .body("items[0].kind", is("VOID"))
                .body("items[0].operatorName", nullValue());
        Books.requireOrder(dataSource, card);
    }

    @Test
    void capture_void_and_expiry_at_once_leave_one_winner() throws Exception {
        for (int round = 0; round < 10; round++) {
            var card = anonymous();
            topUp(card, "100.00").statusCode(201);
            var held = hold(card, "30.00");
            if (round % 2 == 0) {
                runOut(held);
            }
            var answers = CardConcurrencyTest.atOnce(6, any -> switch (any % 3) {
                case 0 -> capture(held, "30.00").extract().statusCode() == 201 ? 1 : 0;
                case 1 -> voidHold(held).extract().statusCode() == 201 ? 1 : 0;
                default -> {
                    jobs.run(Job.HOLDS);
                    yield 0;
                }
            });
            var status = Given.admin()
                    .get("/api/v1/holds/{id}", held)
                    .then()
                    .extract()
                    .<String>path("status");
            int winners = answers.stream().mapToInt(Integer::intValue).sum();
            if (status.equals("OPEN")) {
                jobs.run(Job.HOLDS);
            }
            assertThat(winners).as(status).isEqualTo(status.equals("EXPIRED") || status.equals("OPEN") ? 0 : 1);
            get(card).body("held.amount", is("0.00"));
            get(card).body("balance.amount", is(status.equals("CAPTURED") ? "70.00" : "100.00"));
            Books.requireOrder(dataSource, card);
        }
    }

    @Test
    void a_hold_asks_for_what_a_payment_asks_for() {
        var card = anonymous(Map.of("transactionLimit", yuan("20.00")));
        topUp(card, "100.00").statusCode(201);
        desk(card, "holds", Map.of("amount", yuan("20.01"))).statusCode(422).body("code", is("card_limit_exceeded"));
        desk(card, "holds", Map.of("amount", yuan("0.00")))
                .statusCode(422)
                .body("code", is("card_amount_not_positive"));
        desk(card, "holds", Map.of("amount", yuan("1.00"), "seconds", 2_592_001))
                .statusCode(400);
        desk(UUID.randomUUID().toString(), "holds", Map.of("amount", yuan("1.00")))
                .statusCode(404);
        var nothing = UUID.randomUUID().toString();
        capture(nothing, "1.00").statusCode(404).body("code", is("not_found"));
        voidHold(nothing).statusCode(404);
        Given.admin().get("/api/v1/holds/{id}", nothing).then().statusCode(404);
        Given.as("CASHIER")
                .body(Map.of("amount", yuan("1.00")))
                .post("/api/v1/cards/{id}/holds", card)
                .then()
                .statusCode(400)
                .body("code", is("idempotency_key_required"));
        for (var role : List.of("SERVICE", "FINANCE", "AUDITOR")) {
            desk(
                            role,
                            card,
                            "holds",
                            Map.of("amount", yuan("1.00")),
                            UUID.randomUUID().toString())
                    .statusCode(403);
        }
    }

    private void runOut(String hold) throws SQLException {
        Books.execute(
                dataSource, "update card_hold set expires_at = now() - interval '1 second' where key = '" + hold + "'");
    }
}
