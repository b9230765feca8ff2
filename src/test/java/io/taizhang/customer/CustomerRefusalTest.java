package io.taizhang.customer;

import static io.taizhang.customer.GivenCustomers.CUSTOMERS;
import static io.taizhang.customer.GivenCustomers.change;
import static io.taizhang.customer.GivenCustomers.delete;
import static io.taizhang.customer.GivenCustomers.get;
import static io.taizhang.customer.GivenCustomers.point;
import static io.taizhang.customer.GivenCustomers.register;
import static io.taizhang.customer.GivenCustomers.registered;
import static io.taizhang.customer.GivenCustomers.unique;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CustomerRefusalTest {

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
        var code = GivenCustomers.creditCode();
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
        RestAssured.given()
                .auth()
                .oauth2(Staff.admin())
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .body(Map.of("kind", "PERSON", "name", "a", "creditCode", "1"))
                .post(CUSTOMERS)
                .then()
                .statusCode(422)
                .body("title", is("Not a unified social credit code"));
    }
}
