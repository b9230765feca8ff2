package io.taizhang.approval;

import static io.taizhang.approval.GivenApprovals.APPROVALS;
import static io.taizhang.approval.GivenApprovals.approve;
import static io.taizhang.approval.GivenApprovals.read;
import static io.taizhang.approval.GivenApprovals.reject;
import static io.taizhang.approval.GivenApprovals.withdraw;
import static io.taizhang.approval.GivenReviews.change;
import static io.taizhang.approval.GivenReviews.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations on records that a second person has to agree to, by the policies of a shop. */
@QuarkusTest
class DoubleReviewTest {

    private GivenReviews here;

    @BeforeEach
    void a_shop_has_policies_of_its_own() {
        here = new GivenReviews();
    }

    private void reviewTiers() {
        here.policy("customer.change", Map.of("enabled", true, "fields", List.of("tier")));
    }

    /** A change of the tier that waits; the request's id. */
    private String waiting(String customer) {
        return change(here.clerk.token(), customer, 0, Map.of("tier", "VIP"))
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static List<String> acts(String subject) {
        return Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + subject)
                .then()
                .extract()
                .path("items.action");
    }

    @Test
    void a_change_of_a_named_field_waits_and_the_record_stays_as_it_is() {
        reviewTiers();
        var customer = here.customer();
        var id = change(here.clerk.token(), customer, 0, Map.of("tier", "VIP", "note", "老客户"))
                .statusCode(202)
                .header("Location", containsString(APPROVALS + "/"))
                .body("status", is("PENDING"))
                .body("action", is("customer.change"))
                .body("subjectId", is(customer))
                .body("payload.version", is(0))
                .body("payload.patch.tier", is("VIP"))
                .body("payload.before.tier", is("POTENTIAL"))
                .body("mayDecide", is(false))
                .extract()
                .<String>path("id");
        customer(here.clerk.token(), customer)
                .header("ETag", "\"0\"")
                .body("tier", is("POTENTIAL"))
                .body("note", nullValue());
        assertThat(acts(customer)).containsExactly("customer.registered");
        read(here.manager.token(), id)
                .statusCode(200)
                .body("mayDecide", is(true))
                .body("diff.field", containsInAnyOrder("tier", "note"))
                .body("diff.find { it.field == 'tier' }.before", is("POTENTIAL"))
                .body("diff.find { it.field == 'tier' }.proposed", is("VIP"))
                .body("diff.find { it.field == 'tier' }.current", is("POTENTIAL"));
    }

    @Test
    void what_was_asked_for_is_done_in_the_name_of_whoever_asked() {
        reviewTiers();
        var customer = here.customer();
        var id = waiting(customer);
        approve(here.manager.token(), id)
                .statusCode(200)
                .body("status", is("APPROVED"))
                .body("outcome.id", is(customer))
                .body("outcome.version", is(1))
                .body("executedAt", notNullValue());
        customer(here.clerk.token(), customer).header("ETag", "\"1\"").body("tier", is("VIP"));
        Given.admin()
                .get("/api/v1/audit-entries?action=customer.changed&subjectId=" + customer)
                .then()
                .body("items.actorId", contains(here.clerk.id().toString()));
        approve(here.manager.token(), id).statusCode(200).body("outcome.version", is(1));
        assertThat(acts(customer)).containsExactly("customer.changed", "customer.registered");
    }

    @Test
    void what_a_change_takes_away_is_shown_and_taken_away() {
        here.policy("customer.change", Map.of("enabled", true, "fields", List.of("note")));
        var customer = here.customer(Map.of("note", "旧备注"));
        var id = Given.json(here.clerk.token())
                .header("If-Match", "\"0\"")
                .body("{\"note\": null, \"source\": \"转介绍\"}")
                .patch(GivenReviews.CUSTOMER, customer)
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        read(here.manager.token(), id)
                .body("diff.find { it.field == 'note' }.before", is("旧备注"))
                .body("diff.find { it.field == 'note' }.proposed", nullValue())
                .body("diff.find { it.field == 'source' }.proposed", is("转介绍"));
        approve(here.manager.token(), id).statusCode(200);
        customer(here.clerk.token(), customer).body("note", nullValue()).body("source", is("转介绍"));
    }

