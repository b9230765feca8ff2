package io.taizhang.member;

import static io.taizhang.support.Given.yuan;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.card.GivenCards;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import io.taizhang.support.Members.Member;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwnCardResourceTest {

    @Test
    void a_member_sees_their_own_cards_and_what_happened_on_them() {
        var member = Members.signedIn();
        var card = card(member.customer(), "300.00");
        spend(card, "20.00");
        member.asks()
                .get("/api/v1/me/cards")
                .then()
                .statusCode(200)
                .body("id", contains(card))
                .body("[0].balance.amount", is("280.00"))
                .body("[0].pin.set", is(false));
        member.asks().get("/api/v1/me/cards/{id}", card).then().statusCode(200).body("status", is("ACTIVE"));
        member.asks()
                .get("/api/v1/me/cards/{id}/movements?kind=SPEND", card)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].principal.amount", is("-20.00"))
                .body("items[0].principalAfter.amount", is("280.00"))
                .body("items[0].operatorName", nullValue());
    }

    @Test
    void anothers_card_does_not_exist_for_a_member() {
        var member = Members.signedIn();
        var foreign = card(Given.customer(), "300.00");
        member.asks().get("/api/v1/me/cards").then().statusCode(200).body("$", hasSize(0));
        member.asks().get("/api/v1/me/cards/{id}", foreign).then().statusCode(404);
        member.asks().get("/api/v1/me/cards/{id}/movements", foreign).then().statusCode(404);
        member.asks().get("/api/v1/me/cards/{id}/payment-code", foreign).then().statusCode(404);
        setPin(member, foreign, Map.of("pin", "350714", "currentPin", "907215")).statusCode(404);
        member.asks().get("/api/v1/me/cards/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void staff_are_refused_where_members_are_meant() {
        var member = Members.signedIn();
        var card = card(member.customer(), "300.00");
        for (var path : List.of("", "/" + card, "/" + card + "/movements", "/" + card + "/payment-code")) {
            Given.admin().get("/api/v1/me/cards" + path).then().statusCode(403).body("code", is("not_allowed"));
        }
        Given.admin().post("/api/v1/me/cards/pin-codes").then().statusCode(403);
        Given.admin()
                .body(Map.of("pin", "350714", "code", "350714"))
                .post("/api/v1/me/cards/{id}/pin", card)
                .then()
                .statusCode(403);
    }

    @Test
    void a_payment_code_has_twenty_digits_and_says_how_long_it_is_good() {
        var member = Members.signedIn();
        var card = card(member.customer(), "300.00");
        member.asks()
                .get("/api/v1/me/cards/{id}/payment-code", card)
                .then()
                .statusCode(200)
                .body("code", matchesPattern("88\\d{18}"))
                .body("validUntil", matchesPattern(".*\\+08:00"))
                .body("nextAt", matchesPattern(".*\\+08:00"));
    }

    @Test
    void a_fresh_code_sets_a_pin_and_the_pin_changes_it() {
        var member = Members.signedIn();
        var card = card(member.customer(), "300.00");
        Members.afterThePause();
        member.asks()
                .post("/api/v1/me/cards/pin-codes")
                .then()
                .statusCode(200)
                .body(
                        "sentTo",
                        is(member.phone().substring(0, 3) + "****"
                                + member.phone().substring(7)));
        var code = Members.sentCode(member.phone());
        setPin(member, card, Map.of("pin", "350714", "code", Members.other(code)))
                .statusCode(422)
                .body("code", is("one_time_code_wrong"));
        setPin(member, card, Map.of("pin", "350714", "code", code)).statusCode(204);
        setPin(member, card, Map.of("pin", "907215", "code", code))
                .statusCode(422)
                .body("code", is("one_time_code_wrong"));
        setPin(member, card, Map.of("pin", "907215", "currentPin", "350715"))
                .statusCode(422)
                .body("code", is("card_pin_wrong"))
                .body("remainingTries", is(4))
                .body("errors[0].pointer", is("/currentPin"));
        setPin(member, card, Map.of("pin", "907215", "currentPin", "350714")).statusCode(204);
        member.asks()
                .get("/api/v1/me/cards/{id}", card)
                .then()
                .body("pin.set", is(true))
                .body("pin.remainingTries", is(5));
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + card)
                .then()
                .body("items.action", hasItem("card.pin_set"))
                .body("items.action", hasItem("card.pin_missed"));
    }

    @Test
    void a_code_for_signing_in_sets_no_pin_and_the_other_way_round() {
        var member = Members.signedIn();
        var card = card(member.customer(), "300.00");
        Members.afterThePause();
        var forSigningIn = Members.code(member.phone());
        setPin(member, card, Map.of("pin", "350714", "code", forSigningIn)).statusCode(422);
        Members.afterThePause();
        member.asks().post("/api/v1/me/cards/pin-codes").then().statusCode(200);
        Members.begin(member.phone(), Members.sentCode(member.phone())).statusCode(401);
    }

    @Test
    void five_wrong_pins_lock_it_until_a_code_sets_a_new_one() {
        var member = Members.signedIn();
        var card = card(member.customer(), "300.00");
        Members.setPin(member, card, "350714");
        for (int i = 0; i < 4; i++) {
            setPin(member, card, Map.of("pin", "907215", "currentPin", "350715"))
                    .statusCode(422);
        }
        setPin(member, card, Map.of("pin", "907215", "currentPin", "350715"))
                .statusCode(409)
                .body("code", is("card_pin_locked"));
        setPin(member, card, Map.of("pin", "907215", "currentPin", "350714"))
                .statusCode(409)
                .body("code", is("card_pin_locked"));
        Members.setPin(member, card, "907215");
        member.asks().get("/api/v1/me/cards/{id}", card).then().body("pin.locked", is(false));
    }

    @Test
    void a_weak_pin_is_refused_before_a_code_is_used_up() {
        var phone = Members.phone();
        var customer = Given.customer(
                Map.of("birthday", "1986-03-27", "contactPoints", List.of(Map.of("type", "MOBILE", "value", phone))));
        var member = Members.signedIn(customer, phone);
        var card = card(customer, "300.00");
        Members.afterThePause();
        member.asks().post("/api/v1/me/cards/pin-codes").then().statusCode(200);
        var code = Members.sentCode(phone);
        for (var weak : List.of("123456", "111111", "860327", "198603", phone.substring(5))) {
            setPin(member, card, Map.of("pin", weak, "code", code))
                    .statusCode(422)
                    .body("code", is("card_pin_weak"))
                    .body("errors[0].pointer", is("/pin"));
        }
        setPin(member, card, Map.of("pin", "350714", "code", code)).statusCode(204);
    }

    @Test
    void a_new_pin_takes_one_proof() {
        var member = Members.signedIn();
        var card = card(member.customer(), "300.00");
        setPin(member, card, Map.of("pin", "350714")).statusCode(422).body("code", is("card_pin_one_proof"));
        setPin(member, card, Map.of("pin", "350714", "currentPin", "907215", "code", "907215"))
                .statusCode(422)
                .body("code", is("card_pin_one_proof"));
        setPin(member, card, Map.of("pin", "12345", "code", "907215")).statusCode(400);
    }

    @Test
    void a_member_stops_a_lost_card_and_nobody_elses() {
        var member = Members.signedIn();
        var card = card(member.customer(), "300.00");
        member.asks()
                .post("/api/v1/me/cards/{id}/report-loss", card(Given.customer(), "10.00"))
                .then()
                .statusCode(404);
        member.asks()
                .post("/api/v1/me/cards/{id}/report-loss", card)
                .then()
                .statusCode(200)
                .body("status", is("LOST"));
        member.asks()
                .post("/api/v1/me/cards/{id}/report-loss", card)
                .then()
                .statusCode(409)
                .body("code", is("card_lost"));
        Given.money()
                .body(Map.of("amount", yuan("1.00")))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(409);
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + card + "&action=card.lost")
                .then()
                .body("items[0].actorId", is(member.customer()));
    }

    @Test
    void without_a_registered_phone_no_code_can_be_sent() {
        var member = Members.signedIn();
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("contactPoints", List.of()))
                .patch("/api/v1/customers/{id}", member.customer())
                .then()
                .statusCode(200);
        member.asks()
                .post("/api/v1/me/cards/pin-codes")
                .then()
                .statusCode(409)
                .body("code", is("member_phone_missing"));
    }

    private static ValidatableResponse setPin(Member member, String card, Map<String, Object> body) {
        return member.asks().body(body).post("/api/v1/me/cards/{id}/pin", card).then();
    }

    private static String card(String customer, String amount) {
        var program = GivenCards.program("REGISTERED", Map.of("name", "会员卡"));
        String card = Given.admin()
                .body(Map.of("programId", program, "customerId", customer))
                .post("/api/v1/cards")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Given.money()
                .body(Map.of("amount", yuan(amount), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", card)
                .then()
                .statusCode(201);
        return card;
    }

    private static void spend(String card, String amount) {
        Given.money()
                .body(Map.of("amount", yuan(amount)))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(201);
    }
}
