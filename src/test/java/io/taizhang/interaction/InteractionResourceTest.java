package io.taizhang.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InteractionResourceTest {

    private static final String ALL = "/api/v1/interactions";
    private static final String ONE = "/api/v1/interactions/{id}";

    private static Map<String, Object> call(String customer, Map<String, Object> further) {
        var body = new HashMap<String, Object>();
        body.put("customerId", customer);
        body.put("channel", "CALL");
        body.put("direction", "OUTBOUND");
        body.put("content", "电话确认下周二上门");
        body.putAll(further);
        return body;
    }

    private static ValidatableResponse record(String customer, Map<String, Object> further) {
        return Given.admin().body(call(customer, further)).post(ALL).then();
    }

    private static String recorded(String customer) {
        return record(customer, Map.of()).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse change(String id, int version, Object patch) {
        return Given.admin()
                .header("If-Match", "\"" + version + "\"")
                .body(patch)
                .patch(ONE, id)
                .then();
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    @Test
    void a_contact_is_written_down_with_who_when_and_what() {
        var customer = Given.customer(Map.of("name", "陈晓明"));
        var staff = Staff.member("SERVICE", "ALL", Staff.company());
        Given.json(staff.token())
                .body(call(
                        customer,
                        Map.of(
                                "occurredAt", "2026-03-02T10:00:00+08:00",
                                "durationSeconds", 300,
                                "participants", List.of("陈晓明", " 王小雨 "),
                                "outcome", "INTERESTED",
                                "nextStep", "寄样品",
                                "nextStepOn", "2026-03-09")))
                .post(ALL)
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("customerName", equalTo("陈晓明"))
                .body("staffId", equalTo(staff.id().toString()))
                .body("staffName", equalTo("测试SERVICE"))
                .body("channel", equalTo("CALL"))
                .body("occurredAt", equalTo("2026-03-02T10:00:00+08:00"))
                .body("durationSeconds", equalTo(300))
                .body("participants", equalTo(List.of("陈晓明", "王小雨")))
                .body("outcome", equalTo("INTERESTED"))
                .body("nextStep", equalTo("寄样品"))
                .body("nextStepOn", equalTo("2026-03-09"))
                .body("createdAt", notNullValue());
    }

    @Test
    void a_contact_without_a_time_happened_now() {
        var before = Instant.now();
        String at = record(Given.customer(), Map.of()).statusCode(201).extract().path("occurredAt");
        assertThat(instant(at)).isBetween(before.minusMillis(1), Instant.now());
    }

    @Test
    void a_contact_may_lie_a_little_ahead_but_not_more_than_an_hour() {
        var customer = Given.customer();
        record(
                        customer,
                        Map.of(
                                "occurredAt",
                                Instant.now().plus(Duration.ofMinutes(50)).toString()))
                .statusCode(201);
        record(
                        customer,
                        Map.of(
                                "occurredAt",
                                Instant.now().plus(Duration.ofMinutes(70)).toString()))
                .statusCode(422)
                .body("code", equalTo("occurred_in_future"))
                .body("title", equalTo("联系时间在未来"))
                .body("errors[0].pointer", equalTo("/occurredAt"));
    }

    @Test
    void a_refusal_speaks_english_to_those_who_ask() {
        RestAssured.given()
                .auth()
                .oauth2(Staff.admin())
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .body(call(Given.customer(), Map.of("occurredAt", "2999-01-01T00:00:00Z")))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("title", equalTo("Contact in the future"));
    }

    @Test
    void a_contact_with_nobody_known_is_refused() {
        record(UUID.randomUUID().toString(), Map.of())
                .statusCode(422)
                .body("code", equalTo("customer_unknown"))
                .body("errors[0].pointer", equalTo("/customerId"));
    }

    @Test
    void a_contact_by_somebody_unknown_is_refused() {
        record(Given.customer(), Map.of("staffId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", equalTo("staff_unknown"))
                .body("errors[0].pointer", equalTo("/staffId"));
    }

    @Test
    void content_and_participants_are_bounded() {
        var customer = Given.customer();
        record(customer, Map.of("content", "好".repeat(10_000))).statusCode(201);
        record(customer, Map.of("content", "好".repeat(10_001)))
                .statusCode(400)
                .body("errors.pointer", hasItem("/content"));
        record(customer, Map.of("content", "  ")).statusCode(400);
        record(customer, Map.of("content", "a\u0000b")).statusCode(400);
        record(customer, Map.of("participants", Collections.nCopies(50, "王"))).statusCode(201);
        record(customer, Map.of("participants", Collections.nCopies(51, "王"))).statusCode(400);
        record(customer, Map.of("participants", Collections.singletonList(null)))
                .statusCode(400);
        record(customer, Map.of("durationSeconds", -1)).statusCode(400);
        record(customer, Map.of("channel", "TELEGRAPH")).statusCode(400);
        record(customer, Map.of("occurredAt", "-999999999-01-01T00:00:00Z"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/occurredAt"));
    }

    @Test
    void a_field_that_is_not_there_is_refused_by_name() {
        record(Given.customer(), Map.of("mood", "happy"))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown_field"))
                .body("errors[0].pointer", equalTo("/mood"));
    }

    @Test
    void a_body_that_is_missing_is_refused() {
        Given.admin().post(ALL).then().statusCode(400);
        Given.admin().body("null").post(ALL).then().statusCode(400);
    }

    @Test
    void the_same_key_records_a_contact_once() {
        var body = call(Given.customer(), Map.of());
        var key = UUID.randomUUID().toString();
        var first = Given.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post(ALL)
                .then()
                .statusCode(201);
        Given.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post(ALL)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(first.extract().path("id")));
    }

    @Test
    void contacts_are_listed_latest_first_and_filtered() {
        var customer = Given.customer();
        record(customer, Map.of("occurredAt", "2026-01-01T09:00:00+08:00", "participants", List.of("李雷")));
        record(customer, Map.of("occurredAt", "2026-01-03T09:00:00+08:00", "channel", "VISIT"));
        record(customer, Map.of("occurredAt", "2026-01-02T09:00:00+08:00", "outcome", "NO_ANSWER"));
        Given.admin()
                .get(ALL + "?customerId=" + customer)
                .then()
                .statusCode(200)
                .body("items.occurredAt[0]", equalTo("2026-01-03T09:00:00+08:00"))
                .body("items.occurredAt[2]", equalTo("2026-01-01T09:00:00+08:00"));
        Given.admin().get(ALL + "?channel=VISIT&customerId=" + customer).then().body("items", hasSize(1));
        Given.admin()
                .get(ALL + "?outcome=NO_ANSWER&customerId=" + customer)
                .then()
                .body("items", hasSize(1));
        Given.admin()
                .get(ALL + "?participants=李雷&customerId=" + customer)
                .then()
                .body("items", hasSize(1));
        Given.admin()
                .get(ALL + "?occurredAt[gte]=2026-01-02&occurredAt[lt]=2026-01-03&customerId=" + customer)
                .then()
                .body("items", hasSize(1));
        Given.admin().get(ALL + "?content=x").then().statusCode(400).body("code", equalTo("filter_unknown"));
    }

    @Test
    void a_walk_through_pages_loses_and_repeats_nothing() {
        var customer = Given.customer();
        var made = List.of(recorded(customer), recorded(customer), recorded(customer));
        String first = Given.admin()
                .get(ALL + "?limit=2&customerId=" + customer)
                .then()
                .body("items", hasSize(2))
                .extract()
                .path("nextCursor");
        Given.admin()
                .get(ALL + "?limit=2&customerId=" + customer + "&cursor=" + first)
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(made.get(0)))
                .body("nextCursor", nullValue());
    }

    @Test
    void what_was_said_can_be_searched() {
        var customer = Given.customer();
        record(customer, Map.of("content", "客户询问100%羊毛地毯 Persian"));
        recorded(customer);
        for (var text : List.of("羊毛地毯", "persian", "100%")) {
            Given.admin()
                    .queryParam("q", text)
                    .queryParam("customerId", customer)
                    .get(ALL)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1));
        }
        Given.admin()
                .queryParam("q", "1_0%")
                .queryParam("customerId", customer)
                .get(ALL)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void an_account_manager_sees_only_their_own_customers_contacts() {
        var manager = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var own = Given.customer(Map.of("ownerId", manager.id().toString()));
        var others = Given.customer();
        var visible = recorded(own);
        var hidden = recorded(others);
        Given.json(manager.token())
                .get(ALL)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(visible))
                .body("items.customerId", everyItem(equalTo(own)));
        Given.json(manager.token()).get(ONE, visible).then().statusCode(200);
        Given.json(manager.token()).get(ONE, hidden).then().statusCode(404).body("code", equalTo("not_found"));
        Given.json(manager.token())
                .header("If-Match", "\"0\"")
                .body(Map.of("content", "x"))
                .patch(ONE, hidden)
                .then()
                .statusCode(404);
        Given.json(manager.token())
                .header("If-Match", "\"0\"")
                .delete(ONE, hidden)
                .then()
                .statusCode(404);
        Given.json(manager.token())
                .body(call(others, Map.of()))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("code", equalTo("customer_unknown"));
        Given.json(manager.token())
                .header("If-Match", "\"0\"")
                .body(Map.of("customerId", others))
                .patch(ONE, visible)
                .then()
                .statusCode(422);
    }

    @Test
    void an_edit_changes_what_it_names_and_removes_what_is_null() {
        var id = record(Given.customer(), Map.of("nextStep", "寄样品", "outcome", "REACHED"))
                .extract()
                .<String>path("id");
        var patch = new HashMap<String, Object>();
        patch.put("content", "改过的内容");
        patch.put("nextStep", null);
        change(id, 0, patch)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("content", equalTo("改过的内容"))
                .body("nextStep", nullValue())
                .body("outcome", equalTo("REACHED"));
        change(id, 1, Map.of("channel", "MEETING")).statusCode(200).body("version", equalTo(2));
    }

    @Test
    void an_edit_needs_the_version_that_it_changes() {
        var id = recorded(Given.customer());
        Given.admin().body(Map.of("content", "x")).patch(ONE, id).then().statusCode(428);
        Given.admin().delete(ONE, id).then().statusCode(428);
        change(id, 0, Map.of("content", "第一次")).statusCode(200);
        change(id, 0, Map.of("content", "第二次"))
                .statusCode(412)
                .body("code", equalTo("version_stale"))
                .body("current.content", equalTo("第一次"));
        Given.admin().header("If-Match", "\"0\"").delete(ONE, id).then().statusCode(412);
    }

    @Test
    void an_edit_is_held_to_the_rules_of_recording() {
        var id = recorded(Given.customer());
        change(id, 0, Map.of("content", "")).statusCode(400);
        change(id, 0, Map.of("version", 3)).statusCode(400).body("code", equalTo("unknown_field"));
        change(id, 0, List.of()).statusCode(400).body("code", equalTo("patch_not_object"));
        change(id, 0, Map.of("occurredAt", "2999-01-01T00:00:00Z"))
                .statusCode(422)
                .body("code", equalTo("occurred_in_future"));
        change(id, 0, Map.of("customerId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", equalTo("customer_unknown"));
        change(id, 0, Map.of("staffId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", equalTo("staff_unknown"));
    }

    @Test
    void a_contact_filed_with_the_wrong_customer_can_be_moved() {
        var right = Given.customer(Map.of("name", "正确的客户"));
        var id = recorded(Given.customer());
        change(id, 0, Map.of("customerId", right)).statusCode(200).body("customerName", equalTo("正确的客户"));
    }

    @Test
    void a_deleted_contact_is_gone_until_it_is_restored() {
        var customer = Given.customer();
        var id = recorded(customer);
        Given.admin().header("If-Match", "\"0\"").delete(ONE, id).then().statusCode(204);
        Given.admin().get(ONE, id).then().statusCode(404);
        Given.admin().get(ALL + "?customerId=" + customer).then().body("items", hasSize(0));
        Given.admin().header("If-Match", "\"1\"").delete(ONE, id).then().statusCode(404);
        Given.admin().post(ONE + "/restore", id).then().statusCode(200).body("version", equalTo(2));
        Given.admin().post(ONE + "/restore", id).then().statusCode(200).body("version", equalTo(2));
        Given.admin().get(ONE, id).then().statusCode(200);
    }

    @Test
    void who_may_only_read_cannot_write() {
        var id = recorded(Given.customer());
        var body = call(Given.customer(), Map.of());
        Given.as("CASHIER").get(ONE, id).then().statusCode(200);
        Given.as("CASHIER").body(body).post(ALL).then().statusCode(403).body("code", equalTo("not_allowed"));
        Given.as("CASHIER")
                .header("If-Match", "\"0\"")
                .body(Map.of("content", "x"))
                .patch(ONE, id)
                .then()
                .statusCode(403);
        Given.as("AUDITOR").header("If-Match", "\"0\"").delete(ONE, id).then().statusCode(403);
        Given.as("AUDITOR").post(ONE + "/restore", id).then().statusCode(403);
    }

    @Test
    void every_write_leaves_a_trace() {
        var id = recorded(Given.customer());
        change(id, 0, Map.of("content", "改过")).statusCode(200);
        Given.admin().header("If-Match", "\"1\"").delete(ONE, id).then().statusCode(204);
        Given.admin().post(ONE + "/restore", id).then().statusCode(200);
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .body("items", hasSize(4))
                .body(
                        "items.action",
                        hasItems(
                                "interaction.recorded",
                                "interaction.changed",
                                "interaction.deleted",
                                "interaction.restored"));
    }

    @Test
    void a_contact_moves_the_customers_last_contact_forward_only() {
        var customer = Given.customer();
        record(customer, Map.of("occurredAt", "2026-02-01T09:00:00+08:00")).statusCode(201);
        record(customer, Map.of("occurredAt", "2026-01-01T09:00:00+08:00")).statusCode(201);
        Given.admin()
                .get("/api/v1/customers/{id}", customer)
                .then()
                .body("lastInteractionAt", equalTo("2026-02-01T09:00:00+08:00"));
    }

    @Test
    void the_profile_counts_contacts_and_the_timeline_shows_them() {
        var customer = Given.customer();
        var id = record(customer, Map.of("content", "第一行\n第二行", "occurredAt", "2026-02-01T09:00:00+08:00"))
                .extract()
                .<String>path("id");
        var deleted = recorded(customer);
        Given.admin().header("If-Match", "\"0\"").delete(ONE, deleted).then().statusCode(204);
        Given.admin()
                .get("/api/v1/customers/{id}/profile", customer)
                .then()
                .body("sections.interactions.count", equalTo(1))
                .body("sections.interactions.last", equalTo("2026-02-01T09:00:00+08:00"));
        Given.admin()
                .get("/api/v1/customers/{id}/timeline", customer)
                .then()
                .body("items.subjectId", hasItem(id))
                .body("items.subjectId", not(hasItem(deleted)))
                .body("items.find { it.subjectId == '" + id + "' }.title", equalTo("第一行"))
                .body("items.find { it.subjectId == '" + id + "' }.detail", equalTo("CALL"))
                .body("items.find { it.subjectId == '" + id + "' }.type", equalTo("INTERACTION"));
    }
}
