package io.taizhang.card;

import static io.taizhang.support.Given.yuan;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.taizhang.support.Given;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Card programs and cards for tests, made through the API. */
public final class GivenCards {

    private GivenCards() {}

    /** A new program of this kind with these further terms. */
    public static String program(String kind, Map<String, Object> terms) {
        return Given.admin()
                .body(programBody(kind, terms))
                .post("/api/v1/card-programs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What defines one. */
    public static Map<String, Object> programBody(String kind, Map<String, Object> terms) {
        var body = new HashMap<String, Object>();
        body.put("code", "P" + UUID.randomUUID().toString().substring(0, 20));
        body.put("name", "储值卡");
        body.put("kind", kind);
        body.putAll(terms);
        return body;
    }

    /** An active anonymous card of a program with the default terms: at most 1000 yuan. */
    static String anonymous() {
        return anonymous(Map.of());
    }

    static String anonymous(Map<String, Object> terms) {
        return issue(Map.of("programId", program("ANONYMOUS", terms))).extract().path("id");
    }

    /** An active registered card of a new customer: at most 5000 yuan, and no PIN asked for. */
    static String registered() {
        return registered(Given.customer());
    }

    static String registered(String customerId) {
        return issue(Map.of(
                        "programId",
                        program("REGISTERED", Map.of("pinFreeAmount", yuan("5000.00"))),
                        "customerId",
                        customerId))
                .extract()
                .path("id");
    }

    static ValidatableResponse issue(Map<String, Object> body) {
        return Given.admin().body(body).post("/api/v1/cards").then().statusCode(201);
    }

    /** A cashier who sees everything, with a fresh key. */
    static RequestSpecification till() {
        return till(UUID.randomUUID().toString());
    }

    static RequestSpecification till(String key) {
        return Given.as("CASHIER").header("Idempotency-Key", key);
    }

    static ValidatableResponse topUp(String card, String amount) {
        return till().body(Map.of("amount", yuan(amount), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", card)
                .then();
    }

    static ValidatableResponse spend(String card, String amount) {
        return spend(card, amount, UUID.randomUUID().toString());
    }

    static ValidatableResponse spend(String card, String amount, String key) {
        return till(key)
                .body(Map.of("amount", yuan(amount)))
                .post("/api/v1/cards/{id}/spends", card)
                .then();
    }

    static ValidatableResponse get(String card) {
        return Given.admin().get("/api/v1/cards/{id}", card).then().statusCode(200);
    }

    static ValidatableResponse act(String card, String act) {
        return Given.admin()
                .body(Map.of("reason", "测试"))
                .post("/api/v1/cards/{id}/{act}", card, act)
                .then();
    }

    /** A money act at the desk, by the cashier, under a fresh key. */
    static ValidatableResponse desk(String card, String act, Map<String, Object> body) {
        return desk("CASHIER", card, act, body, UUID.randomUUID().toString());
    }

    static ValidatableResponse desk(String role, String card, String act, Map<String, Object> body, String key) {
        return Given.as(role)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/cards/{id}/{act}", card, act)
                .then();
    }

    /** Sets money aside; the answer's reference names the hold. */
    static String hold(String card, String amount) {
        return desk(card, "holds", Map.of("amount", yuan(amount)))
                .statusCode(201)
                .extract()
                .path("reference");
    }

    static ValidatableResponse capture(String hold, String amount) {
        return till().body(Map.of("amount", yuan(amount)))
                .post("/api/v1/holds/{id}/capture", hold)
                .then();
    }

    static ValidatableResponse voidHold(String hold) {
        return till().body(Map.of()).post("/api/v1/holds/{id}/void", hold).then();
    }

    static ValidatableResponse giveBack(String card, String movement, String amount) {
        return desk(card, "returns", Map.of("movement", movement, "amount", yuan(amount)));
    }

    static ValidatableResponse reverse(String card, String movement) {
        return desk(card, "reversals", Map.of("movement", movement));
    }

    static ValidatableResponse transfer(String card, String toCard, String amount) {
        return desk(card, "transfers", Map.of("toCardId", toCard, "amount", yuan(amount)));
    }

    /** The second person agrees. */
    static ValidatableResponse approve(String request) {
        return Given.as("FINANCE")
                .body(Map.of("comment", "同意"))
                .post("/api/v1/approvals/{id}/approve", request)
                .then();
    }

    /** Unfreezes a card as two people. */
    static void unfreeze(String card) {
        String request = act(card, "unfreeze").statusCode(202).extract().path("id");
        approve(request).statusCode(200).body("outcome.status", org.hamcrest.Matchers.is("ACTIVE"));
    }

    /** What a movement did, for the reference in the next request. */
    static String reference(ValidatableResponse answer) {
        return answer.statusCode(201).extract().path("reference");
    }
}
