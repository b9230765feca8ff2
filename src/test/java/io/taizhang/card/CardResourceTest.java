package io.taizhang.card;

import static io.taizhang.card.GivenCards.act;
import static io.taizhang.card.GivenCards.anonymous;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.issue;
import static io.taizhang.card.GivenCards.program;
import static io.taizhang.card.GivenCards.registered;
import static io.taizhang.card.GivenCards.topUp;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CardResourceTest {

    @Test
    void a_card_is_issued_active_and_empty() {
        var customer = Given.customer();
        issue(Map.of("programId", program("REGISTERED", Map.of()), "customerId", customer))
                .header("ETag", "\"1\"")
                .body("number", matchesPattern("9\\d{15}"))
                .body("status", is("ACTIVE"))
                .body("kind", is("REGISTERED"))
                .body("customerId", is(customer))
                .body("customerName", notNullValue())
                .body("programName", is("储值卡"))
                .body("balance.amount", is("0.00"))
                .body("available.amount", is("0.00"))
                .body("expiresOn", nullValue())
                .body("issuedAt", notNullValue());
    }

    @Test
    void an_anonymous_card_takes_its_validity_from_the_program() {
        issue(Map.of("programId", program("ANONYMOUS", Map.of("validityMonths", 36))))
                .body("customerId", nullValue())
                .body("expiresOn", notNullValue())
                .body("unitId", is(Staff.company()));
    }

    @Test
    void a_card_can_be_activated_later_and_once() {
        String card = issue(Map.of("programId", program("ANONYMOUS", Map.of()), "activate", false))
                .header("ETag", "\"0\"")
                .body("status", is("ISSUED"))
                .extract()
                .path("id");
        topUp(card, "10.00").statusCode(409).body("code", is("card_not_active"));
        act(card, "freeze").statusCode(409).body("code", is("card_not_active"));
        act(card, "activate").statusCode(200).body("status", is("ACTIVE")).body("version", is(1));
        act(card, "activate").statusCode(409).body("code", is("card_already_activated"));
        topUp(card, "10.00").statusCode(201);
    }

    @Test
    void a_registered_card_needs_a_customer_and_an_anonymous_one_has_none() {
        refuseIssue(Map.of("programId", program("REGISTERED", Map.of())))
                .statusCode(422)
                .body("code", is("card_customer_required"));
        refuseIssue(Map.of("programId", program("ANONYMOUS", Map.of()), "customerId", Given.customer()))
                .statusCode(422)
                .body("code", is("card_customer_not_allowed"));
    }

    @Test
    void ids_that_lead_nowhere_are_refused_at_their_place() {
        var nowhere = UUID.randomUUID().toString();
        refuseIssue(Map.of("programId", nowhere)).statusCode(422).body("code", is("card_program_unknown"));
        refuseIssue(Map.of("programId", program("REGISTERED", Map.of()), "customerId", nowhere))
                .statusCode(422)
                .body("code", is("customer_unknown"))
                .body("errors[0].pointer", is("/customerId"));
        refuseIssue(Map.of("programId", program("ANONYMOUS", Map.of()), "unitId", nowhere))
                .statusCode(422)
                .body("code", is("org_unit_unknown"))
                .body("errors[0].pointer", is("/unitId"));
        Given.admin().get("/api/v1/cards/{id}", nowhere).then().statusCode(404);
        Given.admin().get("/api/v1/cards/{id}/statement", nowhere).then().statusCode(404);
        Given.admin().post("/api/v1/cards/{id}/freeze", nowhere).then().statusCode(404);
    }

    @Test
    void a_retired_program_issues_no_card() {
        var program = program("ANONYMOUS", Map.of("status", "RETIRED"));
        refuseIssue(Map.of("programId", program)).statusCode(409).body("code", is("card_program_retired"));
    }

    @Test
    void an_issue_happens_once_per_key() {
        var body = Map.of("programId", program("ANONYMOUS", Map.of()));
        var key = UUID.randomUUID().toString();
        var first = Given.admin().header("Idempotency-Key", key).body(body).post("/api/v1/cards");
        Given.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/cards")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", is(first.<String>path("id")));
    }

    @Test
    void a_card_is_frozen_and_unfrozen_with_a_reason_on_record() {
        var card = anonymous();
        act(card, "unfreeze").statusCode(409).body("code", is("card_not_frozen"));
        act(card, "freeze").statusCode(200).body("status", is("FROZEN"));
        act(card, "freeze").statusCode(409).body("code", is("card_frozen"));
        GivenCards.unfreeze(card);
        Given.admin()
                .get("/api/v1/cards/{id}/statement", card)
                .then()
                .body("items.kind", contains("UNFREEZE", "FREEZE", "ACTIVATION"))
                .body("items[1].memo", is("测试"))
                .body("items[1].operatorName", notNullValue());
        Given.admin()
                .queryParam("subjectId", card)
                .get("/api/v1/audit-entries")
                .then()
                .body("items.action", contains("card.unfrozen", "card.frozen", "card.issued"));
    }

    @Test
    void cards_are_filtered_searched_and_sorted_by_balance() {
        var customer = Given.customer();
        var poor = registered(customer);
        var rich = registered(customer);
        topUp(rich, "100.00").statusCode(201);
        topUp(poor, "1.00").statusCode(201);
        Given.admin()
                .queryParam("customerId", customer)
                .queryParam("status", "ACTIVE", "FROZEN")
                .queryParam("sort", "-balance")
                .get("/api/v1/cards")
                .then()
                .statusCode(200)
                .body("items.id", contains(rich, poor));
        Given.admin()
                .queryParam("customerId", customer)
                .queryParam("balance[lt]", "50.00")
                .queryParam("count", "exact")
                .get("/api/v1/cards")
                .then()
                .body("items.id", contains(poor))
                .body("count", is(1));
        String number = get(poor).extract().path("number");
        Given.admin()
                .queryParam("q", number.substring(12))
                .get("/api/v1/cards")
                .then()
                .body("items.id", hasItem(poor));
    }

    @Test
    void a_walk_through_the_list_finds_every_card_once() {
        var customer = Given.customer();
        var made = List.of(registered(customer), registered(customer), registered(customer));
        var first = Given.admin()
                .queryParam("customerId", customer)
                .queryParam("limit", 2)
                .get("/api/v1/cards")
                .then()
                .body("items.id", contains(made.get(2), made.get(1)))
                .extract();
        Given.admin()
                .queryParam("customerId", customer)
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get("/api/v1/cards")
                .then()
                .body("items.id", contains(made.get(0)))
                .body("nextCursor", nullValue());
    }

    @Test
    void a_lookup_takes_a_number_as_it_is_typed() {
        var card = anonymous();
        String number = get(card).extract().path("number");
        lookup("number", number.replaceAll("(.{4})", "$1 ")).statusCode(200).body("items.id", contains(card));
        lookup("number", "9000000000000009").statusCode(422).body("code", is("card_number_invalid"));
        lookup("number", "4111111111111111").statusCode(200).body("items", hasSize(0));
        Given.admin().get("/api/v1/cards/lookup").then().statusCode(400).body("code", is("card_lookup_one"));
    }

    @Test
    void a_lookup_by_phone_finds_the_cards_of_the_customer() {
        var phone = "139" + String.valueOf(System.nanoTime()).substring(0, 8);
        var customer = Given.customer(
                Map.of("contactPoints", List.of(Map.of("type", "MOBILE", "value", phone, "primary", true))));
        var card = registered(customer);
        lookup("phone", phone).statusCode(200).body("items.id", contains(card));
        lookup("phone", "13000000000").statusCode(200).body("items", hasSize(0));
    }

    @Test
    void a_card_of_another_shop_is_out_of_sight_but_can_be_charged_by_its_number() {
        var mine = Staff.token("CASHIER", "TEAM", Staff.shop());
        var shop = Staff.shop();
        String card = issue(Map.of("programId", program("ANONYMOUS", Map.of()), "unitId", shop))
                .extract()
                .path("id");
        topUp(card, "10.00").statusCode(201);
        Given.json(mine).get("/api/v1/cards/{id}", card).then().statusCode(404);
        Given.json(mine).get("/api/v1/cards/{id}/statement", card).then().statusCode(404);
        Given.json(mine).post("/api/v1/cards/{id}/freeze", card).then().statusCode(404);
        Given.json(mine).get("/api/v1/cards").then().body("items", hasSize(0));
        String number = get(card).extract().path("number");
        Given.json(mine)
                .queryParam("number", number)
                .get("/api/v1/cards/lookup")
                .then()
                .body("items.id", contains(card));
        Given.json(mine)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("amount", Given.yuan("4.00")))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(201);
        Given.json(Staff.token("SERVICE", "TEAM", Staff.shop()))
                .queryParam("number", number)
                .get("/api/v1/cards/lookup")
                .then()
                .body("items", hasSize(0));
        Given.json(Staff.token("CASHIER", "TEAM", shop))
                .get("/api/v1/cards/{id}", card)
                .then()
                .statusCode(200)
                .body("balance.amount", is("6.00"));
    }

    @Test
    void a_card_of_a_customer_out_of_scope_is_out_of_sight() {
        var shop = Staff.shop();
        var card = registered(Given.customer(Map.of("unitId", shop)));
        Given.json(Staff.token("CASHIER", "TEAM", shop))
                .get("/api/v1/cards/{id}", card)
                .then()
                .statusCode(200);
        var elsewhere = Staff.token("CASHIER", "TEAM", Staff.shop());
        Given.json(elsewhere).get("/api/v1/cards/{id}", card).then().statusCode(404);
        Given.json(elsewhere).get("/api/v1/cards").then().body("items", hasSize(0));
    }

    @Test
    void a_unit_out_of_reach_is_no_unit_for_an_issue() {
        Given.json(Staff.token("CASHIER", "TEAM", Staff.shop()))
                .body(Map.of("programId", program("ANONYMOUS", Map.of()), "unitId", Staff.shop()))
                .post("/api/v1/cards")
                .then()
                .statusCode(422)
                .body("code", is("org_unit_unknown"));
    }

    @Test
    void roles_without_the_permission_are_refused() {
        var card = anonymous();
        var service = Given.as("SERVICE");
        service.body(Map.of("programId", UUID.randomUUID()))
                .post("/api/v1/cards")
                .then()
                .statusCode(403);
        Given.as("SERVICE").post("/api/v1/cards/{id}/activate", card).then().statusCode(403);
        Given.as("ACCOUNT_MANAGER")
                .post("/api/v1/cards/{id}/freeze", card)
                .then()
                .statusCode(403);
        Given.as("AUDITOR").post("/api/v1/cards/{id}/unfreeze", card).then().statusCode(403);
        Given.as("AUDITOR").get("/api/v1/cards/{id}", card).then().statusCode(200);
        Given.json("not-a-token").get("/api/v1/cards").then().statusCode(401);
    }

    @Test
    void a_customers_file_shows_the_cards() {
        var customer = Given.customer();
        var card = registered(customer);
        registered(customer);
        topUp(card, "120.00").statusCode(201);
        Given.admin()
                .get("/api/v1/customers/{id}/profile", customer)
                .then()
                .statusCode(200)
                .body("sections.cards.count", is(2))
                .body("sections.cards.balance.amount", is("120.00"));
        Given.admin()
                .get("/api/v1/customers/{id}/timeline", customer)
                .then()
                .statusCode(200)
                .body("items.findAll { it.type == 'CARD' }.title", contains("TOP_UP", "ACTIVATION", "ACTIVATION"))
                .body("items.find { it.title == 'TOP_UP' }.money.amount", is("120.00"))
                .body("items.find { it.title == 'TOP_UP' }.subjectId", is(card))
                .body("items.size()", greaterThan(2));
    }

    @Test
    void a_customer_whose_card_holds_money_stays() {
        var customer = Given.customer();
        var card = registered(customer);
        topUp(card, "12.00").statusCode(201);
        remove(customer).statusCode(409).body("code", is("card_customer_balance"));
        GivenCards.spend(card, "12.00").statusCode(201);
        remove(customer).statusCode(204);
        Given.admin().get("/api/v1/cards/{id}", card).then().statusCode(404);
    }

    private static ValidatableResponse remove(String customer) {
        var version = Given.admin().get("/api/v1/customers/{id}", customer).header("ETag");
        return Given.admin()
                .header("If-Match", version)
                .delete("/api/v1/customers/{id}", customer)
                .then();
    }

    private static ValidatableResponse refuseIssue(Map<String, Object> body) {
        return Given.admin().body(body).post("/api/v1/cards").then();
    }

    private static ValidatableResponse lookup(String by, String value) {
        return Given.as("CASHIER")
                .queryParam(by, value)
                .get("/api/v1/cards/lookup")
                .then();
    }
}
