package io.taizhang.customer;

import static io.taizhang.customer.GivenCustomers.CUSTOMERS;
import static io.taizhang.customer.GivenCustomers.change;
import static io.taizhang.customer.GivenCustomers.delete;
import static io.taizhang.customer.GivenCustomers.get;
import static io.taizhang.customer.GivenCustomers.point;
import static io.taizhang.customer.GivenCustomers.register;
import static io.taizhang.customer.GivenCustomers.registered;
import static io.taizhang.customer.GivenCustomers.unique;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CustomerResourceTest {

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

    // ---- registering

    @Test
    void a_registered_customer_has_a_number_an_owner_and_defaults() {
        var id = register(Map.of("name", " 李雷 "))
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

    @Test
    void the_same_key_registers_once() {
        var key = UUID.randomUUID().toString();
        var body = Map.of("kind", "PERSON", "name", "韩梅梅");
        var first = Given.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post(CUSTOMERS)
                .then()
                .statusCode(201);
        Given.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post(CUSTOMERS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", "\"0\"")
                .body("id", is(first.extract().<String>path("id")))
                .body("number", is(first.extract().<String>path("number")));
        Given.admin()
                .header("Idempotency-Key", key)
                .body(Map.of("kind", "PERSON", "name", "别人"))
                .post(CUSTOMERS)
                .then()
                .statusCode(422)
                .body("code", is("idempotency_key_reused"));
    }

    @Test
    void registering_and_changing_stand_in_the_audit_trail() {
        var id = registered(Staff.admin(), Map.of("name", "审计"));
        change(id, 0, Map.of("note", "改过")).statusCode(200);
        Given.admin()
                .get("/api/v1/audit-entries?customerId=" + id)
                .then()
                .body("items.action", is(List.of("customer.changed", "customer.registered")))
                .body("items[0].before.note", nullValue())
                .body("items[0].after.note", is("改过"));
    }

    // ---- what is refused

    @ParameterizedTest
    @ValueSource(strings = {"12345", "无", "1380013800", "+86 000"})
    void what_is_no_phone_number_is_refused_at_its_place(String typed) {
        register(Map.of("contactPoints", List.of(point("WECHAT", "wx"), point("MOBILE", typed))))
                .statusCode(422)
                .body("code", is("phone_invalid"))
                .body("errors[0].pointer", is("/contactPoints/1/value"));
    }

    @Test
    void the_phone_of_a_contact_is_checked_too() {
        register(Map.of("contacts", List.of(Map.of("name", "王", "phone", "1"))))
                .statusCode(422)
                .body("code", is("phone_invalid"))
                .body("errors[0].pointer", is("/contacts/0/phone"));
    }

    @Test
    void what_is_no_email_is_refused_at_its_place() {
        register(Map.of("contactPoints", List.of(point("EMAIL", "a@b"))))
                .statusCode(422)
                .body("code", is("email_invalid"))
                .body("errors[0].pointer", is("/contactPoints/0/value"));
        register(Map.of("contacts", List.of(Map.of("name", "王", "email", "a b@c.cn"))))
                .statusCode(422)
                .body("errors[0].pointer", is("/contacts/0/email"));
    }

    @Test
    void two_primary_entries_of_a_type_are_refused() {
        var first = Map.of("type", "MOBILE", "value", "13800138000", "primary", true);
        var second = Map.of("type", "MOBILE", "value", "13800138001", "primary", true);
        register(Map.of("contactPoints", List.of(first, second)))
                .statusCode(422)
                .body("code", is("primary_twice"))
                .body("errors[0].pointer", is("/contactPoints/1/primary"));
    }

    @Test
    void the_marked_entry_is_primary_and_else_the_first_of_its_type() {
        register(Map.of(
                        "contactPoints",
                        List.of(
                                point("MOBILE", "13800138000"),
                                Map.of("type", "MOBILE", "value", "13800138001", "primary", true),
                                point("PHONE", "021-68881234"))))
                .statusCode(201)
                .body("contactPoints.primary", is(List.of(false, true, true)))
                .body("phone", is("13800138001"));
    }

    @Test
    void a_credit_code_needs_its_check_character() {
        register(Map.of("creditCode", "91310000MA1FL0000X"))
                .statusCode(422)
                .body("code", is("credit_code_invalid"))
                .body("errors[0].pointer", is("/creditCode"));
    }

    @Test
    void a_credit_code_belongs_to_one_customer_until_that_is_deleted() {
        var code = creditCode();
        var holder = registered(Staff.admin(), Map.of("creditCode", code.toLowerCase(java.util.Locale.ROOT)));
        get(holder).body("creditCode", is(code));
        register(Map.of("creditCode", code)).statusCode(409).body("code", is("credit_code_taken"));
        var other = registered(Staff.admin(), Map.of());
        change(other, 0, Map.of("creditCode", code)).statusCode(409).body("code", is("credit_code_taken"));
        delete(holder, 0).statusCode(204);
        change(other, 0, Map.of("creditCode", code)).statusCode(200);
        Given.admin()
                .post(CUSTOMERS + "/" + holder + "/restore")
                .then()
                .statusCode(409)
                .body("code", is("credit_code_taken"));
    }

    private static String creditCode() {
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

    @Test
    void an_external_id_is_used_once() {
        var ref = "ERP-" + unique();
        registered(Staff.admin(), Map.of("externalRef", ref));
        register(Map.of("externalRef", ref))
                .statusCode(409)
                .body("code", is("external_ref_taken"))
                .body("errors[0].pointer", is("/externalRef"));
    }

    @Test
    void implausible_dates_are_refused() {
        register(Map.of("birthday", "2999-01-01"))
                .statusCode(422)
                .body("code", is("date_implausible"))
                .body("errors[0].pointer", is("/birthday"));
        register(Map.of("birthday", "+999999999-01-01")).statusCode(422).body("code", is("date_implausible"));
        register(Map.of(
                        "contactPoints",
                        List.of(Map.of("type", "QQ", "value", "1", "verifiedAt", "0001-01-01T00:00:00Z"))))
                .statusCode(422)
                .body("errors[0].pointer", is("/contactPoints/0/verifiedAt"));
    }

    @Test
    void custom_fields_hold_texts_numbers_and_booleans_only() {
        var wrong = new HashMap<String, Object>();
        wrong.put("list", List.of(1));
        wrong.put("object", Map.of("a", 1));
        wrong.put("long", "长".repeat(501));
        wrong.put("", "no name");
        wrong.put("n".repeat(61), "long name");
        wrong.put("null", null);
        wrong.put("huge", new java.math.BigDecimal("1e300"));
        wrong.forEach((name, value) -> {
            var fields = new HashMap<String, Object>();
            fields.put(name, value);
            register(Map.of("customFields", fields))
                    .statusCode(422)
                    .body("code", is("custom_field_invalid"))
                    .body("errors[0].pointer", is("/customFields/" + name));
        });
        var many = new HashMap<String, Object>();
        for (int i = 0; i <= 50; i++) {
            many.put("f" + i, i);
        }
        register(Map.of("customFields", many)).statusCode(400).body("code", is("validation_failed"));
    }

    @Test
    void bounds_are_named_with_their_place() {
        register(Map.of("name", " ")).statusCode(400).body("errors.pointer", hasItem("/name"));
        register(Map.of("name", "长".repeat(121))).statusCode(400).body("errors.pointer", hasItem("/name"));
        register(Map.of("tags", List.of("好", ""))).statusCode(400).body("code", is("validation_failed"));
        register(Map.of("addresses", List.of(Map.of("type", "HOME", "detail", "某路", "regionCode", "31"))))
                .statusCode(400)
                .body("errors.pointer", hasItem("/addresses/0/regionCode"));
        register(Map.of("contactPoints", List.of(Map.of("value", "x"))))
                .statusCode(400)
                .body("errors.pointer", hasItem("/contactPoints/0/type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"PERSON\",\"name\":\"a\",\"unknown\":1}",
                "{\"kind\":\"PERSON\",\"name\":\"a\",\"number\":\"C1\"}",
                "{\"kind\":\"ROBOT\",\"name\":\"a\"}",
                "{\"kind\":\"PERSON\",\"name\":12}",
                "{\"kind\":\"PERSON\",\"name\":\"a\",\"tags\":\"vip\"}",
                "{\"kind\":\"PERSON\",\"name\":\"a\",\"ownerId\":\"me\"}",
                "{\"kind\":\"PERSON\",\"name\":\"a\",\"birthday\":\"31.12.1999\"}",
                "{\"kind\":\"PERSON\",\"name\":\"a\\u0000b\"}",
                "{\"kind\":\"PERSON\",\"name\":\"a\",\"contactPoints\":[null]}",
                "{\"kind\":\"PERSON\",\"name\":\"a\",\"name\":\"b\"}",
                "{\"kind\":\"PERSON\",\"name\":\"a\",\"customFields\":{\"x\":\"\\u0000\"}}",
                "{\"kind\":\"PERSON\"",
                "[]",
                "null",
                ""
            })
    void what_is_not_in_the_contract_is_refused_as_unreadable(String body) {
        Given.admin().body(body).post(CUSTOMERS).then().statusCode(400);
    }

    @Test
    void a_key_of_a_custom_field_that_cannot_be_stored_is_refused() {
        Given.admin()
                .body("{\"kind\":\"PERSON\",\"name\":\"a\",\"customFields\":{\"x\\u0000\":1}}")
                .post(CUSTOMERS)
                .then()
                .statusCode(422)
                .body("code", is("custom_field_invalid"));
    }

    @Test
    void refusals_speak_english_to_who_asks_for_it() {
        Given.json(Staff.admin())
                .header("Accept-Language", "en")
                .body(Map.of("kind", "PERSON", "name", "a", "creditCode", "1"))
                .post(CUSTOMERS)
                .then()
                .statusCode(422)
                .body("code", is("credit_code_invalid"));
    }

    // ---- whose a customer is

    @Test
    void an_owner_must_work_here() {
        register(Map.of("ownerId", UUID.randomUUID()))
                .statusCode(422)
                .body("code", is("staff_unknown"))
                .body("errors[0].pointer", is("/ownerId"));
        register(Map.of("unitId", UUID.randomUUID()))
                .statusCode(422)
                .body("code", is("org_unit_unknown"))
                .body("errors[0].pointer", is("/unitId"));
    }

    @Test
    void a_customer_belongs_to_the_unit_of_its_owner() {
        var shop = Staff.shop();
        var owner = Staff.member("ACCOUNT_MANAGER", "OWN", shop);
        register(Map.of("ownerId", owner.id()))
                .statusCode(201)
                .body("ownerName", is("测试ACCOUNT_MANAGER"))
                .body("unitId", is(shop))
                .body("unitName", is("测试门店"));
    }

    @Test
    void who_sees_only_their_own_cannot_give_a_customer_away() {
        var one = GivenCustomers.manager();
        var other = GivenCustomers.manager();
        register(one.token(), Map.of("ownerId", other.id())).statusCode(422).body("code", is("owner_out_of_scope"));
        var id = registered(one.token(), Map.of());
        change(one.token(), id, 0, Map.of("ownerId", other.id()))
                .statusCode(422)
                .body("code", is("owner_out_of_scope"));
        change(one.token(), id, 0, "{\"ownerId\":null}").statusCode(422).body("code", is("owner_out_of_scope"));
    }

    @Test
    void a_team_gives_customers_to_its_own_people_only() {
        var shop = Staff.shop();
        var token = Staff.token("MANAGER", "TEAM", shop);
        var colleague = Staff.member("SERVICE", "OWN", shop);
        var stranger = Staff.member("SERVICE", "OWN", Staff.shop());
        register(token, Map.of("ownerId", colleague.id())).statusCode(201).body("unitId", is(shop));
        register(token, Map.of("ownerId", stranger.id())).statusCode(422).body("code", is("owner_out_of_scope"));
    }

    @Test
    void outside_its_scope_a_customer_does_not_exist() {
        var id = registered(Staff.admin(), Map.of());
        var stranger = GivenCustomers.manager();
        var asked = Given.json(stranger.token()).header("If-Match", "\"0\"");
        asked.get(CUSTOMERS + "/" + id).then().statusCode(404).body("code", is("not_found"));
        change(stranger.token(), id, 0, Map.of("note", "x")).statusCode(404);
        Given.json(stranger.token())
                .header("If-Match", "\"0\"")
                .delete(CUSTOMERS + "/" + id)
                .then()
                .statusCode(404);
        Given.json(stranger.token())
                .post(CUSTOMERS + "/" + id + "/restore")
                .then()
                .statusCode(404);
        Given.json(stranger.token())
                .get(CUSTOMERS + "/" + id + "/profile")
                .then()
                .statusCode(404);
        Given.json(stranger.token())
                .get(CUSTOMERS + "/" + id + "/timeline")
                .then()
                .statusCode(404);
        get(UUID.randomUUID().toString()).statusCode(404);
        get("no-id").statusCode(404);
    }

    // ---- who may

    @Test
    void reading_roles_do_not_write() {
        var id = registered(Staff.admin(), Map.of());
        for (var role : List.of("AUDITOR", "FINANCE")) {
            var token = Staff.token(role);
            Given.json(token).get(CUSTOMERS + "/" + id).then().statusCode(200);
            register(token, Map.of()).statusCode(403).body("code", is("not_allowed"));
            change(token, id, 0, Map.of("note", "x")).statusCode(403);
        }
        for (var role : List.of("AUDITOR", "CASHIER", "SERVICE", "INTEGRATION")) {
            var asked = Given.json(Staff.token(role)).header("If-Match", "\"0\"");
            asked.delete(CUSTOMERS + "/" + id).then().statusCode(403);
            Given.json(Staff.token(role))
                    .post(CUSTOMERS + "/" + id + "/restore")
                    .then()
                    .statusCode(403);
        }
        io.restassured.RestAssured.given().get(CUSTOMERS + "/" + id).then().statusCode(401);
    }

    // ---- changing

    @Test
    void a_change_needs_the_version_that_it_changes() {
        var id = registered(Staff.admin(), Map.of("note", "一"));
        Given.admin()
                .body(Map.of("note", "二"))
                .patch(CUSTOMERS + "/" + id)
                .then()
                .statusCode(428);
        Given.admin()
                .header("If-Match", "W/\"0\"")
                .body(Map.of("note", "二"))
                .patch(CUSTOMERS + "/" + id)
                .then()
                .statusCode(400)
                .body("code", is("if_match_malformed"));
        change(id, 0, Map.of("note", "二"))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", is(1));
        change(id, 0, Map.of("note", "三"))
                .statusCode(412)
                .body("code", is("version_stale"))
                .body("current.note", is("二"))
                .body("current.version", is(1));
        change(id, 1, Map.of("note", "三")).statusCode(200).body("version", is(2));
        Given.admin().delete(CUSTOMERS + "/" + id).then().statusCode(428);
        delete(id, 1).statusCode(412);
    }

    @Test
    void a_patch_changes_what_it_names_and_null_removes() {
        var id = registered(Staff.admin(), full());
        change(id, 0, "{\"note\":null,\"tier\":\"REGULAR\",\"customFields\":{\"折扣\":null,\"城市\":\"上海\"}}")
                .statusCode(200)
                .body("note", nullValue())
                .body("tier", is("REGULAR"))
                .body("industry", is("餐饮"))
                .body("customFields.门店数", is(12))
                .body("customFields.城市", is("上海"))
                .body("customFields", not(hasItem("折扣")))
                .body("contactPoints", hasSize(3))
                .body("addresses", hasSize(1));
        change(id, 1, "{\"tier\":null}").statusCode(200).body("tier", is("POTENTIAL"));
        change(id, 2, "{\"name\":null}").statusCode(400).body("errors.pointer", hasItem("/name"));
        change(id, 2, "{\"number\":\"C1\"}").statusCode(400).body("code", is("unknown_field"));
        change(id, 2, "[]").statusCode(400).body("code", is("patch_not_object"));
    }

    @Test
    void a_list_is_replaced_as_a_whole_and_an_entry_sent_with_its_id_keeps_it() {
        var id = registered(
                Staff.admin(),
                Map.of("contactPoints", List.of(point("MOBILE", "13800138000"), point("WECHAT", "first"))));
        var wechat = get(id).extract().<String>path("contactPoints[1].id");
        var kept = Map.of("id", wechat, "type", "WECHAT", "value", "second");
        change(id, 0, Map.of("contactPoints", List.of(kept, point("MOBILE", "13900139000"))))
                .statusCode(200)
                .body("version", is(1))
                .body("contactPoints.value", is(List.of("second", "13900139000")))
                .body("contactPoints[0].id", is(wechat))
                .body("phone", is("13900139000"));
        change(id, 1, Map.of("contactPoints", List.of())).statusCode(200).body("contactPoints", empty());
        get(id).body("version", is(2)).body("contactPoints", empty());
    }

    @Test
    void an_entry_of_another_customer_cannot_be_taken() {
        var other = registered(Staff.admin(), Map.of("contacts", List.of(Map.of("name", "王"))));
        var foreign = get(other).extract().<String>path("contacts[0].id");
        var id = registered(Staff.admin(), Map.of());
        change(id, 0, Map.of("contacts", List.of(Map.of("id", foreign, "name", "李"))))
                .statusCode(422)
                .body("code", is("entry_unknown"))
                .body("errors[0].pointer", is("/contacts/0/id"));
        get(other).body("contacts[0].name", is("王"));
    }

    @Test
    void a_shown_customer_can_be_sent_back_without_changing_anything() {
        var id = registered(Staff.admin(), full());
        var shown = get(id).extract();
        change(
                        id,
                        0,
                        Map.of(
                                "contactPoints", shown.path("contactPoints"),
                                "addresses", shown.path("addresses"),
                                "contacts", shown.path("contacts")))
                .statusCode(200)
                .body("version", is(0))
                .body("contactPoints", is(shown.<List<?>>path("contactPoints")))
                .body("contacts", is(shown.<List<?>>path("contacts")));
    }

    // ---- deleting

    @Test
    void a_deleted_customer_is_gone_until_it_is_restored() {
        var manager = GivenCustomers.manager();
        var id = GivenCustomers.named(manager.token(), "再见先生");
        var number = get(id).extract().<String>path("number");
        delete(id, 0).statusCode(204);
        get(id).statusCode(404);
        change(id, 1, Map.of("note", "x")).statusCode(404);
        delete(id, 1).statusCode(404);
        GivenCustomers.list(manager.token(), "").body("items", empty());
        GivenCustomers.list(manager.token(), "?deletedAt[gte]=2020-01-01").body("items.id", is(List.of(id)));
        org.assertj.core.api.Assertions.assertThat(GivenCustomers.found(manager.token(), "再见"))
                .isEmpty();
        Given.admin()
                .post(CUSTOMERS + "/" + id + "/restore")
                .then()
                .statusCode(200)
                .body("number", is(number))
                .body("deletedAt", nullValue());
        Given.admin().post(CUSTOMERS + "/" + id + "/restore").then().statusCode(200);
        get(id).statusCode(200);
        org.assertj.core.api.Assertions.assertThat(GivenCustomers.found(manager.token(), "再见"))
                .containsExactly("再见先生");
    }

    @Test
    void a_room_that_needs_a_customer_keeps_it() {
        var id = registered(Staff.admin(), Map.of());
        GuardOfTests.KEPT.add(UUID.fromString(id));
        delete(id, 0).statusCode(409).body("code", is("kept_by_a_test"));
        get(id).statusCode(200);
        GuardOfTests.KEPT.remove(UUID.fromString(id));
        delete(id, 0).statusCode(204);
    }
}
