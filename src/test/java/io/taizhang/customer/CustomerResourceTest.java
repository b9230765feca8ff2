package io.taizhang.customer;

import static io.taizhang.customer.GivenCustomers.CUSTOMERS;
import static io.taizhang.customer.GivenCustomers.change;
import static io.taizhang.customer.GivenCustomers.full;
import static io.taizhang.customer.GivenCustomers.get;
import static io.taizhang.customer.GivenCustomers.register;
import static io.taizhang.customer.GivenCustomers.registered;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomerResourceTest {

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
}
