package io.taizhang.billing;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bills, made and read through the API. */
final class GivenBills {

    static final String BILLS = "/api/v1/bills";

    private GivenBills() {}

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    static Map<String, Object> body(String customer, Map<String, ?> further) {
        var body = new HashMap<String, Object>();
        body.put("customerId", customer);
        body.put("dueOn", today().plusDays(15).toString());
        body.putAll(further);
        return body;
    }

    static Map<String, Object> line(String price, String quantity) {
        return Map.of("description", "服务费", "unitPrice", Given.yuan(price), "quantity", quantity);
    }

    static ValidatableResponse draft(String customer, Map<String, ?> further) {
        return Given.admin().body(body(customer, further)).post(BILLS).then();
    }

    static String drafted(String customer, Map<String, ?> further) {
        return draft(customer, further).statusCode(201).extract().path("id");
    }

    static ValidatableResponse approve(String bill) {
        return act(bill, "approve", Map.of());
    }

    /** An approved bill of one line. */
    static String bill(String customer, String amount) {
        var id = drafted(customer, Map.of("lines", List.of(line(amount, "1"))));
        approve(id).statusCode(201);
        return id;
    }

    static ValidatableResponse act(String bill, String act, Map<String, ?> body) {
        var request = Given.money();
        return (body.isEmpty() ? request : request.body(body))
                .post(BILLS + "/{id}/" + act, bill)
                .then();
    }

    static ValidatableResponse pay(String bill, String amount) {
        return act(bill, "payments", Map.of("amount", Given.yuan(amount), "method", "TRANSFER"));
    }

    static ValidatableResponse read(String bill) {
        return Given.admin().get(BILLS + "/{id}", bill).then().statusCode(200);
    }

    static String debit(String customer, String amount) {
        return Given.money()
                .body(Map.of(
                        "customerId", customer, "type", "SALE", "method", "ON_ACCOUNT", "amount", Given.yuan(amount)))
                .post("/api/v1/transactions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String balance(String customer) {
        return Given.admin()
                .get("/api/v1/customers/{id}/account", customer)
                .then()
                .extract()
                .path("balance.amount");
    }
}
