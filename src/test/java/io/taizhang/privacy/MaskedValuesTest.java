package io.taizhang.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import io.taizhang.support.Staff;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees phones, addresses and documents, and how somebody who does not gets to see one. */
@QuarkusTest
class MaskedValuesTest {

    private static final String CUSTOMERS = "/api/v1/customers/";

    private final String phone = Members.phone();
    private final String covered = phone.substring(0, 3) + "****" + phone.substring(7);
    private final String mail = "z" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    private String id;

    @BeforeEach
    void somebody_is_known() {
        id = Given.customer(Map.of(
                "contactPoints",
                List.of(Map.of("type", "MOBILE", "value", phone), Map.of("type", "EMAIL", "value", mail)),
                "addresses",
                List.of(Map.of("type", "HOME", "province", "上海市", "detail", "淮海中路一千号二〇一室")),
                "contacts",
                List.of(Map.of("name", "王小雨", "phone", phone, "email", mail)),
                "customFields",
                Map.of("身份证号", "11010519491231002X", "颜色", "红")));
    }

    private String everywhere(String role) {
        var asked = Given.as(role);
        var profile = Given.as(role).get(CUSTOMERS + id + "/profile").then().statusCode(200);
        var listed = Given.as(role)
                .queryParam("q", phone)
                .get("/api/v1/customers")
                .then()
                .statusCode(200);
        listed.body("items.id", equalTo(List.of(id)));
        return asked.get(CUSTOMERS + id).then().statusCode(200).extract().asString()
                + profile.extract().asString()
                + listed.extract().asString()
                + Given.as(role)
                        .get("/api/v1/customers?number=" + profile.extract().<String>path("customer.number"))
                        .asString()
                + Given.as(role).get(CUSTOMERS + id + "/timeline").asString()
                + Given.as(role)
                        .header("If-Match", "\"99\"")
                        .body(Map.of("note", "x"))
                        .patch(CUSTOMERS + id)
                        .asString()
                + Given.as(role).get("/api/v1/audit-entries?customerId=" + id).asString()
                + Given.as(role)
                        .get("/api/v1/audit-entries/history?customerId=" + id)
                        .asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CASHIER", "SERVICE", "AUDITOR"})
    void some_roles_see_values_covered_wherever_they_look(String role) {
        assertThat(everywhere(role))
                .contains(covered, "z***@example.com", "淮海中****", "上海市", "红")
                .doesNotContain(phone, mail, "一千号", "11010519491231002X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCOUNT_MANAGER", "MANAGER", "FINANCE", "INTEGRATION"})
    void the_others_see_them_as_they_are(String role) {
        assertThat(everywhere(role))
                .contains(phone, mail, "淮海中路一千号二〇一室", "11010519491231002X")
                .doesNotContain("****");
    }

    @Test
    void what_is_covered_of_a_phone_is_not_found_digit_by_digit() {
        var other = Given.customer(
                Map.of("name", "遮号人", "contactPoints", List.of(Map.of("type", "MOBILE", "value", Members.phone()))));
        String whole = Given.as("MANAGER")
                .get(CUSTOMERS + other)
                .then()
                .statusCode(200)
                .extract()
                .path("contactPoints[0].value");
        for (var shown : List.of(whole, whole.substring(0, 3), whole.substring(7))) {
            found("SERVICE", "遮号人 " + shown).body("items.id", hasItem(other));
        }
        for (var hidden : List.of(whole.substring(0, 4), whole.substring(3, 7), whole.substring(2, 6))) {
            found("SERVICE", "遮号人 " + hidden).body("items.id", not(hasItem(other)));
            found("MANAGER", "遮号人 " + hidden).body("items.id", hasItem(other));
        }
    }

    private static ValidatableResponse found(String role, String typed) {
        return Given.as(role)
                .queryParam("q", typed)
                .get("/api/v1/customers")
                .then()
                .statusCode(200);
    }

    @Test
    void no_character_is_cut_in_two_by_a_cover() {
        var other = Given.customer(Map.of("customFields", Map.of("微信", "abcdef😀x")));
        Given.as("SERVICE")
                .get(CUSTOMERS + other)
                .then()
                .statusCode(200)
                .body("customFields.'微信'", equalTo("a****😀x"));
    }

    @Test
    void whoever_edits_what_they_see_covered_changes_nothing_of_it() {
        var seen = Given.as("SERVICE").get(CUSTOMERS + id).then().extract();
        Given.as("SERVICE")
                .header("If-Match", seen.header("ETag"))
                .body(Map.of(
                        "contactPoints", seen.<Object>path("contactPoints"),
                        "addresses", seen.<Object>path("addresses"),
                        "contacts", seen.<Object>path("contacts"),
                        "customFields", seen.<Object>path("customFields"),
                        "note", "来过电话"))
                .patch(CUSTOMERS + id)
                .then()
                .statusCode(200)
                .body("contactPoints[0].value", equalTo(covered));
        Given.admin()
                .get(CUSTOMERS + id)
                .then()
                .body("note", equalTo("来过电话"))
                .body("contactPoints.value", equalTo(List.of(phone, mail)))
                .body("addresses[0].detail", equalTo("淮海中路一千号二〇一室"))
                .body("contacts[0].phone", equalTo(phone))
                .body("customFields.'身份证号'", equalTo("11010519491231002X"));
    }

    @Test
    void a_file_of_the_list_shows_what_the_list_shows() {
        String number = Given.admin().get(CUSTOMERS + id).path("number");
        var path = "/api/v1/exports/customers.csv?number=" + number;
        assertThat(Given.as("AUDITOR")
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains(covered, "淮海中****")
                .doesNotContain(phone, "一千号");
        assertThat(Given.as("MANAGER")
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains(phone, "淮海中路一千号二〇一室");
    }

    @Test
    void what_waits_for_a_second_person_is_covered_like_the_record() {
        var shop = Staff.shop();
        Given.admin()
                .body(Map.of("enabled", true))
                .put("/api/v1/approval-policies/{action}/units/{unit}", "customer.change", shop)
                .then()
                .statusCode(200);
        var here = Given.customer(
                Map.of("unitId", shop, "contactPoints", List.of(Map.of("type", "MOBILE", "value", phone))));
        var next = Members.phone();
        var clerk = Staff.member("SERVICE", "TEAM", shop);
        String request = Given.json(clerk.token())
                .header("If-Match", Given.admin().get(CUSTOMERS + here).header("ETag"))
                .body(Map.of("contactPoints", List.of(Map.of("type", "MOBILE", "value", next))))
                .patch(CUSTOMERS + here)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        var path = "/api/v1/approvals/" + request;
        assertThat(Given.json(clerk.token())
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains(covered)
                .doesNotContain(phone, next);
        Given.json(Staff.member("MANAGER", "TEAM", shop).token())
                .get(path)
                .then()
                .body("diff[0].field", equalTo("contactPoints"))
                .body("diff[0].before.value", equalTo(List.of(phone)))
                .body("diff[0].proposed.value", equalTo(List.of(next)));
    }

    @Test
    void a_covered_value_is_nobodys() {
        Given.admin()
                .body(Map.of(
                        "kind",
                        "PERSON",
                        "name",
                        "遮盖",
                        "contactPoints",
                        List.of(Map.of("type", "EMAIL", "value", "z***@example.com"))))
                .post("/api/v1/customers")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("value_covered"));
    }

    @Test
    void a_value_is_shown_with_a_reason_and_it_is_written_down_who_asked() {
        var someone = Staff.member("SERVICE", "ALL", Staff.company());
        String point = Given.admin().get(CUSTOMERS + id).path("contactPoints[0].id");
        var command = Map.of("field", "CONTACT_POINT", "entryId", point, "reason", "回拨客户电话");
        Given.json(someone.token())
                .body(command)
                .post(CUSTOMERS + id + "/reveals")
                .then()
                .statusCode(200)
                .body("value", equalTo(phone))
                .body("left", equalTo(4));
        Given.json(someone.token())
                .body(Map.of("field", "CUSTOM_FIELD", "name", "身份证号", "reason", "核对身份"))
                .post(CUSTOMERS + id + "/reveals")
                .then()
                .body("value", equalTo("11010519491231002X"));
        Given.admin()
                .get(CUSTOMERS + id + "/reveals")
                .then()
                .body(
                        "items.staffId",
                        equalTo(List.of(someone.id().toString(), someone.id().toString())))
                .body("items.reason", equalTo(List.of("核对身份", "回拨客户电话")));
        var trail = Given.admin().get("/api/v1/audit-entries?action=customer.revealed&customerId=" + id);
        assertThat(trail.asString()).contains("回拨客户电话").doesNotContain(phone, "11010519491231002X");
        Given.json(someone.token())
                .body(Map.of("field", "ADDRESS", "entryId", point, "reason", "不存在"))
                .post(CUSTOMERS + id + "/reveals")
                .then()
                .statusCode(422)
                .body("code", equalTo("entry_unknown"));
        Given.as("AUDITOR")
                .body(command)
                .post(CUSTOMERS + id + "/reveals")
                .then()
                .statusCode(403);
    }

    @Test
    void nobody_sees_more_than_so_many_a_day() {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        String point = Given.admin().get(CUSTOMERS + id).path("contactPoints[1].id");
        var command = Map.of("field", "CONTACT_POINT", "entryId", point, "reason", "核对");
        for (int time = 0; time < 5; time++) {
            Given.json(someone.token())
                    .body(command)
                    .post(CUSTOMERS + id + "/reveals")
                    .then()
                    .statusCode(200)
                    .body("left", equalTo(4 - time));
        }
        Given.json(someone.token())
                .body(command)
                .post(CUSTOMERS + id + "/reveals")
                .then()
                .statusCode(429)
                .header("Retry-After", not(equalTo("0")))
                .body("code", equalTo("reveal_cap"));
    }
}
