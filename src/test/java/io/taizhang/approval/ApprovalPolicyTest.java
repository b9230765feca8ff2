package io.taizhang.approval;

import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.platform.Money;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** When a second person is needed. */
@QuarkusTest
class ApprovalPolicyTest {

    private static final String POLICIES = "/api/v1/approval-policies";

    @Inject
    ApprovalService approvals;

    @Inject
    ApprovalPolicies policies;

    @Inject
    DataSource application;

    /** A new action that needs a second person above 100.00. */
    private String action() throws SQLException {
        var action = "tests." + UUID.randomUUID();
        try (var connection = application.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("insert into approval_policy (id, version, created_at, updated_at, action,"
                    + " threshold, enabled) values (gen_random_uuid(), 0, now(), now(), '" + action
                    + "', 10000, true)");
        }
        policies.forget();
        return action;
    }

    private static ValidatableResponse set(String action, int version, Map<String, Object> body) {
        return Given.admin()
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .put(POLICIES + "/{action}", action)
                .then();
    }

    @Test
    void the_acts_of_cards_have_policies_from_the_start() {
        Given.admin()
                .get(POLICIES + "?limit=200")
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        hasItems(
                                "card.cash_out",
                                "card.adjust",
                                "card.unfreeze",
                                "card.top_up",
                                "card.transfer",
                                "card.return"));
        Given.admin()
                .get(POLICIES + "/card.return")
                .then()
                .statusCode(200)
                .body("threshold.amount", is("1000.00"))
                .body("enabled", is(true));
        Given.admin().get(POLICIES + "/card.cash_out").then().body("threshold", nullValue());
        assertThat(approvals.needed("card.cash_out", Money.fen(1))).isTrue();
        assertThat(approvals.needed("card.unfreeze", null)).isTrue();
    }

    @Test
    void one_person_may_move_up_to_the_threshold() throws SQLException {
        var action = action();
        assertThat(approvals.needed(action, Money.fen(10_000))).isFalse();
        assertThat(approvals.needed(action, Money.fen(10_001))).isTrue();
        assertThat(approvals.needed(action, null)).isTrue();
    }

    @Test
    void an_action_without_a_policy_always_needs_a_second_person() {
        assertThat(approvals.needed("tests.unheard_of", Money.fen(0))).isTrue();
    }

    @Test
    void a_policy_holds_as_soon_as_it_is_set() throws SQLException {
        var action = action();
        assertThat(approvals.needed(action, Money.fen(500_000))).isTrue();
        set(action, 0, Map.of("threshold", yuan("5000"), "enabled", true))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("threshold.amount", is("5000.00"));
        assertThat(approvals.needed(action, Money.fen(500_000))).isFalse();
        set(action, 1, Map.of("enabled", true)).statusCode(200).body("threshold", nullValue());
        assertThat(approvals.needed(action, Money.fen(1))).isTrue();
        set(action, 2, Map.of("enabled", false)).statusCode(200);
        assertThat(approvals.needed(action, Money.fen(99_999_999))).isFalse();
    }

    @Test
    void a_change_of_policy_is_in_the_audit_trail() throws SQLException {
        var action = action();
        String id = set(action, 0, Map.of("enabled", false)).extract().path("id");
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .body("items.action", contains("approval_policy.changed"))
                .body("items[0].before.threshold.amount", is("100.00"))
                .body("items[0].after.enabled", is(false));
    }

    @Test
    void a_stale_change_is_refused_with_the_current_policy() throws SQLException {
        var action = action();
        set(action, 0, Map.of("enabled", false)).statusCode(200);
        set(action, 0, Map.of("enabled", true)).statusCode(412).body("current.enabled", is(false));
        Given.admin()
                .body(Map.of("enabled", true))
                .put(POLICIES + "/{action}", action)
                .then()
                .statusCode(428);
    }

    @Test
    void a_threshold_is_not_negative() throws SQLException {
        set(action(), 0, Map.of("threshold", yuan("-1"), "enabled", true))
                .statusCode(422)
                .body("code", is("approval_threshold_negative"))
                .body("errors[0].pointer", is("/threshold"));
    }

    @Test
    void a_policy_of_nothing_is_not_found() {
        set("tests.unheard_of", 0, Map.of("enabled", true)).statusCode(404);
        Given.admin().get(POLICIES + "/tests.unheard_of").then().statusCode(404);
        Given.admin().get(POLICIES + "/%20").then().statusCode(400);
    }

    @Test
    void only_an_administrator_sets_policies() throws SQLException {
        var action = action();
        for (var role : new String[] {"MANAGER", "FINANCE", "AUDITOR", "CASHIER"}) {
            Given.json(Staff.token(role))
                    .header("If-Match", "\"0\"")
                    .body(Map.of("enabled", false))
                    .put(POLICIES + "/{action}", action)
                    .then()
                    .statusCode(403);
        }
        assertThat(approvals.needed(action, Money.fen(10_001))).isTrue();
    }
}
