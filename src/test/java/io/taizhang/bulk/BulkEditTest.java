package io.taizhang.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BulkEditTest {

    private static final String EDITS = "/api/v1/customer-bulk-edits";
    private static final String CUSTOMERS = "/api/v1/customers";
    private static final Map<String, Object> EVERYONE = Map.of("field", "name", "op", "like", "value", "客");

    @Inject
    BulkRunner runner;

    private static Staff.Member manager() {
        return Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
    }

    private static String registered(String token, Map<String, ?> further) {
        var body = new HashMap<String, Object>(further);
        body.put("kind", "PERSON");
        body.putIfAbsent("name", "客户" + UUID.randomUUID().toString().substring(0, 8));
        return Given.json(token)
                .header("Duplicate-Override", "somebody else, made for a test")
                .body(body)
                .post(CUSTOMERS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse customer(String id) {
        return Given.admin().get(CUSTOMERS + "/" + id).then();
    }

    private static ValidatableResponse change(String id, int version, Map<String, ?> patch) {
        return Given.admin()
                .header("If-Match", "\"" + version + "\"")
                .body(patch)
                .patch(CUSTOMERS + "/" + id)
                .then();
    }

    private static ValidatableResponse preview(String token, Map<String, ?> command) {
        return Given.json(token).body(command).post(EDITS + "/preview").then();
    }

    private static ValidatableResponse start(String token, Map<String, ?> command) {
        return Given.json(token).body(command).post(EDITS).then();
    }

    private static String started(String token, Map<String, ?> command) {
        return start(token, command).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse undo(String token, String id) {
        return Given.json(token).post(EDITS + "/" + id + "/undo").then();
    }

    private static ValidatableResponse read(String token, String id) {
        return Given.json(token).get(EDITS + "/" + id).then().statusCode(200);
    }

    private static ValidatableResponse rows(String token, String id) {
        return Given.json(token).get(EDITS + "/" + id + "/rows").then().statusCode(200);
    }

    private static List<String> acts(String customer) {
        return Given.admin()
                .get("/api/v1/audit-entries?customerId=" + customer + "&sort=id")
                .then()
                .statusCode(200)
                .extract()
                .path("items.action");
    }

    @Test
    void what_a_second_person_has_agreed_to_for_many_is_not_held_up_for_each() {
        var shop = Staff.shop();
        var me = Staff.member("MANAGER", "TEAM", shop);
        var customer = registered(me.token(), Map.of("unitId", shop));
        var command = Map.of("ids", List.of(customer), "changes", Map.of("tier", "VIP"));
        policy("customer.change", shop);
        var alone = started(me.token(), command);
        runner.goOn();
        rows(me.token(), alone).body("items[0].code", equalTo("approval_needed"));
        customer(customer).body("tier", equalTo("POTENTIAL"));

        policy("customer.bulk_edit", shop);
        var asked = start(me.token(), command).statusCode(202).extract().<String>path("id");
        String agreed = Given.json(Staff.token("MANAGER"))
                .body(Map.of("comment", "同意"))
                .post("/api/v1/approvals/{id}/approve", asked)
                .then()
                .statusCode(200)
                .extract()
                .path("outcome.id");
        runner.goOn();
        read(me.token(), agreed).body("status", equalTo("DONE")).body("changed", equalTo(1));
        customer(customer).body("tier", equalTo("VIP"));

        undo(me.token(), agreed).statusCode(200);
        runner.goOn();
        rows(me.token(), agreed).body("items[0].code", equalTo("approval_needed"));
        customer(customer).body("tier", equalTo("VIP"));
    }

    @Test
    void whoever_changes_many_has_not_looked_at_their_files() {
        var me = manager();
        var customer = registered(me.token(), Map.of());
        var id = started(me.token(), Map.of("ids", List.of(customer), "changes", Map.of("tier", "VIP")));
        runner.goOn();
        undo(me.token(), id).statusCode(200);
        runner.goOn();
        read(me.token(), id).body("undone", equalTo(1));
        Given.admin()
                .get(CUSTOMERS + "/" + customer + "/access-log")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    private static void policy(String action, String unit) {
        Given.admin()
                .body(Map.of("enabled", true))
                .put("/api/v1/approval-policies/{action}/units/{unit}", action, unit)
                .then()
                .statusCode(200);
    }

    @Test
    void a_preview_says_how_many_would_change_and_changes_nobody() {
        var me = manager();
        var one = registered(me.token(), Map.of("tags", List.of("旧")));
        registered(me.token(), Map.of("tier", "VIP", "tags", List.of("新")));
        var changes = Map.of("tier", "VIP", "addTags", List.of("新"), "removeTags", List.of("旧"));
        preview(me.token(), Map.of("filter", EVERYONE, "changes", changes))
                .statusCode(200)
                .body("matched", equalTo(2))
                .body("changing", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("refused", equalTo(0))
                .body("samples", hasSize(1))
                .body("samples[0].id", equalTo(one))
                .body("samples[0].before.tags", equalTo(List.of("旧")))
                .body("samples[0].after.tags", equalTo(List.of("新")))
                .body("samples[0].after.tier", equalTo("VIP"));
        customer(one).body("version", equalTo(0)).body("tier", equalTo("POTENTIAL"));
    }

    @Test
    void every_customer_of_the_set_is_changed_once_and_that_is_recorded_for_each() {
        var me = manager();
        var one = registered(me.token(), Map.of("tags", List.of("旧", "留"), "customFields", Map.of("甲", 1, "乙", "b")));
        var other = registered(
                me.token(),
                Map.of("tier", "VIP", "stage", "ACTIVE", "tags", List.of("新"), "customFields", Map.of("丙", 2.5)));
        var stranger = registered(manager().token(), Map.of());
        var changes = Map.of(
                "tier", "VIP",
                "stage", "ACTIVE",
                "addTags", List.of("新"),
                "removeTags", List.of("旧"),
                "setCustomFields", Map.of("丙", 2.5),
                "removeCustomFields", List.of("甲"));
        var id = started(me.token(), Map.of("filter", EVERYONE, "changes", changes, "expected", 2));
        read(me.token(), id).body("status", equalTo("RUNNING")).body("total", equalTo(2));
        runner.goOn();
        runner.goOn();
        read(me.token(), id)
                .body("status", equalTo("DONE"))
                .body("changed", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("refused", equalTo(0))
                .body("createdBy", equalTo(me.id().toString()));
        customer(one)
                .body("version", equalTo(1))
                .body("tier", equalTo("VIP"))
                .body("stage", equalTo("ACTIVE"))
                .body("tags", equalTo(List.of("留", "新")))
                .body("customFields.乙", equalTo("b"))
                .body("customFields.丙", equalTo(2.5f))
                .body("customFields.甲", nullValue());
        customer(other).body("version", equalTo(0));
        customer(stranger).body("version", equalTo(0)).body("tier", equalTo("POTENTIAL"));
        assertThat(acts(one)).containsExactly("customer.registered", "customer.changed");
        assertThat(acts(other)).containsExactly("customer.registered");
        Given.admin()
                .get("/api/v1/audit-entries?customerId=" + one + "&action=customer.changed")
                .then()
                .body("items[0].actorId", equalTo(me.id().toString()));
        rows(me.token(), id)
                .body("items.outcome", containsInAnyOrder("CHANGED", "UNCHANGED"))
                .body("items.customerId", containsInAnyOrder(one, other));
    }

    @Test
    void whoever_was_changed_meanwhile_is_left_alone() {
        var me = manager();
        var one = registered(me.token(), Map.of());
        var other = registered(me.token(), Map.of());
        var id = started(me.token(), Map.of("ids", List.of(one, other), "changes", Map.of("tier", "VIP")));
        change(one, 0, Map.of("note", "刚改过")).statusCode(200);
        runner.goOn();
        read(me.token(), id).body("changed", equalTo(1)).body("refused", equalTo(1));
        customer(one).body("tier", equalTo("POTENTIAL")).body("note", equalTo("刚改过"));
        customer(other).body("tier", equalTo("VIP"));
        rows(me.token(), id).body("items.find { it.customerId == '" + one + "' }.code", equalTo("version_stale"));
    }

    @Test
    void an_undo_brings_back_what_was_unless_somebody_has_changed_it_since() {
        var me = manager();
        var one =
                registered(me.token(), Map.of("tags", List.of("旧"), "tier", "REGULAR", "customFields", Map.of("甲", 1)));
        var other = registered(me.token(), Map.of());
        var id = started(
                me.token(),
                Map.of(
                        "ids", List.of(one, other),
                        "changes",
                                Map.of(
                                        "tier", "VIP",
                                        "addTags", List.of("新"),
                                        "setCustomFields", Map.of("甲", 2, "乙", true))));
        undo(me.token(), id).statusCode(409).body("code", equalTo("bulk_edit_under_way"));
        runner.goOn();
        change(other, 1, Map.of("note", "后来")).statusCode(200);
        undo(me.token(), id).statusCode(200).body("status", equalTo("UNDOING"));
        runner.goOn();
        read(me.token(), id)
                .body("status", equalTo("UNDONE"))
                .body("undone", equalTo(1))
                .body("kept", equalTo(1))
                .body("changed", equalTo(0));
        customer(one)
                .body("version", equalTo(2))
                .body("tier", equalTo("REGULAR"))
                .body("tags", equalTo(List.of("旧")))
                .body("customFields", equalTo(Map.of("甲", 1)));
        customer(other).body("tier", equalTo("VIP")).body("note", equalTo("后来"));
        rows(me.token(), id)
                .body("items.find { it.customerId == '" + other + "' }.outcome", equalTo("KEPT"))
                .body("items.find { it.customerId == '" + other + "' }.code", equalTo("version_stale"));
        assertThat(acts(one)).containsExactly("customer.registered", "customer.changed", "customer.changed");
        undo(me.token(), id).statusCode(409).body("code", equalTo("bulk_edit_nothing_to_undo"));
    }

    @Test
    void nobody_gives_customers_away_to_where_they_would_not_see_them_and_strangers_stay_unknown() {
        var me = manager();
        var mine = registered(me.token(), Map.of());
        var foreign = registered(manager().token(), Map.of());
        var command = Map.of(
                "ids",
                List.of(mine, foreign),
                "changes",
                Map.of("ownerId", manager().id().toString()));
        preview(me.token(), command)
                .statusCode(200)
                .body("matched", equalTo(1))
                .body("unknown", equalTo(1))
                .body("refused", equalTo(1))
                .body("refusals.owner_out_of_scope", equalTo(1))
                .body("samples[0].refusal", equalTo("owner_out_of_scope"));
        var id = started(me.token(), command);
        runner.goOn();
        read(me.token(), id)
                .body("status", equalTo("DONE"))
                .body("total", equalTo(1))
                .body("refused", equalTo(1));
        customer(mine).body("ownerId", equalTo(me.id().toString())).body("version", equalTo(0));
        customer(foreign).body("version", equalTo(0));
        Given.json(manager().token()).get(EDITS + "/" + id).then().statusCode(404);
    }

    @Test
    void a_manager_hands_the_customers_of_one_to_another_and_back() {
        var leaving = manager();
        var staying = manager();
        var customer = registered(leaving.token(), Map.of());
        var manager = Staff.member("MANAGER", "ALL", Staff.company());
        var id = started(
                manager.token(),
                Map.of(
                        "filter",
                        Map.of("field", "ownerId", "value", leaving.id().toString()),
                        "changes",
                        Map.of("ownerId", staying.id().toString())));
        runner.goOn();
        customer(customer).body("ownerId", equalTo(staying.id().toString()));
        undo(manager.token(), id).statusCode(200);
        runner.goOn();
        customer(customer).body("ownerId", equalTo(leaving.id().toString()));
    }

    @Test
    void what_is_stopped_goes_no_further_and_what_a_gone_colleague_started_neither() {
        var me = manager();
        var one = registered(me.token(), Map.of());
        var id = started(me.token(), Map.of("ids", List.of(one), "changes", Map.of("tier", "VIP")));
        start(me.token(), Map.of("ids", List.of(one), "changes", Map.of("tier", "VIP")))
                .statusCode(409)
                .body("code", equalTo("bulk_edit_running"))
                .body("bulkEditId", equalTo(id));
        Given.json(me.token())
                .post(EDITS + "/" + id + "/stop")
                .then()
                .statusCode(200)
                .body("status", equalTo("STOPPED"));
        Given.json(me.token()).post(EDITS + "/" + id + "/stop").then().statusCode(409);
        runner.goOn();
        customer(one).body("version", equalTo(0));
        var next = started(me.token(), Map.of("ids", List.of(one), "changes", Map.of("tier", "VIP")));
        Given.admin().post("/api/v1/staff/" + me.id() + "/disable").then().statusCode(200);
        runner.goOn();
        read(Staff.admin(), next).body("status", equalTo("STOPPED")).body("stopCode", equalTo("staff_unknown"));
        customer(one).body("version", equalTo(0));
    }

    @Test
    void an_edit_that_makes_no_sense_is_refused_before_it_begins() {
        var me = manager();
        var one = registered(me.token(), Map.of());
        var tier = Map.of("tier", "VIP");
        start(me.token(), Map.of("ids", List.of(one), "changes", Map.of()))
                .statusCode(422)
                .body("code", equalTo("bulk_nothing_to_do"));
        start(me.token(), Map.of("changes", tier)).statusCode(422).body("code", equalTo("bulk_set_missing"));
        start(me.token(), Map.of("ids", List.of(one), "filter", EVERYONE, "changes", tier))
                .statusCode(422)
                .body("code", equalTo("bulk_set_missing"));
        start(me.token(), Map.of("ids", List.of(UUID.randomUUID().toString()), "changes", tier))
                .statusCode(422)
                .body("code", equalTo("bulk_set_empty"));
        start(me.token(), Map.of("filter", EVERYONE, "changes", tier, "expected", 7))
                .statusCode(409)
                .body("code", equalTo("bulk_set_changed"));
        start(
                        me.token(),
                        Map.of(
                                "ids",
                                List.of(one),
                                "changes",
                                Map.of("ownerId", UUID.randomUUID().toString())))
                .statusCode(422)
                .body("code", equalTo("staff_unknown"));
        start(me.token(), Map.of("ids", List.of(one), "changes", Map.of("setCustomFields", Map.of("甲", List.of(1)))))
                .statusCode(422)
                .body("code", equalTo("custom_field_invalid"));
        start(Staff.token("CASHIER"), Map.of("ids", List.of(one), "changes", tier))
                .statusCode(403);
        start(Staff.token("AUDITOR"), Map.of("ids", List.of(one), "changes", tier))
                .statusCode(403);
    }
}
