package io.taizhang.segment;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tests of sets of customers share. */
final class GivenSegments {

    static final String CUSTOMERS = "/api/v1/customers";

    private GivenSegments() {}

    /** Somebody who sees only their own customers: a set of theirs holds nothing that another test made. */
    static Staff.Member manager() {
        return Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
    }

    static String registered(String token, String name, Map<String, ?> further) {
        var body = new HashMap<String, Object>(further);
        body.put("kind", further.containsKey("kind") ? further.get("kind") : "PERSON");
        body.put("name", name);
        return Given.json(token)
                .header("Duplicate-Override", "somebody else, made for a test")
                .body(body)
                .post(CUSTOMERS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Map<String, Object> is(String field, Object value) {
        return Map.of("field", field, "value", value);
    }

    static Map<String, Object> that(String field, String operator, Object value) {
        return Map.of("field", field, "op", operator, "value", value);
    }

    static Map<String, Object> not(Object node) {
        return Map.of("not", node);
    }

    static Map<String, Object> and(Object... nodes) {
        return Map.of("and", List.of(nodes));
    }

    static Map<String, Object> or(Object... nodes) {
        return Map.of("or", List.of(nodes));
    }

    static ValidatableResponse query(String token, Map<String, ?> command) {
        return Given.json(token).body(command).post(CUSTOMERS + "/query").then();
    }

    static List<String> named(String token, Object filter) {
        return query(token, Map.of("filter", filter)).statusCode(200).extract().path("items.name");
    }

    static Map<String, Object> address(String code, String city, String district) {
        return Map.of("type", "WORK", "regionCode", code, "city", city, "district", district, "detail", "一号" + code);
    }
}
