package io.taizhang.contract;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Contracts for tests, made through the API. */
final class GivenContracts {

    static final String ALL = "/api/v1/contracts";
    static final String ONE = "/api/v1/contracts/{id}";

    private GivenContracts() {}

    /** A business day so many days from today. */
    static String day(int fromToday) {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(fromToday).toString();
    }

    static Map<String, Object> contract(String customer, Map<String, Object> further) {
        var body = new HashMap<String, Object>();
        body.put("customerId", customer);
        body.put("title", "年度服务合同");
        body.put("amount", Given.yuan("12000.00"));
        body.put("startsOn", day(-10));
        body.put("endsOn", day(355));
        body.putAll(further);
        return body;
    }

    static ValidatableResponse draft(String customer, Map<String, Object> further) {
        return Given.admin().body(contract(customer, further)).post(ALL).then();
    }

    static String drafted(String customer, Map<String, Object> further) {
        return draft(customer, further).statusCode(201).extract().path("id");
    }

    static String signed(String customer, Map<String, Object> further) {
        var id = drafted(customer, further);
        Given.admin()
                .body(Map.of("signedOn", day(-20)))
                .post(ONE + "/sign", id)
                .then()
                .statusCode(200);
        return id;
    }

    static ValidatableResponse get(String id) {
        return Given.admin().get(ONE, id).then().statusCode(200);
    }

    static ValidatableResponse post(String path, String id, Map<String, Object> body) {
        return Given.admin().body(body).post(ONE + path, id).then();
    }

    static ValidatableResponse amend(String id, Map<String, Object> amendment) {
        return post("/amendments", id, amendment);
    }

    /** Asked for by the administrator. @return the request that waits */
    static String asked(String id, Map<String, Object> amendment) {
        return amend(id, amendment).statusCode(202).extract().path("id");
    }

    static ValidatableResponse approve(String request) {
        return Given.as("MANAGER")
                .body(Map.of())
                .post("/api/v1/approvals/{id}/approve", request)
                .then();
    }

    /** Asked for by the administrator and approved by a manager. @return the contract after that */
    static ValidatableResponse amended(String id, Map<String, Object> amendment) {
        approve(asked(id, amendment)).statusCode(200);
        return get(id);
    }

    static Map<String, Object> item(String name, String dueOn, String yuan, String kind) {
        return new HashMap<>(Map.of("name", name, "dueOn", dueOn, "amount", Given.yuan(yuan), "kind", kind));
    }

    static Map<String, Object> monthly(int dayOfMonth, String yuan) {
        return Map.of(
                "cycle",
                "MONTHLY",
                "dayOfMonth",
                dayOfMonth,
                "amount",
                Given.yuan(yuan),
                "paymentTermsDays",
                30,
                "taxRate",
                "6.00");
    }
}
