package io.taizhang.contract;

import static io.taizhang.contract.GivenContracts.ONE;
import static io.taizhang.contract.GivenContracts.amend;
import static io.taizhang.contract.GivenContracts.amended;
import static io.taizhang.contract.GivenContracts.approve;
import static io.taizhang.contract.GivenContracts.asked;
import static io.taizhang.contract.GivenContracts.day;
import static io.taizhang.contract.GivenContracts.drafted;
import static io.taizhang.contract.GivenContracts.get;
import static io.taizhang.contract.GivenContracts.item;
import static io.taizhang.contract.GivenContracts.monthly;
import static io.taizhang.contract.GivenContracts.post;
import static io.taizhang.contract.GivenContracts.signed;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AmendmentTest {

    private static final Map<String, Object> DEARER =
            Map.of("reason", "涨价", "amount", Given.yuan("15000.00"), "terms", "新条款");

    @Inject
    DataSource database;

    @Test
    void an_amendment_waits_for_a_second_person_and_then_adds_a_version() {
        var id = signed(Given.customer(), Map.of("terms", "原条款"));
        var request = asked(id, DEARER);
        get(id).body("pendingAmendment", equalTo(request))
                .body("amount.amount", equalTo("12000.00"))
                .body("termsVersion", equalTo(1));
        approve(request).statusCode(200).body("outcome.termsVersion", equalTo(2));
        get(id).body("pendingAmendment", nullValue())
                .body("amount.amount", equalTo("15000.00"))
                .body("terms", equalTo("新条款"))
                .body("termsEffectiveOn", equalTo(day(0)));
        Given.admin()
                .get(ONE + "/versions", id)
                .then()
                .body("items.termsVersion", equalTo(List.of(2, 1)))
                .body("items[0].reason", equalTo("涨价"))
                .body("items[0].createdByName", not(nullValue()))
                .body("items[0].approvedByName", equalTo("测试MANAGER"))
                .body("items[1].terms", equalTo("原条款"))
                .body("items[1].effectiveOn", equalTo(day(-10)))
                .body("items[1].amount.amount", equalTo("12000.00"));
        String cursor = Given.admin().get(ONE + "/versions?limit=1", id).path("nextCursor");
        Given.admin()
                .get(ONE + "/versions?limit=1&cursor=" + cursor, id)
                .then()
                .statusCode(200)
                .body("items[0].termsVersion", equalTo(1));
    }

    @Test
    void nobody_approves_their_own_amendment_and_not_everybody_may() {
        var id = signed(Given.customer(), Map.of());
        var request = asked(id, DEARER);
        Given.admin()
                .body(Map.of())
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(403)
                .body("code", equalTo("approval_own_request"));
        Given.as("CASHIER")
                .body(Map.of())
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(404);
        Given.as("FINANCE")
                .body(Map.of("reason", "不同意"))
                .post("/api/v1/approvals/{id}/reject", request)
                .then()
                .statusCode(200);
        get(id).body("pendingAmendment", nullValue()).body("termsVersion", equalTo(1));
    }

    @Test
    void one_amendment_waits_at_a_time() {
        var id = signed(Given.customer(), Map.of());
        var request = asked(id, DEARER);
        amend(id, Map.of("reason", "又改", "terms", "x"))
                .statusCode(409)
                .body("code", equalTo("approval_pending"))
                .body("requestId", equalTo(request));
    }

    @Test
    void the_same_key_asks_once_and_answers_the_same_after_the_approval() {
        var id = signed(Given.customer(), Map.of());
        var key = UUID.randomUUID().toString();
        var request = withKey(id, key, DEARER).statusCode(202).extract().path("id");
        withKey(id, key, DEARER).statusCode(202).body("id", equalTo(request));
        withKey(id, key, Map.of("reason", "别的", "terms", "y"))
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        approve(request.toString()).statusCode(200);
        withKey(id, key, DEARER).statusCode(202).body("id", equalTo(request)).body("status", equalTo("APPROVED"));
        get(id).body("termsVersion", equalTo(2));
    }

    private static io.restassured.response.ValidatableResponse withKey(
            String id, String key, Map<String, Object> amendment) {
        return Given.admin()
                .header("Idempotency-Key", key)
                .body(amendment)
                .post(ONE + "/amendments", id)
                .then();
    }

    @Test
    void what_cannot_be_done_any_more_is_not_approved() {
        var id = signed(Given.customer(), Map.of());
        var request = asked(id, DEARER);
        post("/terminate", id, Map.of("on", day(5), "reason", "客户搬迁")).statusCode(200);
        approve(request).statusCode(409).body("code", equalTo("contract_terminated"));
        Given.admin().get("/api/v1/approvals/{id}", request).then().body("status", equalTo("PENDING"));
    }

    @Test
    void an_approval_is_for_the_terms_that_were_seen() throws SQLException {
        var id = signed(Given.customer(), Map.of());
        var request = asked(id, DEARER);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update contract set terms_version = 2 where id = '" + id + "'");
        }
        approve(request).statusCode(409).body("code", equalTo("contract_terms_changed"));
    }

    @Test
    void where_the_policy_wants_no_second_person_it_is_done_at_once_and_once_per_key() {
        var id = signed(Given.customer(), Map.of());
        withPolicy(Map.of("enabled", false), () -> {
            var key = UUID.randomUUID().toString();
            for (int i = 0; i < 2; i++) {
                withKey(id, key, DEARER)
                        .statusCode(201)
                        .header("Location", equalTo("/api/v1/contracts/" + id))
                        .body("termsVersion", equalTo(2));
            }
        });
        Given.admin().get(ONE + "/versions", id).then().body("items[0].approvedBy", nullValue());
    }

    private static void withPolicy(Map<String, Object> policy, Runnable act) {
        var policies = "/api/v1/approval-policies/contract.amend";
        setPolicy(policies, policy);
        try {
            act.run();
        } finally {
            setPolicy(policies, Map.of("enabled", true));
        }
    }

    private static void setPolicy(String address, Map<String, Object> policy) {
        var tag = Given.admin().get(address).header("ETag");
        Given.admin().header("If-Match", tag).body(policy).put(address).then().statusCode(200);
    }

    @Test
    void an_amendment_can_renew_what_has_expired() {
        var id = signed(Given.customer(), Map.of("endsOn", day(-1)));
        amended(id, Map.of("reason", "续签一年", "endsOn", day(365))).body("status", equalTo("ACTIVE"));
        amended(id, Map.of("reason", "长期合作", "openEnded", true)).body("endsOn", nullValue());
    }

    @Test
    void an_amendment_is_held_to_its_rules() {
        var customer = Given.customer();
        var id = signed(customer, Map.of());
        amend(id, Map.of("reason", "无")).statusCode(422).body("code", equalTo("amendment_empty"));
        amend(id, Map.of("reason", "无", "amount", Given.yuan("12000.00")))
                .statusCode(422)
                .body("code", equalTo("amendment_empty"));
        amend(id, Map.of("terms", "x")).statusCode(400);
        amend(id, Map.of("reason", "矛盾", "openEnded", true, "endsOn", day(9)))
                .statusCode(422)
                .body("code", equalTo("amendment_contradicts"));
        amend(id, Map.of("reason", "负数", "amount", Given.yuan("-1.00")))
                .statusCode(422)
                .body("code", equalTo("contract_amount_negative"));
        amend(id, Map.of("reason", "倒挂", "endsOn", day(-11)))
                .statusCode(422)
                .body("code", equalTo("contract_ends_before_start"));
        amend(id, Map.of("reason", "溯及", "terms", "x", "effectiveOn", day(-1)))
                .statusCode(422)
                .body("code", equalTo("amendment_effective_in_past"))
                .body("errors[0].pointer", equalTo("/effectiveOn"));
        amend(id, Map.of("reason", "太晚", "terms", "x", "effectiveOn", day(357)))
                .statusCode(422)
                .body("code", equalTo("amendment_effective_after_end"));
        amend(id, Map.of("reason", "改期", "startsOn", day(-9)))
                .statusCode(422)
                .body("code", equalTo("contract_started"));
        amend(drafted(customer, Map.of()), Map.of("reason", "草稿", "terms", "x"))
                .statusCode(409)
                .body("code", equalTo("contract_not_signed"));
        post("/terminate", id, Map.of("on", day(5), "reason", "x")).statusCode(200);
        amend(id, Map.of("reason", "太迟", "terms", "x")).statusCode(409).body("code", equalTo("contract_terminated"));
    }

    @Test
    void what_is_absent_stays_and_billing_is_agreed_as_a_whole() {
        var id = signed(Given.customer(), Map.of("billing", monthly(1, "1000.00"), "autoRenewMonths", 12));
        amended(id, Map.of("reason", "改条款", "terms", "x", "effectiveOn", day(3)))
                .body("billing.cycle", equalTo("MONTHLY"))
                .body("autoRenewMonths", equalTo(12))
                .body("termsEffectiveOn", equalTo(day(3)));
        amended(id, Map.of("reason", "不再计费", "billing", Map.of("cycle", "NONE", "taxRate", "3"), "autoRenewMonths", 0))
                .body("billing.cycle", equalTo("NONE"))
                .body("billing.amount", nullValue())
                .body("billing.paymentTermsDays", nullValue())
                .body("billing.taxRate", equalTo("3.00"))
                .body("autoRenewMonths", nullValue());
    }

    @Test
    void the_plan_is_amended_but_what_fell_due_stays() {
        var id = signed(
                Given.customer(),
                Map.of(
                        "plan",
                        List.of(
                                item("首付", day(-5), "3000.00", "INSTALMENT"),
                                item("验收", day(60), "9000.00", "MILESTONE"))));
        String paid = get(id).extract().path("plan[0].id");
        String open = get(id).extract().path("plan[1].id");
        amend(id, Map.of("reason", "删首付", "plan", List.of()))
                .statusCode(422)
                .body("code", equalTo("plan_item_settled"));
        var kept = item("首付", day(-5), "3000.00", "INSTALMENT");
        kept.put("id", paid);
        var moved = item("终验", day(90), "8000.00", "MILESTONE");
        moved.put("id", open);
        var cheaper = item("首付", day(-5), "2000.00", "INSTALMENT");
        cheaper.put("id", paid);
        amend(id, Map.of("reason", "改首付", "plan", List.of(cheaper, moved)))
                .statusCode(422)
                .body("code", equalTo("plan_item_settled"));
        var stranger = item("别家", day(90), "1.00", "MILESTONE");
        stranger.put("id", UUID.randomUUID().toString());
        amend(id, Map.of("reason", "x", "plan", List.of(kept, stranger)))
                .statusCode(422)
                .body("code", equalTo("plan_item_unknown"))
                .body("errors[0].pointer", equalTo("/plan/1/id"));
        amend(id, Map.of("reason", "太多", "plan", List.of(kept, moved, item("尾款", day(99), "1000.01", "INSTALMENT"))))
                .statusCode(422)
                .body("code", equalTo("plan_exceeds_amount"))
                .body("planned.amount", equalTo("12000.01"))
                .body("amount.amount", equalTo("12000.00"));
        amend(id, Map.of("reason", "减价", "amount", Given.yuan("11999.99")))
                .statusCode(422)
                .body("code", equalTo("plan_exceeds_amount"));
        amended(id, Map.of("reason", "分三期", "plan", List.of(kept, item("尾款", day(99), "1000.00", "INSTALMENT"), moved)))
                .body("plan.name", equalTo(List.of("首付", "尾款", "终验")))
                .body("plan[0].id", equalTo(paid))
                .body("plan[2].id", equalTo(open));
        Given.admin()
                .get(ONE + "/versions", id)
                .then()
                .body("items[0].plan.name", equalTo(List.of("首付", "尾款", "终验")))
                .body("items[1].plan.name", equalTo(List.of("首付", "验收")));
    }

    @Test
    void who_may_not_see_the_customer_can_neither_ask_nor_decide() {
        var id = signed(Given.customer(), Map.of());
        var stranger = Staff.member("MANAGER", "OWN", Staff.shop());
        Given.json(stranger.token())
                .body(DEARER)
                .post(ONE + "/amendments", id)
                .then()
                .statusCode(404);
        var request = asked(id, DEARER);
        Given.json(stranger.token())
                .body(Map.of())
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(404);
        Given.as("ACCOUNT_MANAGER")
                .body(DEARER)
                .post(ONE + "/amendments", id)
                .then()
                .statusCode(403);
    }

    @Test
    void asking_and_doing_leave_traces_in_the_name_of_who_asked() {
        var id = signed(Given.customer(), Map.of());
        amended(id, DEARER);
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .body("items.action", hasItem("contract.amended"))
                .body("items.find { it.action == 'contract.amended' }.actorName", not(nullValue()));
    }
}