    @Test
    void whoever_asked_is_told_what_became_of_it_until_they_take_note() {
        reviewTiers();
        var id = waiting(here.customer());
        var news = APPROVALS + "?news=true";
        Given.json(here.clerk.token()).get(news).then().body("items", empty());
        reject(here.manager.token(), id).statusCode(200).body("news", is(false));
        Given.json(here.clerk.token()).get(news).then().body("items.id", contains(id));
        Given.json(here.manager.token()).get(news).then().body("items", empty());
        Given.json(here.manager.token())
                .post(APPROVALS + "/{id}/seen", id)
                .then()
                .statusCode(200);
        Given.json(here.clerk.token()).get(news).then().body("items.id", contains(id));
        Given.json(here.clerk.token()).post(APPROVALS + "/{id}/seen", id).then().body("news", is(false));
        Given.json(here.clerk.token()).get(news).then().body("items", empty());
    }

    @Test
    void others_do_not_see_what_waits() {
        reviewTiers();
        var id = waiting(here.customer());
        var colleague = Staff.member("SERVICE", "TEAM", here.shop).token();
        read(colleague, id).statusCode(404);
        Given.json(colleague).get(APPROVALS).then().statusCode(200).body("items", empty());
        read(here.clerk.token(), id).statusCode(200);
        read(Staff.member("MANAGER", "TEAM", Staff.shop()).token(), id).statusCode(404);
        Given.json(here.manager.token())
                .get(APPROVALS + "?mayDecide=true")
                .then()
                .body("items.id", contains(id));
    }

    @Test
    void a_change_of_other_fields_passes_at_once() {
        reviewTiers();
        var customer = here.customer();
        change(here.clerk.token(), customer, 0, Map.of("note", "老客户"))
                .statusCode(200)
                .body("note", is("老客户"));
        change(here.clerk.token(), customer, 1, Map.of("tier", "POTENTIAL")).statusCode(200);
        change(Staff.admin(), Given.customer(), 0, Map.of("tier", "VIP")).statusCode(200);
    }

    @Test
    void a_name_within_the_fields_of_the_house_can_be_named() {
        here.policy("customer.change", Map.of("enabled", true, "fields", List.of("customFields.bankAccount")));
        var customer = here.customer(Map.of("customFields", Map.of("bankAccount", "6222", "colour", "red")));
        change(here.clerk.token(), customer, 0, Map.of("customFields", Map.of("colour", "blue")))
                .statusCode(200);
        change(here.clerk.token(), customer, 1, Map.of("customFields", Map.of("bankAccount", "6228")))
                .statusCode(202);
    }

    @Test
    void a_second_change_of_the_record_is_refused_with_who_asked_and_when() {
        reviewTiers();
        here.policy("customer.delete", Map.of("enabled", true));
        var customer = here.customer();
        var id = waiting(customer);
        change(here.manager.token(), customer, 0, Map.of("tier", "REGULAR"))
                .statusCode(409)
                .body("code", is("approval_pending"))
                .body("requestId", is(id))
                .body("makerName", is("测试SERVICE"))
                .body("requestedAt", notNullValue());
        Given.json(here.manager.token())
                .header("If-Match", "\"0\"")
                .delete(GivenReviews.CUSTOMER, customer)
                .then()
                .statusCode(409)
                .body("requestId", is(id));
        withdraw(here.clerk.token(), id).statusCode(200).body("status", is("WITHDRAWN"));
        change(here.manager.token(), customer, 0, Map.of("tier", "REGULAR")).statusCode(202);
    }

    @Test
    void a_change_of_a_record_that_was_changed_since_is_stale() {
        reviewTiers();
        var customer = here.customer();
        var id = change(here.clerk.token(), customer, 0, Map.of("tier", "VIP", "note", "甲"))
                .statusCode(202)
                .extract()
                .<String>path("id");
        change(here.manager.token(), customer, 0, Map.of("note", "乙")).statusCode(200);
        approve(here.manager.token(), id)
                .statusCode(409)
                .body("code", is("approval_stale"))
                .body("diff.find { it.field == 'note' }.before", nullValue())
                .body("diff.find { it.field == 'note' }.proposed", is("甲"))
                .body("diff.find { it.field == 'note' }.current", is("乙"));
        read(here.manager.token(), id).body("status", is("PENDING")).body("version", is(0));
        reject(here.manager.token(), id).statusCode(200).body("status", is("REJECTED"));
        customer(here.clerk.token(), customer).body("tier", is("POTENTIAL")).body("note", is("乙"));
    }

