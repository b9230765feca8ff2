package io.taizhang.account;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.taizhang.support.Given;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Entries and accounts, made and read through the API. */
final class GivenEntries {

    static final String TRANSACTIONS = "/api/v1/transactions";

    private GivenEntries() {}

    /** The body of an entry; further fields win. */
    static Map<String, Object> entry(String customer, String type, String amount, Map<String, ?> further) {
        var body = new HashMap<String, Object>();
        body.put("customerId", customer);
        body.put("type", type);
        body.put("amount", Given.yuan(amount));
        body.putAll(further);
        return body;
    }

    static Map<String, Object> onAccount(String customer, String amount) {
        return entry(customer, "SALE", amount, Map.of("method", "ON_ACCOUNT"));
    }

    static Map<String, Object> payment(String customer, String amount) {
        return entry(customer, "PAYMENT", amount, Map.of("method", "CASH"));
    }

    static Map<String, Object> draft(String customer, String amount) {
        return entry(customer, "SALE", amount, Map.of("method", "ON_ACCOUNT", "draft", true));
    }

    static ValidatableResponse post(Map<String, Object> body) {
        return Given.money().body(body).post(TRANSACTIONS).then();
    }

    /** Posts and answers with the id. */
    static String posted(Map<String, Object> body) {
        return post(body).statusCode(201).extract().path("id");
    }

    static String drafted(String customer, String amount) {
        return posted(draft(customer, amount));
    }

    static Response correct(String id, String reason, Map<String, Object> replacement) {
        return correct(Given.money(), id, reason, replacement);
    }

    static Response correct(RequestSpecification as, String id, String reason, Map<String, Object> replacement) {
        var body = new HashMap<String, Object>(Map.of("reason", reason));
        if (!replacement.isEmpty()) {
            body.put("replacement", replacement);
        }
        return as.body(body).post(TRANSACTIONS + "/{id}/corrections", id);
    }

    static Response reverse(String id) {
        return correct(id, "客户要求", Map.of());
    }

    static ValidatableResponse read(String id) {
        return Given.admin().get(TRANSACTIONS + "/{id}", id).then().statusCode(200);
    }

    static String balance(String customer) {
        return Given.admin()
                .get("/api/v1/customers/{id}/account", customer)
                .then()
                .statusCode(200)
                .extract()
                .path("balance.amount");
    }

    static void limit(String customer, String amount) {
        var version =
                Given.admin().get("/api/v1/customers/{id}/account", customer).header("ETag");
        Given.admin()
                .header("If-Match", version)
                .body(Map.of("creditLimit", Given.yuan(amount)))
                .patch("/api/v1/customers/{id}/account", customer)
                .then()
                .statusCode(200);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
