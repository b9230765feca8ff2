package io.taizhang.approval;

import static io.taizhang.approval.GivenApprovals.APPROVALS;
import static io.taizhang.approval.GivenApprovals.approve;
import static io.taizhang.approval.GivenApprovals.behindTheBack;
import static io.taizhang.approval.GivenApprovals.pending;
import static io.taizhang.approval.GivenApprovals.read;
import static io.taizhang.approval.GivenApprovals.reject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.MovableClock;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A colleague decides in somebody's place. */
@QuarkusTest
class DelegationTest {

    private static final String DELEGATIONS = "/api/v1/approval-delegations";

    private final UUID subject = UUID.randomUUID();
    private String shop;
    private Staff.Member manager;
    private Staff.Member deputy;
    private Staff.Member clerk;

    @BeforeEach
    void a_shop_has_a_manager_a_deputy_and_a_clerk() {
        shop = Staff.shop();
        manager = Staff.member("MANAGER", "TEAM", shop);
        deputy = Staff.member("CASHIER", "OWN", shop);
        clerk = Staff.member("SERVICE", "TEAM", shop);
    }

    @Inject
    MovableClock clock;

    @Inject
    ApprovalSweep sweep;

    @AfterEach
    void the_clock_is_moved_back() {
        clock.moveBack();
    }

    private static ValidatableResponse delegate(Staff.Member from, Staff.Member to, String... actions) {
        return Given.json(from.token())
                .body(Map.of(
                        "delegateId",
                        to.id(),
                        "actions",
                        List.of(actions),
                        "validUntil",
                        Instant.now().plus(1, ChronoUnit.HOURS).toString(),
                        "reason",
                        "出差"))
                .post(DELEGATIONS)
                .then();
    }

    private String delegated() {
        return delegate(manager, deputy, ActOfTests.ACTION)
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void a_delegate_sees_and_decides_what_the_delegator_may() {
        var id = pending(clerk.token(), subject);
        read(deputy.token(), id).statusCode(404);
        delegated();
        Given.json(deputy.token()).get(APPROVALS + "?mayDecide=true").then().body("items.id", contains(id));
        approve(deputy.token(), id)
                .statusCode(200)
                .body("checker", is(deputy.id().toString()))
                .body("decidedFor", is(manager.id().toString()))
                .body("decidedForName", is("测试MANAGER"));
    }

    @Test
    void it_reaches_as_far_as_the_delegator_sees() {
        delegated();
        var elsewhere = pending(Staff.member("SERVICE", "TEAM", Staff.shop()).token(), subject);
        read(deputy.token(), elsewhere).statusCode(404);
        approve(deputy.token(), elsewhere).statusCode(404);
    }

    @Test
    void neither_of_the_two_has_asked_for_it() {
        delegate(manager, clerk, ActOfTests.ACTION).statusCode(201);
        var own = pending(clerk.token(), subject);
        approve(clerk.token(), own).statusCode(403).body("code", is("approval_own_request"));
        var delegators = pending(manager.token(), UUID.randomUUID());
        read(clerk.token(), delegators).statusCode(200).body("mayDecide", is(false));
        approve(clerk.token(), delegators).statusCode(403).body("code", is("not_allowed"));
        reject(clerk.token(), delegators).statusCode(403);
    }

    @Test
    void it_can_be_ended_and_is_over_then() {
        var id = pending(clerk.token(), subject);
        var delegation = delegated();
        Given.json(clerk.token()).get(DELEGATIONS + "/{id}", delegation).then().statusCode(404);
        end(manager, delegation).statusCode(200).body("endedAt", notNullValue());
        read(deputy.token(), id).statusCode(404);
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + delegation)
                .then()
                .body("items.action", contains("approval_delegation.ended", "approval_delegation.made"));
    }

    private static ValidatableResponse end(Staff.Member who, String delegation) {
        return Given.json(who.token())
                .header("If-Match", "\"0\"")
                .post(DELEGATIONS + "/{id}/end", delegation)
                .then();
    }

    @Test
    void it_ends_by_itself() {
        var id = pending(clerk.token(), subject);
        var delegation = delegated();
        read(deputy.token(), id).statusCode(200).body("mayDecide", is(true));
        clock.moveTo(Instant.now().plus(61, ChronoUnit.MINUTES));
        sweep.sweep();
        clock.moveBack();
        Given.json(deputy.token())
                .get(DELEGATIONS + "/{id}", delegation)
                .then()
                .body("endedAt", notNullValue())
                .body("endedBy", nullValue());
        read(deputy.token(), id).statusCode(404);
        Given.json(deputy.token()).get(APPROVALS).then().body("items", empty());
    }

    @Test
    void only_what_is_ones_own_is_delegated_and_only_to_a_colleague_who_decides() {
        delegate(deputy, clerk, ActOfTests.ACTION).statusCode(422).body("code", is("delegation_action"));
        delegate(manager, manager, ActOfTests.ACTION).statusCode(422).body("code", is("delegation_to_oneself"));
        for (var role : List.of("AUDITOR", "INTEGRATION")) {
            delegate(manager, Staff.member(role, "ALL", shop), ActOfTests.ACTION)
                    .statusCode(422)
                    .body("code", is("delegation_impossible"));
        }
        Given.json(manager.token())
                .body(Map.of(
                        "delegateId",
                        deputy.id(),
                        "actions",
                        List.of(ActOfTests.ACTION),
                        "validUntil",
                        "2020-01-01T00:00:00Z"))
                .post(DELEGATIONS)
                .then()
                .statusCode(422)
                .body("code", is("delegation_until"));
        var forOthers = Map.of(
                "delegatorId",
                manager.id(),
                "delegateId",
                deputy.id(),
                "actions",
                List.of(ActOfTests.ACTION),
                "validUntil",
                Instant.now().plus(1, ChronoUnit.HOURS).toString());
        Given.json(clerk.token()).body(forOthers).post(DELEGATIONS).then().statusCode(403);
        Given.admin().body(forOthers).post(DELEGATIONS).then().statusCode(201);
    }

    @Test
    void what_is_delegated_cannot_be_delegated_on() {
        delegated();
        delegate(deputy, clerk, ActOfTests.ACTION).statusCode(422).body("code", is("delegation_action"));
    }

    @Test
    void the_database_refuses_whoever_asked_as_checker_in_anybodys_place() {
        var id = pending(clerk.token(), subject);
        var maker = clerk.id();
        var other = manager.id();
        for (var update : List.of(
                "checker = '" + maker + "'",
                "checker = '" + other + "', decided_for = '" + maker + "'",
                "checker = '" + other + "', decided_for = '" + other + "'")) {
            assertThatThrownBy(
                            () -> behindTheBack("update approval_request set status = 'APPROVED', decided_at = now(), "
                                    + update + " where id = '" + id + "'"))
                    .as(update)
                    .isInstanceOf(SQLException.class);
        }
    }
}
