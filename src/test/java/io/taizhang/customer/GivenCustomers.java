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
        return Given.json(token)
                .header("Duplicate-Override", "somebody else, made for a test")
                .body(body)
                .post(CUSTOMERS)
                .then();
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

    /** A 统一社会信用代码 that nobody has. */
    static String creditCode() {
        var alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var body = "9131" + String.format("%013d", UUID.randomUUID().getMostSignificantBits() >>> 24);
        for (int i = 0; i < alphabet.length(); i++) {
            var code = body.substring(0, 17) + alphabet.charAt(i);
            if (CreditCode.isValid(code)) {
                return code;
            }
        }
        throw new AssertionError(body);
    }

    /** A firm of which everything is written. */
    static Map<String, Object> full() {
        return Map.ofEntries(
                Map.entry("kind", "ORGANISATION"),
                Map.entry("name", "上海晨光餐饮有限公司" + unique()),
                Map.entry("tier", "VIP"),
                Map.entry("stage", "ACTIVE"),
                Map.entry("industry", "餐饮"),
                Map.entry("source", "展会"),
                Map.entry("note", "重要客户"),
                Map.entry("birthday", "1999-12-31"),
                Map.entry("tags", List.of("连锁", "华东", "连锁")),
                Map.entry("customFields", Map.of("门店数", 12, "折扣", 0.95, "月结", true)),
                Map.entry(
                        "contactPoints",
                        List.of(
                                Map.of(
                                        "type",
                                        "MOBILE",
                                        "value",
                                        "+86 138-0013-8000",
                                        "verifiedAt",
                                        "2026-01-02T03:04:05Z"),
                                Map.of("type", "PHONE", "value", "021-68881234-8001", "label", "总机"),
                                Map.of("type", "EMAIL", "value", "office@chenguang.cn", "optOut", true))),
                Map.entry(
                        "addresses",
                        List.of(Map.of(
                                "type",
                                "WORK",
                                "regionCode",
                                "310104",
                                "province",
                                "上海市",
                                "district",
                                "徐汇区",
                                "detail",
                                "漕溪北路 8 号"))),
                Map.entry("contacts", List.of(Map.of("name", "王小雨", "position", "采购经理", "phone", "13900139000"))));
    }
}
