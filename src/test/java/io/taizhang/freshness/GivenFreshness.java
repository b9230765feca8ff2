package io.taizhang.freshness;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of freshness share. */
final class GivenFreshness {

    static final String CUSTOMERS = "/api/v1/customers/";
    static final String QUEUE = "/api/v1/freshness-queue";

    private GivenFreshness() {}

    /** Somebody who sees only their own customers: their queue holds nothing that another test made. */
    static Staff.Member manager() {
        return Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
    }

    /** A customer of theirs with two phones and an address. */
    static String customer(String token, Map<String, Object> further) {
        var body = new HashMap<String, Object>();
        body.put("kind", "PERSON");
        body.put("name", "客户" + UUID.randomUUID().toString().substring(0, 8));
        body.put("tier", "VIP");
        body.put("contactPoints", List.of(point("MOBILE", "13800138000"), point("PHONE", "021-68881234")));
        body.put("addresses", List.of(Map.of("type", "HOME", "detail", "漕溪北路 8 号")));
        body.putAll(further);
        return Given.json(token)
                .header("Duplicate-Override", "somebody else, made for a test")
                .body(body)
                .post(CUSTOMERS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Map<String, Object> point(String type, String value) {
        return Map.of("type", type, "value", value);
    }

    static ValidatableResponse freshness(String token, String id) {
        return Given.json(token).get(CUSTOMERS + id + "/freshness").then();
    }

    static ValidatableResponse confirm(String token, String id, long version, Object body) {
        return Given.json(token)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .post(CUSTOMERS + id + "/confirmations")
                .then();
    }

    static ValidatableResponse queue(String token, String query) {
        return Given.json(token).get(QUEUE + query).then().statusCode(200);
    }
}