    @Test
    void what_breaks_a_rule_is_refused_and_not_asked_for() {
        reviewTiers();
        var customer = here.customer();
        change(here.clerk.token(), customer, 0, Map.of("tier", "VIP", "creditCode", "123"))
                .statusCode(422)
                .body("code", is("credit_code_invalid"));
        change(here.clerk.token(), customer, 7, Map.of("tier", "VIP")).statusCode(412);
        Given.admin().get(APPROVALS + "?subjectId=" + customer).then().body("items", empty());
    }

    @Test
    void every_rule_is_asked_again_as_if_the_maker_did_it_now() {
        reviewTiers();
        var reference = UUID.randomUUID().toString();
        var id = change(here.clerk.token(), here.customer(), 0, Map.of("tier", "VIP", "externalRef", reference))
                .statusCode(202)
                .extract()
                .<String>path("id");
        Given.customer(Map.of("externalRef", reference));
        approve(here.manager.token(), id).statusCode(409).body("code", is("external_ref_taken"));
        read(here.manager.token(), id).body("status", is("PENDING"));
    }

    @Test
    void what_the_maker_may_not_do_any_more_is_not_done_for_them() {
        reviewTiers();
        var customer = here.customer();
        var id = waiting(customer);
        change(
                        Staff.admin(),
                        customer,
                        0,
                        Map.of(
                                "unitId",
                                Staff.shop(),
                                "ownerId",
                                Staff.member("SERVICE", "ALL", Staff.company()).id()))
                .statusCode(200);
        approve(here.manager.token(), id).statusCode(409).body("code", is("approval_maker_gone"));
        read(here.manager.token(), id).body("status", is("PENDING"));
    }

    @Test
    void nobody_agrees_to_their_own_change() {
        reviewTiers();
        var customer = here.customer();
        var id = change(here.manager.token(), customer, 0, Map.of("tier", "VIP"))
                .statusCode(202)
                .extract()
                .<String>path("id");
        approve(here.manager.token(), id).statusCode(403).body("code", is("approval_own_request"));
        customer(here.manager.token(), customer).body("tier", is("POTENTIAL"));
    }

    @Test
    void a_registration_waits_and_the_same_key_finds_it() {
        here.policy("customer.register", Map.of("enabled", true));
        var key = UUID.randomUUID().toString();
        var name = "待核" + key.substring(0, 8);
        var id = here.register(name, key).statusCode(202).extract().<String>path("id");
        here.register(name, key).statusCode(202).body("id", is(id));
        var outcome =
                approve(here.manager.token(), id).statusCode(200).extract().<String>path("outcome.id");
        customer(here.clerk.token(), outcome)
                .body("name", is(name))
                .body("ownerId", is(here.clerk.id().toString()));
        here.register(name, key).statusCode(202).body("id", is(id)).body("status", is("APPROVED"));
    }

    @Test
    void a_deletion_waits() {
        here.policy("customer.delete", Map.of("enabled", true));
        var customer = here.customer();
        var deleted = Given.json(here.manager.token())
                .header("If-Match", "\"0\"")
                .delete(GivenReviews.CUSTOMER, customer)
                .then()
                .statusCode(202)
                .extract();
        customer(here.manager.token(), customer).statusCode(200);
        approve(Staff.token("MANAGER"), deleted.path("id")).statusCode(200);
        customer(here.manager.token(), customer).statusCode(404);
    }

    @Test
    void a_merge_waits_for_the_customers_as_they_were_looked_at() {
        here.policy("customer.merge", Map.of("enabled", true));
        var survivor = here.customer();
        var merged = here.customer();
        var id = Given.json(here.manager.token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("survivorId", survivor, "mergedIds", List.of(merged), "reason", "同一人"))
                .post("/api/v1/customer-merges")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        change(here.clerk.token(), merged, 0, Map.of("note", "有新情况")).statusCode(200);
        approve(Staff.token("MANAGER"), id).statusCode(409).body("code", is("approval_stale"));
        withdraw(here.manager.token(), id).statusCode(200);
        var again = Given.json(here.manager.token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("survivorId", survivor, "mergedIds", List.of(merged), "reason", "同一人"))
                .post("/api/v1/customer-merges")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        approve(Staff.token("MANAGER"), again).statusCode(200).body("outcome.id", notNullValue());
        customer(here.manager.token(), merged).body("mergedInto", is(survivor));
    }

