package io.taizhang.care;

import static io.taizhang.care.GivenCare.PLAN;
import static io.taizhang.care.GivenCare.TASK;
import static io.taizhang.care.GivenCare.TASKS;
import static io.taizhang.care.GivenCare.act;
import static io.taizhang.care.GivenCare.addTask;
import static io.taizhang.care.GivenCare.added;
import static io.taizhang.care.GivenCare.complete;
import static io.taizhang.care.GivenCare.dueDays;
import static io.taizhang.care.GivenCare.openTask;
import static io.taizhang.care.GivenCare.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.BusinessTime;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskResourceTest {

    private static final Map<String, Object> CALL =
            Map.of("channel", "CALL", "direction", "OUTBOUND", "content", "客户满意", "outcome", "REACHED");

    @Inject
    BusinessTime time;

    private String day(int fromToday) {
        return time.today().plusDays(fromToday).toString();
    }

    @Test
    void a_task_of_its_own_says_what_to_do_by_when() {
        var customer = Given.customer(Map.of("name", "陈晓明"));
        addTask(customer, day(2), Map.of("note", "两份"))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("customerName", equalTo("陈晓明"))
                .body("status", equalTo("OPEN"))
                .body("overdue", equalTo(false))
                .body("planId", nullValue())
                .body("note", equalTo("两份"));
    }

    @Test
    void a_task_is_held_to_its_rules() {
        var customer = Given.customer();
        addTask(UUID.randomUUID().toString(), day(0), Map.of())
                .statusCode(422)
                .body("code", equalTo("customer_unknown"));
        addTask(customer, day(0), Map.of("ownerId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", equalTo("staff_unknown"));
        addTask(customer, day(0), Map.of("title", " ")).statusCode(400);
        addTask(customer, "+999999999-12-31", Map.of()).statusCode(422);
    }

    @Test
    void the_same_key_adds_a_task_once() {
        var customer = Given.customer();
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            Given.admin()
                    .header("Idempotency-Key", key)
                    .body(Map.of("customerId", customer, "title", "寄样品", "dueOn", day(0)))
                    .post(TASKS)
                    .then()
                    .statusCode(201);
        }
        Given.admin().get(TASKS + "?customerId=" + customer).then().body("items", hasSize(1));
    }

    @Test
    void a_task_done_with_a_contact_writes_it_into_the_log() {
        var customer = Given.customer();
        var staff = Staff.member("SERVICE", "ALL", Staff.company());
        var id = added(customer, day(0));
        String contact = Given.json(staff.token())
                .body(Map.of("interaction", CALL, "note", "下月再约"))
                .post(TASK + "/complete", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("DONE"))
                .body("completedAt", notNullValue())
                .body("completionNote", equalTo("下月再约"))
                .extract()
                .path("interactionId");
        Given.admin()
                .get("/api/v1/interactions/{id}", contact)
                .then()
                .statusCode(200)
                .body("customerId", equalTo(customer))
                .body("content", equalTo("客户满意"))
                .body("staffId", equalTo(staff.id().toString()));
    }

    @Test
    void a_task_can_be_done_without_a_contact() {
        complete(added(Given.customer(), day(0)))
                .statusCode(200)
                .body("status", equalTo("DONE"))
                .body("interactionId", nullValue());
    }

    @Test
    void a_contact_that_is_refused_leaves_the_task_open() {
        var customer = Given.customer();
        var id = added(customer, day(0));
        act("complete", id, Map.of("interaction", Map.of("channel", "CALL", "direction", "OUTBOUND", "content", "")))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/interaction/content"));
        act(
                        "complete",
                        id,
                        Map.of(
                                "interaction",
                                Map.of(
                                        "channel", "CALL",
                                        "direction", "OUTBOUND",
                                        "content", "x",
                                        "occurredAt", "2999-01-01T00:00:00Z")))
                .statusCode(422)
                .body("code", equalTo("occurred_in_future"))
                .body("errors[0].pointer", equalTo("/interaction/occurredAt"));
        Given.admin().get(TASK, id).then().body("status", equalTo("OPEN"));
        Given.admin().get("/api/v1/interactions?customerId=" + customer).then().body("items", hasSize(0));
    }

    @Test
    void a_task_is_closed_once() {
        var done = added(Given.customer(), day(0));
        complete(done).statusCode(200);
        complete(done).statusCode(409).body("code", equalTo("task_closed"));
        act("snooze", done, Map.of("dueOn", day(1))).statusCode(409).body("code", equalTo("task_closed"));
        act("cancel", done, Map.of("reason", "x")).statusCode(409).body("code", equalTo("task_closed"));
        var cancelled = added(Given.customer(), day(0));
        act("cancel", cancelled, Map.of("reason", "客户拒绝"))
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("cancelReason", equalTo("客户拒绝"))
                .body("completedAt", nullValue());
        complete(cancelled).statusCode(409).body("code", equalTo("task_closed"));
    }

    @Test
    void a_cancelled_task_needs_a_reason_and_lets_its_plan_go_on() {
        var plan = planned(Given.customer(), day(0), "FREQ=WEEKLY");
        var id = openTask(plan);
        act("cancel", id, Map.of("reason", " ")).statusCode(400);
        act("cancel", id, Map.of("reason", "春节")).statusCode(200);
        assertThat(dueDays(plan, "OPEN")).containsExactly(day(7));
    }

    @Test
    void snoozing_moves_the_task_and_not_the_rhythm() {
        var plan = planned(Given.customer(), day(0), "FREQ=WEEKLY");
        var id = openTask(plan);
        act("snooze", id, Map.of("dueOn", day(3)))
                .statusCode(200)
                .body("dueOn", equalTo(day(3)))
                .body("version", equalTo(1));
        Given.admin().get(PLAN, plan).then().body("nextDueOn", equalTo(day(3)));
        complete(id).statusCode(200);
        assertThat(dueDays(plan, "OPEN")).containsExactly(day(7));
    }

    @Test
    void a_task_is_not_put_off_into_the_past() {
        var id = added(Given.customer(), day(0));
        act("snooze", id, Map.of("dueOn", day(-1)))
                .statusCode(422)
                .body("code", equalTo("snoozed_into_past"))
                .body("errors[0].pointer", equalTo("/dueOn"));
        act("snooze", id, Map.of()).statusCode(400);
        act("snooze", id, Map.of("dueOn", "+999999999-12-31")).statusCode(422);
        act("snooze", id, Map.of("dueOn", day(0))).statusCode(200);
    }

    @Test
    void a_task_completed_by_many_at_once_is_done_once_and_makes_one_next() throws Exception {
        var plan = planned(Given.customer(), day(0), "FREQ=DAILY");
        var id = openTask(plan);
        var token = Staff.admin();
        Callable<Integer> attempt = () -> Given.json(token)
                .body(Map.of("interaction", CALL))
                .post(TASK + "/complete", id)
                .statusCode();
        var people = Executors.newFixedThreadPool(8);
        try {
            var answers = people
                    .invokeAll(IntStream.range(0, 8).mapToObj(i -> attempt).toList())
                    .stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception failed) {
                            throw new AssertionError(failed);
                        }
                    })
                    .toList();
            assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        } finally {
            people.shutdownNow();
        }
        assertThat(dueDays(plan, "OPEN")).containsExactly(day(1));
        String customer = Given.admin().get(PLAN, plan).path("customerId");
        Given.admin().get("/api/v1/interactions?customerId=" + customer).then().body("items", hasSize(1));
    }

    @Test
    void tasks_are_listed_by_what_is_due_and_filtered() {
        var customer = Given.customer();
        var today = added(customer, day(0));
        var late = added(customer, day(-2));
        var ahead = added(customer, day(2));
        var done = added(customer, day(-3));
        complete(done).statusCode(200);
        var mine = TASKS + "?customerId=" + customer;
        Given.admin().get(mine).then().body("items.id", equalTo(List.of(done, late, today, ahead)));
        Given.admin()
                .get(mine + "&overdue=true")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(late)))
                .body("items[0].overdue", equalTo(true));
        Given.admin().get(mine + "&overdue=false").then().body("items", hasSize(3));
        Given.admin()
                .get(mine + "&status=OPEN&dueOn[gte]=" + day(0) + "&dueOn[lt]=" + day(2))
                .then()
                .body("items.id", equalTo(List.of(today)));
        Given.admin().get(mine + "&status=OPEN&sort=-dueOn").then().body("items[0].id", equalTo(ahead));
        Given.admin().get(mine + "&ownerId=" + UUID.randomUUID()).then().body("items", hasSize(0));
        Given.admin().get(mine + "&overdue=maybe").then().statusCode(400);
    }

    @Test
    void tasks_are_searched_by_title() {
        var customer = Given.customer();
        added(customer, day(0));
        Given.admin()
                .queryParam("q", "样品")
                .queryParam("customerId", customer)
                .get(TASKS)
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void an_account_manager_sees_only_their_own_customers_tasks() {
        var manager = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var own = Given.customer(Map.of("ownerId", manager.id().toString()));
        var visible = added(own, day(0));
        var hidden = added(Given.customer(), day(0));
        Given.json(manager.token())
                .get(TASKS)
                .then()
                .body("items.id", hasItem(visible))
                .body("items.customerId", everyItem(equalTo(own)));
        Given.json(manager.token()).get(TASK, hidden).then().statusCode(404);
        for (var body : Map.of(
                        "complete", Map.<String, Object>of(),
                        "snooze", Map.<String, Object>of("dueOn", day(1)),
                        "cancel", Map.<String, Object>of("reason", "x"))
                .entrySet()) {
            Given.json(manager.token())
                    .body(body.getValue())
                    .post(TASK + "/" + body.getKey(), hidden)
                    .then()
                    .statusCode(404);
        }
        Given.json(manager.token())
                .body(Map.of())
                .post(TASK + "/complete", visible)
                .then()
                .statusCode(200);
    }

    @Test
    void who_may_only_read_tasks_cannot_do_them() {
        var customer = Given.customer();
        var id = added(customer, day(0));
        Given.as("AUDITOR").get(TASK, id).then().statusCode(200);
        Given.as("AUDITOR")
                .body(Map.of("customerId", customer, "title", "x", "dueOn", day(0)))
                .post(TASKS)
                .then()
                .statusCode(403);
        Given.as("AUDITOR").body(Map.of()).post(TASK + "/complete", id).then().statusCode(403);
        Given.as("AUDITOR")
                .body(Map.of("dueOn", day(1)))
                .post(TASK + "/snooze", id)
                .then()
                .statusCode(403);
        Given.as("AUDITOR")
                .body(Map.of("reason", "x"))
                .post(TASK + "/cancel", id)
                .then()
                .statusCode(403);
        Given.as("FINANCE").get(TASKS).then().statusCode(403);
    }

    @Test
    void every_write_leaves_a_trace() {
        var id = added(Given.customer(), day(0));
        act("snooze", id, Map.of("dueOn", day(1)));
        complete(id);
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .body("items.action", hasItems("task.added", "task.snoozed", "task.completed"));
    }

    @Test
    void the_profile_counts_open_tasks_and_the_timeline_shows_done_ones() {
        var customer = Given.customer();
        added(customer, day(-1));
        added(customer, day(5));
        var done = added(customer, day(-9));
        act("complete", done, Map.of("note", "已寄出"));
        Given.admin()
                .get("/api/v1/customers/{id}/profile", customer)
                .then()
                .body("sections.tasks.open", equalTo(2))
                .body("sections.tasks.overdue", equalTo(1))
                .body("sections.tasks.nextDue", equalTo(day(-1)));
        Given.admin()
                .get("/api/v1/customers/{id}/timeline", customer)
                .then()
                .body("items.findAll { it.type == 'TASK' }.subjectId", equalTo(List.of(done)))
                .body("items.find { it.type == 'TASK' }.detail", equalTo("已寄出"));
    }
}
