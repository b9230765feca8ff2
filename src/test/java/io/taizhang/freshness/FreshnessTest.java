package io.taizhang.freshness;

import static io.taizhang.freshness.GivenFreshness.CUSTOMERS;
import static io.taizhang.freshness.GivenFreshness.QUEUE;
import static io.taizhang.freshness.GivenFreshness.confirm;
import static io.taizhang.freshness.GivenFreshness.customer;
import static io.taizhang.freshness.GivenFreshness.freshness;
import static io.taizhang.freshness.GivenFreshness.manager;
import static io.taizhang.freshness.GivenFreshness.point;
import static io.taizhang.freshness.GivenFreshness.queue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerTier;
import io.taizhang.customer.ImportedCustomer;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.HouseClock;
import io.taizhang.support.Given;
import io.taizhang.support.MovableClock;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FreshnessTest {

    @Inject
    HouseClock clock;

    @Inject
    BusinessTime time;

    @Inject
    FreshnessSweep sweep;

    @Inject
    CustomerFile file;

    @AfterEach
    void the_clock_is_right_again() {
        movable().moveBack();
    }

    private MovableClock movable() {
        return (MovableClock) clock;
    }

    private void later(int days) {
        movable().moveTo(clock.instant().plus(Duration.ofDays(days)));
    }

    @Test
    void a_new_file_is_fresh_and_each_entry_stands_by_itself() {
        var token = manager().token();
        var id = customer(token, Map.of());
        freshness(token, id)
                .statusCode(200)
                .body("fields.field", is(List.of("NAME", "PHONE", "PHONE", "ADDRESS")))
                .body("fields.due", everyItem(is(false)))
                .body("dueFields", empty())
                .body("fields[1].cycleDays", is(90))
                .body("fields[1].verifiedById", nullValue())
                .body("dueOn", is(time.today().plusDays(90).toString()));
        queue(token, "").body("items", empty());
    }

    @Test
    void what_is_due_by_its_tier_comes_into_the_queue_and_leaves_it_with_one_call() {
        var someone = manager();
        var token = someone.token();
        var id = customer(token, Map.of());
        customer(token, Map.of("tier", "POTENTIAL"));
        later(91);
        queue(token, "")
                .body("items.customerId", contains(id))
                .body("items[0].dueFields", contains("PHONE"))
                .body("items[0].overdueDays", is(1))
                .body("items[0].tier", is("VIP"));
        confirm(token, id, 0, Map.of("fields", List.of("PHONE"), "note", "电话核对"))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("dueFields", empty())
                .body("fields[1].way", is("CONFIRMED"))
                .body("fields[2].verifiedById", is(someone.id().toString()))
                .body("dueOn", is(time.today().plusDays(89).toString()));
        queue(token, "").body("items", empty());
        Given.json(token)
                .get(CUSTOMERS + id + "/confirmations")
                .then()
                .body("items", hasSize(1))
                .body("items[0].fields", contains("PHONE"))
                .body("items[0].note", is("电话核对"))
                .body("items[0].changed", is(false));
        Given.admin()
                .get("/api/v1/audit-entries?action=freshness.confirmed&customerId=" + id)
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void one_phone_is_confirmed_without_the_other() {
        var token = manager().token();
        var id = customer(token, Map.of());
        String mobile = freshness(token, id).extract().path("fields[1].entryId");
        later(91);
        confirm(token, id, 0, Map.of("entries", List.of(mobile)))
                .statusCode(201)
                .body("dueFields", contains("PHONE"))
                .body("fields.find { it.entryId == '" + mobile + "' }.due", is(false));
        queue(token, "").body("items.customerId", contains(id));
    }

    @Test
    void an_edit_in_the_same_call_counts_and_all_of_it_happens_or_nothing() {
        var token = manager().token();
        var id = customer(token, Map.of());
        later(91);
        confirm(
                        token,
                        id,
                        0,
                        Map.of(
                                "fields",
                                List.of("BIRTHDAY"),
                                "patch",
                                Map.of("contactPoints", List.of(point("MOBILE", "13900139000")))))
                .statusCode(422)
                .body("code", is("field_not_written"))
                .body("errors[0].pointer", is("/fields/0"));
        Given.json(token).get(CUSTOMERS + id).then().body("version", is(0)).body("contactPoints", hasSize(2));
        confirm(
                        token,
                        id,
                        0,
                        Map.of(
                                "fields",
                                List.of("ADDRESS"),
                                "patch",
                                Map.of("contactPoints", List.of(point("MOBILE", "13900139000")))))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("dueFields", empty())
                .body("fields.find { it.field == 'PHONE' }.way", is("EDITED"))
                .body("fields.find { it.field == 'ADDRESS' }.way", is("CONFIRMED"))
                .body("fields.find { it.field == 'NAME' }.way", nullValue());
    }

    @Test
    void an_edit_verifies_what_it_changed_and_nothing_else() {
        var token = manager().token();
        var id = customer(token, Map.of());
        later(200);
        freshness(token, id).body("dueFields", is(List.of("NAME", "PHONE", "ADDRESS")));
        Given.json(token)
                .header("If-Match", "\"0\"")
                .body(Map.of("name", "新名", "note", "改名"))
                .patch(CUSTOMERS + id)
                .then()
                .statusCode(200);
        freshness(token, id).body("dueFields", is(List.of("PHONE", "ADDRESS"))).body("fields[0].way", is("EDITED"));
    }

    @Test
    void an_import_verifies_what_it_changed_of_many_and_an_old_customer_is_due_at_once() {
        var refs = List.of("F-" + UUID.randomUUID(), "F-" + UUID.randomUUID());
        var since = time.today().minusDays(500);
        var born = QuarkusTransaction.requiringNew()
                .call(() -> file.importBatch(
                        refs.stream().map(ref -> row(ref, "旧名", since)).toList()));
        QuarkusTransaction.requiringNew().call(() -> file.importBatch(List.of(row(refs.get(0), "新名", null))));
        var admin = Staff.admin();
        var changed = String.valueOf(born.get(0).customerId());
        var untouched = String.valueOf(born.get(1).customerId());
        freshness(admin, changed).body("fields[0].way", is("EDITED")).body("dueFields", contains("PHONE"));
        freshness(admin, untouched).body("dueFields", contains("NAME", "PHONE"));
    }

    private static ImportedCustomer row(String ref, String name, @Nullable LocalDate since) {
        return new ImportedCustomer(
                ref,
                null,
                name,
                since == null ? null : "021-68881234",
                null,
                CustomerTier.VIP,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                since);
    }

    @Test
    void what_a_customer_confirms_in_a_contact_counts_as_of_that_contact() {
        var token = manager().token();
        var id = customer(token, Map.of());
        later(91);
        var said = clock.instant().minus(Duration.ofDays(2));
        var contact = Map.of(
                "customerId",
                id,
                "channel",
                "CALL",
                "direction",
                "OUTBOUND",
                "content",
                "核对电话",
                "occurredAt",
                said.toString(),
                "confirmedFields",
                List.of("PHONE"));
        var made = Given.json(token)
                .body(contact)
                .post("/api/v1/interactions")
                .then()
                .statusCode(201)
                .body("confirmedFields", contains("PHONE"))
                .extract();
        freshness(token, id)
                .body("dueFields", empty())
                .body("fields[1].way", is("INTERACTION"))
                .body("fields[1].dueOn", is(time.dayOf(said).plusDays(90).toString()));
        Given.json(token)
                .header("If-Match", made.header("ETag"))
                .body(Map.of("confirmedFields", List.of()))
                .patch("/api/v1/interactions/" + made.path("id"))
                .then()
                .statusCode(422)
                .body("code", is("confirmation_stays"));
        Given.json(token)
                .header("If-Match", made.header("ETag"))
                .body(Map.of("content", "核对电话，无误"))
                .patch("/api/v1/interactions/" + made.path("id"))
                .then()
                .statusCode(200)
                .body("confirmedFields", contains("PHONE"));
    }

    @Test
    void a_confirmation_is_of_what_was_seen() {
        var token = manager().token();
        var id = customer(token, Map.of());
        Given.json(token)
                .header("If-Match", "\"0\"")
                .body(Map.of("name", "别人改了"))
                .patch(CUSTOMERS + id)
                .then()
                .statusCode(200);
        confirm(token, id, 0, Map.of("fields", List.of("NAME"))).statusCode(412);
        Given.json(token)
                .body(Map.of("fields", List.of("NAME")))
                .post(CUSTOMERS + id + "/confirmations")
                .then()
                .statusCode(428);
        confirm(token, id, 1, Map.of()).statusCode(422).body("code", is("confirmation_empty"));
        confirm(token, id, 1, Map.of("entries", List.of(UUID.randomUUID().toString())))
                .statusCode(422)
                .body("code", is("field_not_written"));
        confirm(manager().token(), id, 1, Map.of("fields", List.of("NAME"))).statusCode(404);
    }

    @Test
    void the_queue_has_the_most_important_first_and_a_walk_through_it_loses_nothing() {
        var token = manager().token();
        var stranger = manager().token();
        var made = new ArrayList<String>();
        for (var tier : List.of("REGULAR", "VIP", "REGULAR", "POTENTIAL", "VIP")) {
            made.add(customer(token, Map.of("tier", tier)));
        }
        var rich = made.get(2);
        Given.money()
                .body(Map.of(
                        "customerId", rich, "type", "SALE", "amount", Given.yuan("880.00"), "method", "ON_ACCOUNT"))
                .post("/api/v1/transactions")
                .then()
                .statusCode(201);
        later(400);
        sweep.run();
        var walked = new ArrayList<String>();
        String cursor = null;
        do {
            var page = queue(token, "?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .extract();
            walked.addAll(page.<List<String>>path("items.customerId"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertThat(walked).hasSize(5).doesNotHaveDuplicates().containsAll(made);
        assertThat(walked.subList(0, 2)).containsExactlyInAnyOrder(made.get(1), made.get(4));
        assertThat(walked.get(2)).isEqualTo(rich);
        assertThat(walked.get(4)).isEqualTo(made.get(3));
        queue(token, "?tier=REGULAR&count=exact").body("count", is(2)).body("items[0].worth.amount", is("880.00"));
        queue(stranger, "").body("items", empty());
    }

    @Test
    void how_complete_a_file_is_follows_from_what_is_written_and_can_be_sorted_by() {
        var token = manager().token();
        var bare = customer(token, Map.of("contactPoints", List.of(), "addresses", List.of()));
        var full = customer(
                token,
                Map.of(
                        "birthday",
                        "1990-01-01",
                        "contactPoints",
                        List.of(
                                point("MOBILE", "13800138000"),
                                point("EMAIL", "a@example.com"),
                                point("WECHAT", "weixin"))));
        Given.json(token)
                .get(CUSTOMERS + bare + "/profile")
                .then()
                .statusCode(200)
                .body("sections.freshness.completeness", is(15))
                .body("sections.freshness.dueFields", empty());
        freshness(token, full).body("completeness", is(100));
        queue(token, "?dueOn[gte]=2000-01-01&sort=completeness")
                .body("items.customerId", contains(bare, full))
                .body("items.completeness", contains(15, 100));
        queue(token, "?dueOn[gte]=2000-01-01&completeness[lt]=60").body("items.customerId", contains(bare));
    }

    @Test
    void an_administrator_sets_the_cycles_and_the_queue_follows() {
        var token = manager().token();
        var other = Given.as("MANAGER");
        var id = customer(token, Map.of("tier", "POTENTIAL"));
        later(20);
        var policy = Given.admin()
                .get("/api/v1/freshness-policies/POTENTIAL")
                .then()
                .statusCode(200)
                .extract();
        Map<String, Integer> cycles = policy.path("cycles");
        assertThat(cycles).doesNotContainKey("NAME");
        try {
            set(policy.header("ETag"), Map.of("NAME", 10)).statusCode(200).body("cycles.NAME", is(10));
            freshness(token, id).body("dueFields", contains("NAME"));
            queue(token, "").body("items", empty());
            sweep.run();
            queue(token, "").body("items.customerId", contains(id));
        } finally {
            var now = Given.admin()
                    .get("/api/v1/freshness-policies/POTENTIAL")
                    .then()
                    .extract()
                    .header("ETag");
            set(now, cycles).statusCode(200);
        }
        Given.admin()
                .get("/api/v1/audit-entries?action=freshness_policy.changed&subjectId=" + policy.path("id"))
                .then()
                .body("items.after.cycles.NAME", hasItem(10));
        set(policy.header("ETag"), cycles).statusCode(412);
        set("\"0\"", Map.of("NAME", 0)).statusCode(400);
        other.header("If-Match", "\"0\"")
                .body(Map.of("cycles", cycles))
                .put("/api/v1/freshness-policies/POTENTIAL")
                .then()
                .statusCode(403);
    }

    private static io.restassured.response.ValidatableResponse set(String etag, Map<String, Integer> cycles) {
        return Given.admin()
                .header("If-Match", etag)
                .body(Map.of("cycles", cycles))
                .put("/api/v1/freshness-policies/POTENTIAL")
                .then();
    }

    @Test
    void what_counts_for_completeness_is_data() {
        var token = manager().token();
        var id = customer(token, Map.of("kind", "ORGANISATION"));
        int score = freshness(token, id).extract().path("completeness");
        var scale = Given.admin()
                .get("/api/v1/completeness-scales/ORGANISATION")
                .then()
                .statusCode(200)
                .extract();
        try {
            scale(scale.header("ETag"), Map.of("NAME", 1, "CREDIT_CODE", 3)).statusCode(200);
            sweep.run();
            freshness(token, id).body("completeness", is(25));
        } finally {
            var now = Given.admin()
                    .get("/api/v1/completeness-scales/ORGANISATION")
                    .then()
                    .extract()
                    .header("ETag");
            scale(now, scale.path("weights")).statusCode(200);
            sweep.run();
        }
        freshness(token, id).body("completeness", is(score));
        Given.admin()
                .get("/api/v1/completeness-scales")
                .then()
                .body("items.kind", hasItems("PERSON", "ORGANISATION"))
                .body("items.weights", not(empty()));
    }

    private static io.restassured.response.ValidatableResponse scale(String etag, Map<String, Integer> weights) {
        return Given.admin()
                .header("If-Match", etag)
                .body(Map.of("weights", weights))
                .put("/api/v1/completeness-scales/ORGANISATION")
                .then();
    }

    @Test
    void the_queue_can_be_narrowed_to_one_owner() {
        var someone = manager();
        var admin = Staff.admin();
        var id = customer(someone.token(), Map.of());
        later(91);
        Given.json(admin)
                .get(QUEUE + "?ownerId=" + someone.id())
                .then()
                .statusCode(200)
                .body("items.customerId", contains(id))
                .body("items[0].ownerId", is(someone.id().toString()));
    }
}