    @Test
    void a_change_of_many_waits() {
        here.policy("customer.bulk_edit", Map.of("enabled", true));
        var customer = here.customer();
        var id = Given.json(here.manager.token())
                .body(Map.of("ids", List.of(customer), "changes", Map.of("tier", "VIP")))
                .post("/api/v1/customer-bulk-edits")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        Given.json(here.manager.token())
                .get("/api/v1/customer-bulk-edits")
                .then()
                .body("items", empty());
        approve(Staff.token("MANAGER"), id).statusCode(200);
        Given.json(here.manager.token())
                .get("/api/v1/customer-bulk-edits")
                .then()
                .body("items.total", contains(1));
    }

    @Test
    void an_entry_above_the_threshold_waits_and_is_posted_once() {
        here.policy("account.post", Map.of("enabled", true, "threshold", Given.yuan("1000")));
        var customer = here.customer();
        GivenReviews.sale(here.manager.token(), customer, "1000.00").statusCode(201);
        var id = GivenReviews.sale(here.manager.token(), customer, "1000.01")
                .statusCode(202)
                .extract()
                .<String>path("id");
        assertThat(GivenReviews.balance(customer)).isEqualTo("1000.00");
        var finance = Staff.token("FINANCE");
        approve(finance, id).statusCode(200).body("outcome.id", notNullValue());
        approve(finance, id).statusCode(200);
        assertThat(GivenReviews.balance(customer)).isEqualTo("2000.01");
    }

    @Test
    void a_correction_above_the_threshold_waits() {
        here.policy("account.correct", Map.of("enabled", true, "threshold", Given.yuan("1000")));
        var customer = here.customer();
        var small = GivenReviews.sale(here.manager.token(), customer, "10")
                .extract()
                .<String>path("id");
        var large = GivenReviews.sale(here.manager.token(), customer, "2000")
                .extract()
                .<String>path("id");
        correct(small).statusCode(201);
        var id = correct(large).statusCode(202).extract().<String>path("id");
        assertThat(GivenReviews.balance(customer)).isEqualTo("2000.00");
        approve(Staff.token("FINANCE"), id).statusCode(200);
        assertThat(GivenReviews.balance(customer)).isEqualTo("0.00");
    }

    private io.restassured.response.ValidatableResponse correct(String entry) {
        return Given.json(here.manager.token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("reason", "记错了"))
                .post("/api/v1/transactions/{id}/corrections", entry)
                .then();
    }

    @Test
    void a_credit_limit_above_the_threshold_waits() {
        here.policy(
                "account.change",
                Map.of("enabled", true, "threshold", Given.yuan("5000"), "fields", List.of("creditLimit")));
        var customer = here.customer();
        limit(customer, 0, "5000").statusCode(200);
        var id = limit(customer, 1, "5000.01")
                .statusCode(202)
                .body("payload.before.creditLimit.amount", is("5000.00"))
                .extract()
                .<String>path("id");
        approve(Staff.token("FINANCE"), id).statusCode(200);
        Given.admin().get("/api/v1/customers/{id}/account", customer).then().body("creditLimit.amount", is("5000.01"));
    }

