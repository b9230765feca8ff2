package io.taizhang.customer;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of customers share. */
final class GivenCustomers {

    static final String CUSTOMERS = "/api/v1/customers";

    private GivenCustomers() {}

    /** Somebody who sees only their own customers: a list of theirs holds nothing that another test made. */
    static Staff.Member manager() {
        return Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
    }

    static ValidatableResponse register(String token, Map<String, ?> further) {
        var body = new HashMap<String, Object>();
        body.put("kind", "PERSON");
        body.put("name", "客户" + unique());
        body.putAll(further);
        return Given.json(token).body(body).post(CUSTOMERS).then();
    }

    static ValidatableResponse register(Map<String, ?> further) {
        return register(Staff.admin(), further);
    }

    static String registered(String token, Map<String, ?> further) {
        return register(token, further).statusCode(201).extract().path("id");
    }

    static String named(String token, String name) {
        return registered(token, Map.of("name", name));
    }

    static ValidatableResponse get(String id) {
        return Given.admin().get(CUSTOMERS + "/" + id).then();
    }

    static ValidatableResponse change(String id, int version, Object patch) {
        return change(Staff.admin(), id, version, patch);
    }

    static ValidatableResponse change(String token, String id, int version, Object patch) {
        return Given.json(token)
                .header("If-Match", "\"" + version + "\"")
                .body(patch)
                .patch(CUSTOMERS + "/" + id)
                .then();
    }

    static ValidatableResponse delete(String id, int version) {
        return Given.admin()
                .header("If-Match", "\"" + version + "\"")
                .delete(CUSTOMERS + "/" + id)
                .then();
    }

    static ValidatableResponse list(String token, String query) {
        return Given.json(token).urlEncodingEnabled(true).get(CUSTOMERS + query).then();
    }

    static List<String> found(String token, String typed) {
        return Given.json(token)
                .queryParam("q", typed)
                .get(CUSTOMERS)
                .then()
                .statusCode(200)
                .extract()
                .path("items.name");
    }

    static Map<String, Object> point(String type, String value) {
        return Map.of("type", type, "value", value);
    }

    static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
