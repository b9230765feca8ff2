package io.taizhang.customer;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomerResourceTest {

    private static final String CUSTOMERS = "/api/v1/customers";

    // ---- registering

    @Test
    void a_registered_customer_has_a_number_an_owner_and_defaults() {
        var id = register(Map.of("kind", "PERSON", "name", " 李雷 "))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", matchesPattern(".*/api/v1/customers/[0-9a-f-]{36}"))
                .body("name", is("李雷"))
                .body("number", matchesPattern("C\\d{4}\\d{6}\\d"))
                .body("tier", is("POTENTIAL"))
                .body("stage", is("PROSPECT"))
                .body("ownerName", is("管理员"))
                .body("unitName", notNullValue())
                .body("tags", empty())
                .body("contactPoints", empty())
                .body("phone", nullValue())
                .extract()
                .<String>path("id");
        get(id).statusCode(200).header("ETag", "\"0\"").body("name", is("李雷"));
    }

    @Test
    void everything_that_is_written_of_a_customer_is_read_back() {
        var id = register(full()).statusCode(201).extract().<String>path("id");
        get(id).body("kind", is("ORGANISATION"))
                .body("tier", is("VIP"))
                .body("stage", is("ACTIVE"))
                .body("industry", is("餐饮"))
                .body("source", is("展会"))
                .body("note", is("重要客户"))
                .body("birthday", is("1999-12-31"))
                .body("tags", is(List.of("连锁", "华东")))
                .body("customFields.门店数", is(12))
                .body("customFields.折扣", is(0.95f))
                .body("customFields.月结", is(true))
                .body("contactPoints[0].value", is("13800138000"))
                .body("contactPoints[0].primary", is(true))
                .body("contactPoints[0].verifiedAt", is("2026-01-02T11:04:05+08:00"))
                .body("contactPoints[1].value", is("021 6888 1234 转 8001"))
                .body("contactPoints[1].label", is("总机"))
                .body("contactPoints[2].optOut", is(true))
                .body("addresses[0].regionCode", is("310104"))
                .body("addresses[0].primary", is(true))
                .body("contacts[0].position", is("采购经理"))
                .body("contacts[0].phone", is("13900139000"))
                .body("phone", is("13800138000"));
    }

    private static Map<String, Object> full() {
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

    private static ValidatableResponse register(Map<String, ?> body) {
        return Given.admin().body(body).post(CUSTOMERS).then();
    }

    private static ValidatableResponse get(String id) {
        return Given.admin().get(CUSTOMERS + "/" + id).then();
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