    private io.restassured.response.ValidatableResponse limit(String customer, int version, String amount) {
        return Given.json(here.manager.token())
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("creditLimit", Given.yuan(amount)))
                .patch("/api/v1/customers/{id}/account", customer)
                .then();
    }

    @Test
    void a_contract_above_the_threshold_is_signed_and_terminated_by_two() {
        here.policy("contract.sign", Map.of("enabled", true, "threshold", Given.yuan("10000")));
        here.policy("contract.terminate", Map.of("enabled", true, "threshold", Given.yuan("10000")));
        GivenReviews.sign(here.manager.token(), here.contract("10000")).statusCode(200);
        var contract = here.contract("10000.01");
        var id = GivenReviews.sign(here.manager.token(), contract)
                .statusCode(202)
                .extract()
                .<String>path("id");
        approve(Staff.token("FINANCE"), id).statusCode(200);
        Given.admin().get("/api/v1/contracts/{id}", contract).then().body("status", not(is("DRAFT")));
        Given.json(here.manager.token())
                .body(Map.of(
                        "on",
                        java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))
                                .plusDays(5)
                                .toString(),
                        "reason",
                        "提前结束"))
                .post("/api/v1/contracts/{id}/terminate", contract)
                .then()
                .statusCode(202);
    }

    @Test
    void a_contact_is_taken_out_of_the_log_by_two() {
        here.policy("interaction.delete", Map.of("enabled", true));
        var contact = Given.json(here.clerk.token())
                .body(Map.of(
                        "customerId", here.customer(), "channel", "CALL", "direction", "OUTBOUND", "content", "回访"))
                .post("/api/v1/interactions")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var id = Given.json(here.clerk.token())
                .header("If-Match", "\"0\"")
                .delete("/api/v1/interactions/{id}", contact)
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        Given.json(here.clerk.token())
                .get("/api/v1/interactions/{id}", contact)
                .then()
                .statusCode(200);
        approve(here.manager.token(), id).statusCode(200);
        Given.json(here.clerk.token())
                .get("/api/v1/interactions/{id}", contact)
                .then()
                .statusCode(404);
    }

    @Test
    void an_api_client_is_asked_for_a_second_person_too() {
        reviewTiers();
        var client = Staff.member("INTEGRATION", "TEAM", here.shop);
        var id = change(client.token(), here.customer(), 0, Map.of("tier", "VIP"))
                .statusCode(202)
                .extract()
                .<String>path("id");
        approve(client.token(), id).statusCode(403).body("code", is("approval_own_request"));
        approve(here.manager.token(), id).statusCode(200);
    }

    @Test
    void the_policy_of_the_nearest_unit_wins() {
        var nobody = Map.<String, Object>of("enabled", false);
        var area = Staff.unit(Staff.company(), "REGION");
        var shop = Staff.unit(area, "SHOP");
        GivenReviews.setPolicy("customer.change", area, Map.of("enabled", true)).statusCode(200);
        var customer = Given.customer(Map.of("unitId", shop));
        change(Staff.token("MANAGER"), customer, 0, Map.of("note", "一")).statusCode(202);
        GivenReviews.setPolicy("customer.change", shop, nobody).statusCode(200).header("ETag", "\"0\"");
        change(Staff.token("MANAGER"), customer, 0, Map.of("note", "二")).statusCode(200);
        GivenReviews.setPolicy("customer.change", shop, nobody).statusCode(428);
        Given.admin()
                .header("If-Match", "\"0\"")
                .delete("/api/v1/approval-policies/customer.change/units/{unit}", shop)
                .then()
                .statusCode(204);
        change(Staff.token("MANAGER"), customer, 1, Map.of("note", "三")).statusCode(409);
    }

    @Test
    void a_policy_names_only_fields_that_there_are() {
        GivenReviews.setPolicy(
                        "customer.change", here.shop, Map.of("enabled", true, "fields", List.of("tier", "colour")))
                .statusCode(422)
                .body("code", is("approval_field_unknown"))
                .body("errors[0].pointer", is("/fields/1"));
        GivenReviews.setPolicy("customer.delete", here.shop, Map.of("enabled", true, "fields", List.of("tier")))
                .statusCode(422);
        GivenReviews.setPolicy("customer.change", UUID.randomUUID().toString(), Map.of("enabled", true))
                .statusCode(422)
                .body("code", is("org_unit_unknown"));
        GivenReviews.setPolicy("no.such", here.shop, Map.of("enabled", true)).statusCode(404);
    }

    @Test
    void nothing_waits_where_no_policy_says_so() {
        Given.admin()
                .get("/api/v1/approval-policies?enabled=true&limit=200")
                .then()
                .body("items.findAll { it.unitId == null }.action", not(hasItem("customer.change")))
                .body("items.findAll { it.unitId == null }.action", not(hasItem("account.post")));
        change(here.clerk.token(), here.customer(), 0, Map.of("tier", "VIP")).statusCode(200);
    }
}
