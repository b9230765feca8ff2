package io.taizhang.approval;

import static io.taizhang.approval.GivenApprovals.approve;
import static io.taizhang.approval.GivenApprovals.ask;
import static io.taizhang.approval.GivenApprovals.behindTheBack;
import static io.taizhang.approval.GivenApprovals.done;
import static io.taizhang.approval.GivenApprovals.pending;
import static io.taizhang.approval.GivenApprovals.read;
import static io.taizhang.approval.GivenApprovals.reject;
import static io.taizhang.approval.GivenApprovals.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds when people are quick, machines break, time passes and somebody writes into the tables. */
@QuarkusTest
class ApprovalProtocolTest {

    private static final String KEPT = "TZ001";
    private static final String CHECK = "23514";
    private static final String UNIQUE = "23505";

    @Inject
    ApprovalSweep sweep;

    @Inject
    DataSource application;

    private final UUID subject = UUID.randomUUID();

    private static String maker() {
        return Staff.token("SERVICE");
    }

    private static String checker() {
        return Staff.token("FINANCE");
    }

    @Test
    void of_two_checkers_at_once_one_decides_and_it_is_done_once() throws Exception {
        var id = pending(maker(), subject);
        var manager = Staff.token("MANAGER");
        var statuses = together(
                () -> approve(checker(), id).extract().statusCode(),
                () -> approve(manager, id).extract().statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(done(subject)).isEqualTo(1);
    }

    @Test
    void the_same_checker_twice_at_once_gets_one_answer_and_it_is_done_once() throws Exception {
        var id = pending(maker(), subject);
        Callable<Integer> call = () ->
                approve(checker(), id).body("outcome.key", is(id)).extract().statusCode();
        assertThat(together(call, call)).containsExactly(200, 200);
        assertThat(done(subject)).isEqualTo(1);
    }

    @Test
    void a_rejection_and_an_approval_at_once_leave_one_of_them() throws Exception {
        var id = pending(maker(), subject);
        var manager = Staff.token("MANAGER");
        var statuses = together(
                () -> approve(checker(), id).extract().statusCode(),
                () -> reject(manager, id).extract().statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(done(subject)).isEqualTo(statuses.get(0) == 200 ? 1 : 0);
    }

    @Test
    void two_requests_at_once_leave_one_pending() throws Exception {
        var manager = Staff.token("MANAGER");
        var statuses = together(
                () -> ask(maker(), subject, "1").extract().statusCode(),
                () -> ask(manager, subject, "2").extract().statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(202, 409);
    }

    @Test
    void after_a_crash_between_the_act_and_its_outcome_the_same_checker_goes_on() {
        var id = crashed();
        approve(Staff.token("MANAGER"), id).statusCode(409).body("code", is("approval_decided"));
        approve(checker(), id).statusCode(200).body("outcome.key", is(id)).body("executedAt", notNullValue());
        assertThat(done(subject)).isEqualTo(1);
        assertThat(ActOfTests.DONE).containsEntry(UUID.fromString(id), 1);
    }

    @Test
    void after_a_crash_the_job_goes_on_in_the_name_of_maker_and_checker() {
        var id = crashed();
        sweep.sweep();
        read(checker(), id)
                .body("status", is("APPROVED"))
                .body("outcome.key", is(id))
                .body("outcome.maker", notNullValue())
                .body("outcome.checker", notNullValue());
        sweep.sweep();
        assertThat(done(subject)).isEqualTo(1);
    }

    /** A request that is approved, and whose act broke down before its outcome was stored. */
    private String crashed() {
        var id = pending(maker(), subject);
        ActOfTests.CRASHING.add(subject);
        approve(checker(), id).statusCode(500);
        read(checker(), id).body("status", is("APPROVED")).body("executedAt", nullValue());
        assertThat(done(subject)).isZero();
        return id;
    }

    @Test
    void a_job_that_finds_the_act_refused_writes_that_down() {
        var id = crashed();
        ActOfTests.REFUSING.add(subject);
        sweep.sweep();
        read(checker(), id).body("refusal.code", is("kept_by_a_test"));
        assertThat(done(subject)).isZero();
    }

    @Test
    void a_request_that_is_too_old_is_not_decided_any_more() throws SQLException {
        var id = pending(maker(), subject);
        outlive(id);
        approve(checker(), id).statusCode(409).body("code", is("approval_expired"));
        reject(checker(), id).statusCode(409).body("code", is("approval_expired"));
        withdraw(maker(), id).statusCode(409).body("code", is("approval_expired"));
        sweep.sweep();
        read(maker(), id).body("status", is("EXPIRED")).body("checker", nullValue());
        approve(checker(), id).statusCode(409).body("code", is("approval_expired"));
        assertThat(done(subject)).isZero();
    }

    @Test
    void a_request_that_is_too_old_makes_room_for_a_new_one() throws SQLException {
        var id = pending(maker(), subject);
        outlive(id);
        ask(maker(), subject, "5").statusCode(202);
        read(maker(), id).body("status", is("EXPIRED"));
    }

    private static void outlive(String id) throws SQLException {
        behindTheBack("update approval_request set expires_at = now() - interval '1 second' where id = '" + id + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = jsonb_set(payload, '{amount,amount}', '\"9999.00\"')",
                "payload = '{\"nonsense\": 1}'",
                "subject_id = gen_random_uuid()",
                "executed_key = gen_random_uuid()"
            })
    void what_was_tampered_with_is_not_done(String change) throws SQLException {
        var id = pending(maker(), subject);
        behindTheBack("update approval_request set " + change + " where id = '" + id + "'");
        approve(checker(), id).statusCode(409).body("code", is("approval_payload_changed"));
        assertThat(done(subject)).isZero();
    }

    @Test
    void what_was_tampered_with_after_the_decision_is_not_done() throws SQLException {
        var id = crashed();
        behindTheBack("update approval_request set payload = payload || '{\"count\": 900}' where id = '" + id + "'");
        approve(checker(), id).statusCode(409).body("code", is("approval_payload_changed"));
        read(checker(), id).body("refusal.code", is("approval_payload_changed"));
        assertThat(done(subject)).isZero();
    }

    @Test
    void the_database_knows_that_maker_and_checker_are_two() throws SQLException {
        var id = pending(maker(), subject);
        assertThat(set(id, "status = 'APPROVED', checker = maker, decided_at = now()"))
                .isEqualTo(CHECK);
        assertThat(set(id, "status = 'REJECTED', checker = maker, checker_reason = 'no', decided_at = now()"))
                .isEqualTo(CHECK);
        assertThat(set(id, "status = 'APPROVED', decided_at = now()")).isEqualTo(CHECK);
        assertThat(set(id, "maker = (select id from staff where id <> maker limit 1)"))
                .isEqualTo(KEPT);
    }

    @Test
    void the_database_keeps_what_was_asked_for_decided_and_done() throws SQLException {
        var id = pending(maker(), subject);
        for (var change : List.of(
                "action = 'tests.other'",
                "payload = '{}'",
                "payload_hash = sha256('x')",
                "subject_id = gen_random_uuid()",
                "executed_key = gen_random_uuid()",
                "expires_at = expires_at + interval '1 day'")) {
            assertThat(set(id, change)).as(change).isEqualTo(KEPT);
        }
        assertThat(set(
                        id,
                        "status = 'REJECTED', checker = (select id from staff where id <> maker limit 1),"
                                + " decided_at = now()"))
                .isEqualTo(CHECK);
        reject(checker(), id).statusCode(200);
        for (var change : List.of(
                "status = 'PENDING', checker = null, checker_reason = null, decided_at = null",
                "status = 'APPROVED'",
                "checker_reason = 'another'")) {
            assertThat(set(id, change)).as(change).isEqualTo(KEPT);
        }
        assertThat(run("delete from approval_request where id = '" + id + "'")).isEqualTo(KEPT);
    }

    @Test
    void the_database_keeps_an_outcome() throws SQLException {
        var id = pending(maker(), subject);
        approve(checker(), id).statusCode(200);
        assertThat(set(id, "outcome = '{}'")).isEqualTo(KEPT);
        assertThat(set(id, "executed_at = null, outcome = null")).isEqualTo(KEPT);
    }

    @Test
    void the_database_takes_no_request_that_is_decided_already_and_no_second_pending_one() throws SQLException {
        var id = pending(maker(), subject);
        var copy = "insert into approval_request (id, version, created_at, updated_at, action, subject_type,"
                + " subject_id, subject_label, payload, maker, executed_key, expires_at, status, checker, decided_at)"
                + " select gen_random_uuid(), 0, now(), now(), action, subject_type, %s, subject_label, payload,"
                + " maker, gen_random_uuid(), expires_at, %s from approval_request where id = '" + id + "'";
        assertThat(run(copy.formatted("subject_id", "'PENDING', null, null"))).isEqualTo(UNIQUE);
        var decided = "'APPROVED', (select id from staff where id <> maker limit 1), now()";
        assertThat(run(copy.formatted("gen_random_uuid()", decided))).isEqualTo(KEPT);
    }

    private String set(String id, String change) throws SQLException {
        return run("update approval_request set " + change + " where id = '" + id + "'");
    }

    /** Runs a statement as the application; the SQLSTATE of the refusal. */
    private String run(String sql) throws SQLException {
        try (var connection = application.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            return "done";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    private static List<Integer> together(Callable<Integer> one, Callable<Integer> other) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var first = threads.submit(one);
            var second = threads.submit(other);
            return List.of(first.get(), second.get());
        } finally {
            threads.shutdown();
        }
    }
}
