package io.taizhang.approval;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A shop of its own, in which policies of its own hold, with people and a customer. */
final class GivenReviews {

    static final String CUSTOMER = "/api/v1/customers/{id}";

    final String shop = Staff.shop();
    final Staff.Member clerk = Staff.member("SERVICE", "TEAM", shop);
    final Staff.Member manager = Staff.member("MANAGER", "TEAM", shop);

    /** Sets a policy that holds in the shop only. */
    void policy(String action, Map<String, Object> policy) {
        setPolicy(action, shop, policy).statusCode(200);
    }

    static ValidatableResponse setPolicy(String action, String unit, Map<String, Object> policy) {
        return Given.admin()
                .body(policy)
                .put("/api/v1/approval-policies/{action}/units/{unit}", action, unit)
                .then();
    }

    String customer() {
        return customer(Map.of());
    }

    String customer(Map<String, Object> further) {
        var body = new HashMap<String, Object>(Map.of("unitId", shop));
        body.putAll(further);
        return Given.customer(body);
    }

    static ValidatableResponse change(String token, String id, int version, Map<String, Object> patch) {
        return Given.json(token)
                .header("If-Match", "\"" + version + "\"")
                .body(patch)
                .patch(CUSTOMER, id)
                .then();
    }

    static ValidatableResponse customer(String token, String id) {
        return Given.json(token).get(CUSTOMER, id).then();
    }

    ValidatableResponse register(String name, String key) {
        return Given.json(clerk.token())
                .header("Idempotency-Key", key)
                .header("Duplicate-Override", "somebody else, made for a test")
                .body(Map.of("kind", "PERSON", "name", name))
                .post("/api/v1/customers")
                .then();
    }

    static ValidatableResponse sale(String token, String customer, String amount) {
        return Given.json(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "customerId", customer, "type", "SALE", "method", "ON_ACCOUNT", "amount", Given.yuan(amount)))
                .post("/api/v1/transactions")
                .then();
    }

    static String balance(String customer) {
        return Given.admin()
                .get("/api/v1/customers/{id}/account", customer)
                .then()
                .statusCode(200)
                .extract()
                .path("balance.amount");
    }

    String contract(String amount) {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        return Given.admin()
                .body(Map.of(
                        "customerId",
                        customer(),
                        "title",
                        "年度服务合同",
                        "amount",
                        Given.yuan(amount),
                        "startsOn",
                        today.minusDays(10).toString(),
                        "endsOn",
                        today.plusDays(300).toString()))
                .post("/api/v1/contracts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse sign(String token, String contract) {
        return Given.json(token)
                .body(Map.of(
                        "signedOn",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1).toString()))
                .post("/api/v1/contracts/{id}/sign", contract)
                .then();
    }
}
