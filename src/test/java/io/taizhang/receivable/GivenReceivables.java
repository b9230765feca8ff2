package io.taizhang.receivable;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Debits, credits and what settles them, made and read through the API. */
final class GivenReceivables {

    private GivenReceivables() {}

    static String entry(String customer, String type, String amount, Map<String, ?> further) {
        var body =
                new HashMap<String, Object>(Map.of("customerId", customer, "type", type, "amount", Given.yuan(amount)));
        body.putAll(further);
        return Given.money()
                .body(body)
                .post("/api/v1/transactions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String charge(String customer, String amount, String day) {
        return entry(customer, "CHARGE", amount, Map.of("businessDate", day));
    }

    static String advance(String customer, String amount) {
        return entry(customer, "PAYMENT", amount, Map.of("method", "TRANSFER"));
    }

    static ValidatableResponse pay(String customer, String amount, Map<String, ?> further) {
        var body = new HashMap<String, Object>(
                Map.of("customerId", customer, "amount", Given.yuan(amount), "method", "WECHAT"));
        body.putAll(further);
        return Given.money().body(body).post("/api/v1/payments").then();
    }

    static ValidatableResponse allocate(String customer, String debit, String credit, String amount) {
        return Given.money()
                .body(Map.of(
                        "allocations",
                        List.of(Map.of("debitId", debit, "creditId", credit, "amount", Given.yuan(amount)))))
                .post("/api/v1/customers/{id}/receivables/allocations", customer)
                .then();
    }

    static ValidatableResponse undo(String allocation) {
        return Given.money()
                .body(Map.of("reason", "配错了"))
                .post("/api/v1/allocations/{id}/reversal", allocation)
                .then();
    }

    static ValidatableResponse correct(String entry, Map<String, ?> body) {
        return Given.money()
                .body(body)
                .post("/api/v1/transactions/{id}/corrections", entry)
                .then();
    }

    /** What is not settled of an entry, in yuan. */
    static String open(String entry) {
        return Given.admin()
                .get("/api/v1/transactions/{id}", entry)
                .then()
                .statusCode(200)
                .extract()
                .path("residual.amount");
    }

    static ValidatableResponse account(String customer) {
        return Given.admin()
                .get("/api/v1/customers/{id}/account", customer)
                .then()
                .statusCode(200);
    }

    static String balance(String customer) {
        return account(customer).extract().path("balance.amount");
    }
}
