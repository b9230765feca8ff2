package io.taizhang.approval;

import static io.taizhang.approval.GivenApprovals.APPROVALS;
import static io.taizhang.approval.GivenApprovals.approve;
import static io.taizhang.approval.GivenApprovals.ask;
import static io.taizhang.approval.GivenApprovals.askUnder;
import static io.taizhang.approval.GivenApprovals.done;
import static io.taizhang.approval.GivenApprovals.pending;
import static io.taizhang.approval.GivenApprovals.read;
import static io.taizhang.approval.GivenApprovals.reject;
import static io.taizhang.approval.GivenApprovals.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Asking and deciding. */
@QuarkusTest
class ApprovalResourceTest {

    private final UUID subject = UUID.randomUUID();

    private static String maker() {
        return Staff.token("SERVICE");
    }

    private static String checker() {
        return Staff.token("FINANCE");
    }

    @Test
    void a_request_waits_for_a_second_person() {
        var id = ask(maker(), subject, "12.50")
                .statusCode(202)
                .body("status", is("PENDING"))
                .body("action", is("tests.act"))
                .body("subjectId", is(subject.toString()))
                .body("payload.amount.amount", is("12.50"))
                .body("payload.count", is(3))
                .body("payloadHash", matchesPattern("[0-9a-f]{64}"))
                .body("makerName", is("测试SERVICE"))
                .body("makerReason", is("盘点"))
                .body("unitId", is(Staff.company()))
                .body("mayDecide", is(false))
                .body("checker", nullValue())
                .extract()
                .<String>path("id");
        assertThat(done(subject)).isZero();
        read(checker(), id)
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("mayDecide", is(true))
                .body("current.label", is("now No. " + subject));
    }

    @Test
    void another_person_approves_and_it_is_done() {
        var id = pending(maker(), subject);
        approve(checker(), id)
                .statusCode(200)
                .body("status", is("APPROVED"))
                .body("checkerName", is("测试FINANCE"))
                .body("checkerReason", is("同意"))
                .body("decidedAt", notNullValue())
                .body("executedAt", notNullValue())
                .body("executedKey", is(id))
                .body("outcome.key", is(id))
                .body("outcome.amount.amount", is("12.50"))
                .body("outcome.count", is(3))
                .body("refusal", nullValue())
                .body("mayDecide", is(false));
        assertThat(done(subject)).isEqualTo(1);
    }

    @Test
    void every_step_is_in_the_audit_trail() {
        var id = pending(maker(), subject);
        approve(checker(), id).statusCode(200);
        Given.admin()
                .get("/api/v1/audit-entries?subjectType=approval_request&subjectId=" + id)
                .then()
                .body("items.action", contains("approval.executed", "approval.approved", "approval.requested"))
                .body("items[1].before.status", is("PENDING"))
                .body("items[1].after.status", is("APPROVED"))
                .body("items[1].actorName", matchesPattern("finance.*"));
    }

    @Test
    void nobody_decides_their_own_request() {
        var manager = Staff.token("MANAGER");
        var id = pending(manager, subject);
        approve(manager, id).statusCode(403).body("code", is("approval_own_request"));
        reject(manager, id).statusCode(403).body("code", is("approval_own_request"));
        read(manager, id).body("status", is("PENDING")).body("mayDecide", is(false));
        assertThat(done(subject)).isZero();
    }

    @Test
    void deciding_needs_the_permission_that_the_act_names() {
        var id = pending(maker(), subject);
        var colleague = Staff.member("SERVICE", "ALL", Staff.company()).token();
        read(colleague, id).statusCode(200).body("mayDecide", is(false));
        approve(colleague, id).statusCode(403).body("code", is("not_allowed"));
        reject(colleague, id).statusCode(403).body("code", is("not_allowed"));
        read(checker(), id).body("status", is("PENDING"));
    }

    @Test
    void asking_needs_the_permission_that_the_act_names() {
        ask(Staff.token("CASHIER"), subject, "1").statusCode(403).body("code", is("not_allowed"));
    }

