package io.taizhang.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the trail tells of records, to whom, and how it is searched. */
@QuarkusTest
class AuditHistoryTest {

    @Inject
    DataSource database;

    private static final String HISTORY = "/api/v1/audit-entries/history";

    private static ValidatableResponse history(String subject) {
        return Given.admin().get(HISTORY + "?subjectId=" + subject).then().statusCode(200);
    }

    private static ValidatableResponse change(String path, String id, Map<String, Object> patch) {
        return Given.admin()
                .header("If-Match", "\"0\"")
                .body(patch)
                .patch("/api/v1/" + path + "/{id}", id)
                .then()
                .statusCode(200);
    }

    private static String made(String path, Map<String, Object> body) {
        return Given.money()
                .body(body)
                .post("/api/v1/" + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    }

    @Test
    void an_old_entry_that_kept_a_word_in_place_of_a_record_is_still_read() throws SQLException {
        var line = UUID.randomUUID().toString();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into audit_entry (at, actor_name, action, subject_type, subject_id, request_id, before)"
                                + " values (now(), 'system', 'bank_line.matched', 'bank_line', ?::uuid, 'a test',"
                                + " '\"OPEN\"')")) {
            insert.setString(1, line);
            insert.execute();
        }
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + line)
                .then()
                .statusCode(200)
                .body("items[0].before.status", is("OPEN"));
    }

    @Test
    void a_long_text_is_cut_between_characters() {
        var customer = Given.customer();
        var shown = "长".repeat(499);
        change("customers", customer, Map.of("note", shown + "😀" + "后"));
        history(customer).body("items.changes.flatten().find { it.field == 'note' }.after", is(shown + "…"));
    }

    @Test
    void the_history_of_a_customer_names_fields_and_values_as_the_application_does() {
        var customer = Given.customer(Map.of("tags", List.of("老客户")));
        var owner = Staff.member("SERVICE", "ALL", Staff.company());
        change(
                "customers",
                customer,
                Map.of("tier", "VIP", "tags", List.of("老客户", "团购"), "ownerId", owner.id(), "birthday", "1990-05-01"));
        history(customer)
                .body("items.did", contains("修改", "登记"))
                .body("items[0].actorName", is("admin"))
                .body("items[0].fields", hasItem("tier"))
                .body("items[0].changes.find { it.field == 'tier' }.label", is("等级"))
                .body("items[0].changes.find { it.field == 'tier' }.before", is(words("POTENTIAL")))
                .body("items[0].changes.find { it.field == 'tier' }.after", is("VIP"))
                .body("items[0].changes.find { it.field == 'tags' }.after", is("老客户、团购"))
                .body("items[0].changes.find { it.field == 'ownerName' }.after", is("测试SERVICE"))
                .body("items[0].changes.find { it.field == 'birthday' }.before", nullValue())
                .body("items[0].changes.field", not(hasItem("ownerId")))
                .body("items[0].changes.field", not(hasItem("version")))
                .body("items[1].changes.find { it.field == 'name' }.before", nullValue());
    }

    private static String words(String tier) {
        return new AuditWords(java.util.Locale.SIMPLIFIED_CHINESE).value("tier", tier);
    }

    @Test
    void a_reader_of_english_reads_english() {
        var customer = Given.customer();
        change("customers", customer, Map.of("tier", "VIP"));
        RestAssured.given()
                .auth()
                .oauth2(Staff.admin())
                .header("Accept-Language", "en")
                .get(HISTORY + "?subjectId=" + customer)
                .then()
                .body("items[0].did", is("changed"))
                .body("items[0].changes.find { it.field == 'tier' }.label", is("Tier"));
    }

    @Test
    void every_kind_of_record_has_a_history() {
        var customer = Given.customer();
        var contact = made(
                "interactions",
                Map.of("customerId", customer, "channel", "CALL", "direction", "OUTBOUND", "content", "回访"));
        change("interactions", contact, Map.of("content", "再访"));
        history(contact).body("items[0].changes.find { it.field == 'content' }.after", is("再访"));
        var contract = made(
                "contracts",
                Map.of("customerId", customer, "title", "年度服务合同", "amount", Given.yuan("100"), "startsOn", today()));
        change("contracts", contract, Map.of("amount", Given.yuan("250.50")));
        history(contract)
                .body("items[0].changes.find { it.field == 'amount' }.before", is("100.00"))
                .body("items[0].changes.find { it.field == 'amount' }.after", is("250.50"));
        var entry = made(
                "transactions",
                Map.of("customerId", customer, "type", "SALE", "method", "ON_ACCOUNT", "amount", Given.yuan("10")));
        Given.money()
                .body(Map.of("reason", "记错了"))
                .post("/api/v1/transactions/{id}/corrections", entry)
                .then()
                .statusCode(201);
        history(entry).body("items[0].did", is("更正")).body("items[0].reason", is("记错了"));
        var plan = made("follow-up-plans", Map.of("customerId", customer, "title", "回访", "startsOn", today()));
        change("follow-up-plans", plan, Map.of("title", "月度回访"));
        history(plan).body("items[0].changes.find { it.field == 'title' }.after", is("月度回访"));
        var task = made("tasks", Map.of("customerId", customer, "title", "寄样品", "dueOn", today()));
        Given.admin()
                .body(Map.of())
                .post("/api/v1/tasks/{id}/complete", task)
                .then()
                .statusCode(200);
        history(task).body("items[0].changes.find { it.field == 'status' }.after", is("已完成"));
    }

    @Test
    void the_trail_is_searched_by_person_record_kind_time_field_and_request() {
        var customer = Given.customer();
        var clerk = Staff.member("SERVICE", "ALL", Staff.company());
        var request = UUID.randomUUID().toString();
        Given.json(clerk.token())
                .header("If-Match", "\"0\"")
                .header("X-Request-Id", request)
                .body(Map.of("note", "甲"))
                .patch("/api/v1/customers/{id}", customer)
                .then()
                .statusCode(200);
        String id = Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + customer + "&fields=note")
                .then()
                .body("items.action", contains("customer.changed"))
                .body("items[0].fields", contains("note"))
                .extract()
                .path("items[0].requestId");
        for (var filter : List.of(
                "actorId=" + clerk.id(),
                "subjectId=" + customer + "&actorName[like]=service",
                "subjectType=customer&subjectId=" + customer + "&action=customer.changed",
                "customerId=" + customer + "&at[gte]=" + today() + "&fields=note",
                "requestId=" + id + "&subjectId=" + customer)) {
            Given.admin()
                    .get("/api/v1/audit-entries?" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.findAll { it.subjectType == 'customer' }.subjectId", contains(customer));
        }
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + customer + "&fields=tier")
                .then()
                .body("items", empty());
    }

    @Test
    void whoever_sees_one_shop_reads_what_concerns_its_customers_and_what_they_did() {
        var shop = Staff.shop();
        var manager = Staff.member("MANAGER", "TEAM", shop);
        var inside = Given.customer(Map.of("unitId", shop));
        var outside = Given.customer();
        List<String> seen = Given.json(manager.token())
                .get("/api/v1/audit-entries?subjectType=customer&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.subjectId");
        assertThat(seen).contains(inside).doesNotContain(outside);
        Given.json(manager.token())
                .get(HISTORY + "?subjectId=" + outside)
                .then()
                .body("items", empty());
        Given.json(manager.token())
                .get("/api/v1/audit-entries?actorId=" + manager.id())
                .then()
                .body("items.actorId", hasItem(manager.id().toString()));
    }
}