    @Test
    void who_can_neither_ask_nor_decide_sees_nothing() {
        var id = pending(maker(), subject);
        var cashier = Staff.token("CASHIER");
        read(cashier, id).statusCode(404);
        approve(cashier, id).statusCode(404);
        Given.json(cashier)
                .get(APPROVALS + "?action=tests.act")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void an_auditor_sees_all_and_decides_nothing() {
        var id = pending(maker(), subject);
        var auditor = Staff.token("AUDITOR");
        read(auditor, id).statusCode(200).body("mayDecide", is(false));
        approve(auditor, id).statusCode(403);
    }

    @Test
    void outside_the_scope_a_request_does_not_exist() {
        var shop = Staff.shop();
        var id = pending(Staff.member("SERVICE", "TEAM", shop).token(), subject);
        var elsewhere = Staff.member("MANAGER", "TEAM", Staff.shop()).token();
        read(elsewhere, id).statusCode(404);
        approve(elsewhere, id).statusCode(404);
        reject(elsewhere, id).statusCode(404);
        Given.json(elsewhere).get(APPROVALS).then().body("items", empty());
        var here = Staff.member("MANAGER", "TEAM", shop).token();
        Given.json(here).get(APPROVALS + "?mayDecide=true").then().body("items.id", contains(id));
        approve(here, id).statusCode(200);
    }

    @Test
    void the_queue_holds_what_the_caller_may_decide() {
        var manager = Staff.member("MANAGER", "ALL", Staff.company());
        var own = pending(manager.token(), UUID.randomUUID());
        var others = pending(maker(), subject);
        Given.json(manager.token())
                .get(APPROVALS + "?mayDecide=true&status=PENDING&action=tests.act&limit=200")
                .then()
                .body("items.id", hasItem(others))
                .body("items.id", not(hasItem(own)));
        Given.json(manager.token())
                .get(APPROVALS + "?maker=" + manager.id())
                .then()
                .body("items.id", contains(own));
        approve(manager.token(), others).statusCode(200);
        Given.json(manager.token())
                .get(APPROVALS + "?checker=" + manager.id() + "&subjectId=" + subject)
                .then()
                .body("items.id", contains(others))
                .body("items[0].status", is("APPROVED"));
    }

    @Test
    void only_one_request_for_an_act_and_a_record_is_pending() {
        var id = pending(maker(), subject);
        ask(Staff.token("MANAGER"), subject, "99")
                .statusCode(409)
                .body("code", is("approval_pending"))
                .body("requestId", is(id));
        reject(checker(), id).statusCode(200);
        ask(Staff.token("MANAGER"), subject, "99").statusCode(202);
    }

    @Test
    void the_same_key_finds_the_same_request_whatever_became_of_it() {
        var key = UUID.randomUUID();
        var id = askUnder(key, maker(), subject, "7").statusCode(202).extract().<String>path("id");
        askUnder(key, maker(), subject, "7").statusCode(202).body("id", is(id)).body("status", is("PENDING"));
        approve(checker(), id).statusCode(200).body("outcome.key", is(key.toString()));
        askUnder(key, maker(), subject, "7").statusCode(202).body("id", is(id)).body("status", is("APPROVED"));
        askUnder(key, maker(), subject, "8").statusCode(422).body("code", is("idempotency_key_reused"));
        askUnder(key, Staff.token("MANAGER"), subject, "7").statusCode(422).body("code", is("idempotency_key_reused"));
    }

    @Test
    void a_rejection_needs_a_reason_and_is_final() {
        var id = pending(maker(), subject);
        Given.json(checker())
                .body(Map.of("reason", "  "))
                .post(APPROVALS + "/{id}/reject", id)
                .then()
                .statusCode(400)
                .body("code", is("validation_failed"));
        reject(checker(), id)
                .statusCode(200)
                .body("status", is("REJECTED"))
                .body("checkerReason", is("金额不对"))
                .body("executedAt", nullValue());
        approve(Staff.token("MANAGER"), id).statusCode(409).body("code", is("approval_decided"));
        approve(checker(), id).statusCode(409).body("code", is("approval_decided"));
        withdraw(maker(), id).statusCode(409).body("code", is("approval_decided"));
        assertThat(done(subject)).isZero();
    }

    @Test
    void only_who_asked_takes_a_request_back() {
        var id = pending(maker(), subject);
        withdraw(checker(), id).statusCode(403).body("code", is("approval_not_maker"));
        withdraw(maker(), id).statusCode(200).body("status", is("WITHDRAWN")).body("checker", nullValue());
        approve(checker(), id).statusCode(409).body("code", is("approval_decided"));
        assertThat(done(subject)).isZero();
    }

    @Test
    void what_cannot_be_done_is_not_asked_for() {
        ActOfTests.IMPOSSIBLE.add(subject);
        ask(maker(), subject, "1").statusCode(409).body("code", is("kept_by_a_test"));
        Given.admin().get(APPROVALS + "?subjectId=" + subject).then().body("items", empty());
    }

    @Test
    void what_cannot_be_done_any_more_is_not_approved_and_stays_pending() {
        var id = pending(maker(), subject);
        ActOfTests.IMPOSSIBLE.add(subject);
        approve(checker(), id).statusCode(409).body("code", is("kept_by_a_test"));
        read(checker(), id).body("status", is("PENDING")).body("version", is(0));
        ActOfTests.IMPOSSIBLE.remove(subject);
        approve(checker(), id).statusCode(200).body("status", is("APPROVED"));
        assertThat(done(subject)).isEqualTo(1);
    }

    @Test
    void an_act_that_refuses_after_the_decision_is_refused_for_good() {
        var id = pending(maker(), subject);
        ActOfTests.REFUSING.add(subject);
        approve(checker(), id).statusCode(422).body("code", is("kept_by_a_test"));
        ActOfTests.REFUSING.remove(subject);
        read(maker(), id)
                .body("status", is("APPROVED"))
                .body("refusal.code", is("kept_by_a_test"))
                .body("refusal.arguments", contains("12.50"))
                .body("executedAt", notNullValue())
                .body("outcome", nullValue());
        approve(checker(), id).statusCode(409).body("code", is("approval_decided"));
        assertThat(done(subject)).isZero();
        ask(maker(), subject, "12.50").statusCode(202);
    }
}
