package io.taizhang.care;

import static io.taizhang.care.GivenCare.PLAN;
import static io.taizhang.care.GivenCare.PLANS;
import static io.taizhang.care.GivenCare.TASK;
import static io.taizhang.care.GivenCare.TASKS;
import static io.taizhang.care.GivenCare.changePlan;
import static io.taizhang.care.GivenCare.complete;
import static io.taizhang.care.GivenCare.dueDays;
import static io.taizhang.care.GivenCare.openTask;
import static io.taizhang.care.GivenCare.plan;
import static io.taizhang.care.GivenCare.planAct;
import static io.taizhang.care.GivenCare.planBody;
import static io.taizhang.care.GivenCare.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.BusinessTime;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FollowUpPlanResourceTest {

    @Inject
    BusinessTime time;

    private String day(int fromToday) {
        return time.today().plusDays(fromToday).toString();
    }

    @Test
    void a_plan_makes_its_first_task_at_once() {
        var customer = Given.customer(Map.of("name", "陈晓明"));
        var owner = Staff.member("SERVICE", "ALL", Staff.company());
        String id = plan(
                        customer,
                        day(3),
                        Map.of(
                                "recurrence", "FREQ=WEEKLY",
                                "ownerId", owner.id().toString(),
                                "channel", "CALL",
                                "note", "带上样册"))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("status", equalTo("ACTIVE"))
                .body("customerName", equalTo("陈晓明"))
                .body("ownerName", equalTo("测试SERVICE"))
                .body("recurrence", equalTo("FREQ=WEEKLY"))
                .body("nextDueOn", equalTo(day(3)))
                .extract()
                .path("id");
        Given.admin()
                .get(TASKS + "?planId=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("OPEN"))
                .body("items[0].dueOn", equalTo(day(3)))
                .body("items[0].title", equalTo("回访"))
                .body("items[0].channel", equalTo("CALL"))
                .body("items[0].note", equalTo("带上样册"))
                .body("items[0].ownerId", equalTo(owner.id().toString()));
    }

    @Test
    void a_plan_belongs_to_the_customers_owner_or_else_to_who_makes_it() {
        var manager = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        plan(Given.customer(Map.of("ownerId", manager.id().toString())), day(0), Map.of())
                .statusCode(201)
                .body("ownerId", equalTo(manager.id().toString()));
        var service = Staff.member("SERVICE", "ALL", Staff.company());
        var nobodys = Given.customer();
        Given.admin()
                .header("If-Match", "\"0\"")
                .body("{\"ownerId\": null}")
                .patch("/api/v1/customers/{id}", nobodys)
                .then()
                .statusCode(200)
                .body("ownerId", nullValue());
        Given.json(service.token())
                .body(planBody(nobodys, day(0), Map.of()))
                .post(PLANS)
                .then()
                .statusCode(201)
                .body("ownerId", equalTo(service.id().toString()));
        var left = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var orphaned = Given.customer(Map.of("ownerId", left.id().toString()));
        Given.admin().post("/api/v1/staff/{id}/disable", left.id()).then().statusCode(200);
        Given.json(service.token())
                .body(planBody(orphaned, day(0), Map.of()))
                .post(PLANS)
                .then()
                .statusCode(201)
                .body("ownerId", equalTo(service.id().toString()));
    }

    @Test
    void a_plan_without_recurrence_is_done_once() {
        String id = plan(Given.customer(), day(0), Map.of())
                .statusCode(201)
                .extract()
                .path("id");
        complete(openTask(id)).statusCode(200);
        Given.admin().get(PLAN, id).then().body("status", equalTo("FINISHED")).body("nextDueOn", nullValue());
        assertThat(dueDays(id, "OPEN")).isEmpty();
    }

    @Test
    void a_plan_goes_on_until_its_rhythm_ends() {
        var id = planned(Given.customer(), day(0), "FREQ=DAILY;INTERVAL=7;COUNT=3");
        complete(openTask(id)).statusCode(200);
        complete(openTask(id)).statusCode(200);
        assertThat(dueDays(id, "OPEN")).containsExactly(day(14));
        complete(openTask(id)).statusCode(200);
        assertThat(dueDays(id, "DONE")).containsExactly(day(0), day(7), day(14));
        Given.admin().get(PLAN, id).then().body("status", equalTo("FINISHED"));
    }

    @Test
    void nothing_falls_after_a_plans_end() {
        String id = plan(Given.customer(), day(0), Map.of("recurrence", "FREQ=DAILY", "endsOn", day(1)))
                .extract()
                .path("id");
        complete(openTask(id));
        complete(openTask(id));
        Given.admin().get(PLAN, id).then().body("status", equalTo("FINISHED"));
    }

    @Test
    void days_that_went_by_do_not_pile_up() {
        var id = planned(Given.customer(), day(-30), "FREQ=DAILY");
        assertThat(dueDays(id, "OPEN")).containsExactly(day(-30));
        complete(openTask(id)).statusCode(200);
        assertThat(dueDays(id, "OPEN")).containsExactly(day(1));
    }

    @Test
    void a_plan_is_held_to_its_rules() {
        var customer = Given.customer();
        plan(UUID.randomUUID().toString(), day(0), Map.of()).statusCode(422).body("code", equalTo("customer_unknown"));
        plan(customer, day(0), Map.of("ownerId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", equalTo("staff_unknown"));
        plan(customer, day(0), Map.of("recurrence", "FREQ=HOURLY"))
                .statusCode(422)
                .body("code", equalTo("recurrence_invalid"))
                .body("errors[0].pointer", equalTo("/recurrence"));
        plan(customer, day(0), Map.of("recurrence", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
                .statusCode(422)
                .body("code", equalTo("plan_without_day"));
        plan(customer, day(0), Map.of("recurrence", "FREQ=DAILY;COUNT=" + "0".repeat(190) + "1"))
                .statusCode(400);
        plan(customer, day(0), Map.of("recurrence", "")).statusCode(400);
        plan(customer, day(0), Map.of("endsOn", day(-1)))
                .statusCode(422)
                .body("code", equalTo("plan_ends_before_start"));
        plan(customer, day(8_000), Map.of()).statusCode(422).body("code", equalTo("plan_starts_far_away"));
        plan(customer, "+999999999-12-31", Map.of()).statusCode(422);
        plan(customer, "-999999999-01-01", Map.of("recurrence", "FREQ=DAILY")).statusCode(422);
        plan(customer, day(0), Map.of("title", "")).statusCode(400);
        plan(customer, day(0), Map.of("endsOn", "+999999999-12-31")).statusCode(422);
    }

    @Test
    void pausing_keeps_the_open_task_and_stops_new_ones() {
        var id = planned(Given.customer(), day(0), "FREQ=DAILY");
        planAct("pause", id).statusCode(200).body("status", equalTo("PAUSED")).body("nextDueOn", equalTo(day(0)));
        complete(openTask(id)).statusCode(200);
        assertThat(dueDays(id, "OPEN")).isEmpty();
        planAct("pause", id).statusCode(409).body("code", equalTo("plan_not_active"));
        planAct("resume", id).statusCode(200).body("status", equalTo("ACTIVE")).body("nextDueOn", equalTo(day(1)));
        planAct("resume", id).statusCode(409).body("code", equalTo("plan_not_paused"));
        assertThat(dueDays(id, "OPEN")).containsExactly(day(1));
    }

    @Test
    void resuming_with_the_task_still_open_makes_no_second_one() {
        var id = planned(Given.customer(), day(0), "FREQ=DAILY");
        planAct("pause", id);
        planAct("resume", id).statusCode(200);
        assertThat(dueDays(id, "OPEN")).containsExactly(day(0));
    }

    @Test
    void the_open_task_follows_its_plan() {
        var id = planned(Given.customer(), day(0), "FREQ=DAILY");
        var owner = Staff.member("SERVICE", "ALL", Staff.company());
        changePlan(id, Map.of("title", "上门拜访", "ownerId", owner.id().toString(), "startsOn", day(5)))
                .statusCode(200)
                .body("nextDueOn", equalTo(day(5)));
        Given.admin()
                .get(TASK, openTask(id))
                .then()
                .body("title", equalTo("上门拜访"))
                .body("ownerId", equalTo(owner.id().toString()))
                .body("dueOn", equalTo(day(5)));
    }

    @Test
    void a_changed_title_leaves_a_snoozed_task_where_it_is() {
        var id = planned(Given.customer(), day(0), "FREQ=WEEKLY");
        GivenCare.act("snooze", openTask(id), Map.of("dueOn", day(2))).statusCode(200);
        changePlan(id, Map.of("title", "改名")).statusCode(200).body("nextDueOn", equalTo(day(2)));
    }

    @Test
    void a_plan_cut_short_is_finished_and_a_prolonged_one_goes_on() {
        var id = planned(Given.customer(), day(0), "FREQ=DAILY");
        complete(openTask(id));
        changePlan(id, Map.of("endsOn", day(0)))
                .statusCode(200)
                .body("status", equalTo("FINISHED"))
                .body("nextDueOn", nullValue());
        Given.admin()
                .get(TASKS + "?status=CANCELLED&planId=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].cancelReason", nullValue());
        var patch = new HashMap<String, Object>();
        patch.put("endsOn", null);
        changePlan(id, patch).statusCode(200).body("status", equalTo("ACTIVE")).body("nextDueOn", equalTo(day(1)));
    }

    @Test
    void an_edit_needs_the_version_and_keeps_the_rules() {
        var id = planned(Given.customer(), day(0), "FREQ=DAILY");
        Given.admin().body(Map.of("title", "x")).patch(PLAN, id).then().statusCode(428);
        Given.admin()
                .header("If-Match", "\"9\"")
                .body(Map.of("title", "x"))
                .patch(PLAN, id)
                .then()
                .statusCode(412)
                .body("current.id", equalTo(id));
        changePlan(id, Map.of("customerId", Given.customer()))
                .statusCode(422)
                .body("code", equalTo("plan_customer_fixed"));
        changePlan(id, Map.of("recurrence", "FREQ=HOURLY")).statusCode(422).body("code", equalTo("recurrence_invalid"));
        changePlan(id, Map.of("recurrence", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
                .statusCode(422)
                .body("code", equalTo("plan_without_day"));
        changePlan(id, Map.of("endsOn", day(-1))).statusCode(422).body("code", equalTo("plan_ends_before_start"));
        changePlan(id, Map.of("startsOn", day(-8_000))).statusCode(422).body("code", equalTo("plan_starts_far_away"));
        changePlan(id, Map.of("ownerId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", equalTo("staff_unknown"));
        changePlan(id, Map.of("status", "FINISHED")).statusCode(400).body("code", equalTo("unknown_field"));
        changePlan(id, List.of()).statusCode(400).body("code", equalTo("patch_not_object"));
    }

    @Test
    void a_plan_whose_owner_has_left_goes_on() {
        var owner = Staff.member("SERVICE", "ALL", Staff.company());
        String id = plan(
                        Given.customer(),
                        day(0),
                        Map.of("recurrence", "FREQ=DAILY", "ownerId", owner.id().toString()))
                .extract()
                .path("id");
        Given.admin().post("/api/v1/staff/{id}/disable", owner.id()).then().statusCode(200);
        complete(openTask(id)).statusCode(200);
        Given.admin()
                .get(TASK, openTask(id))
                .then()
                .body("dueOn", equalTo(day(1)))
                .body("ownerName", equalTo("测试SERVICE"));
        changePlan(id, Map.of("title", "改名")).statusCode(200);
        plan(Given.customer(), day(0), Map.of("ownerId", owner.id().toString()))
                .statusCode(422)
                .body("code", equalTo("staff_unknown"));
    }

    @Test
    void a_deleted_plan_takes_its_task_away_until_it_is_restored() {
        var id = planned(Given.customer(), day(4), "FREQ=WEEKLY");
        var task = openTask(id);
        Given.admin().delete(PLAN, id).then().statusCode(428);
        Given.admin().header("If-Match", "\"0\"").delete(PLAN, id).then().statusCode(204);
        Given.admin().get(PLAN, id).then().statusCode(404);
        planAct("pause", id).statusCode(404);
        Given.admin().get(TASK, task).then().body("status", equalTo("CANCELLED"));
        planAct("restore", id).statusCode(200).body("nextDueOn", equalTo(day(4)));
        planAct("restore", id).statusCode(200).body("nextDueOn", equalTo(day(4)));
        assertThat(dueDays(id, "OPEN")).containsExactly(day(4));
    }

    @Test
    void the_same_key_plans_once() {
        var customer = Given.customer();
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            Given.admin()
                    .header("Idempotency-Key", key)
                    .body(planBody(customer, day(0), Map.of()))
                    .post(PLANS)
                    .then()
                    .statusCode(201);
        }
        Given.admin().get(PLANS + "?customerId=" + customer).then().body("items", hasSize(1));
        Given.admin().get(TASKS + "?customerId=" + customer).then().body("items", hasSize(1));
    }

    @Test
    void an_account_manager_sees_only_their_own_customers_plans() {
        var manager = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var own = Given.customer(Map.of("ownerId", manager.id().toString()));
        var visible = planned(own, day(0), "FREQ=DAILY");
        var hidden = planned(Given.customer(), day(0), "FREQ=DAILY");
        Given.json(manager.token())
                .get(PLANS)
                .then()
                .body("items.id", hasItem(visible))
                .body("items.customerId", everyItem(equalTo(own)));
        Given.json(manager.token()).get(PLAN, hidden).then().statusCode(404);
        Given.json(manager.token()).post(PLAN + "/pause", hidden).then().statusCode(404);
        Given.json(manager.token()).post(PLAN + "/restore", hidden).then().statusCode(404);
        Given.json(manager.token()).post(PLAN + "/pause", visible).then().statusCode(200);
    }

    @Test
    void who_may_not_plan_cannot() {
        var id = planned(Given.customer(), day(0), "FREQ=DAILY");
        var body = planBody(Given.customer(), day(0), Map.of());
        Given.as("AUDITOR").get(PLAN, id).then().statusCode(200);
        Given.as("AUDITOR").body(body).post(PLANS).then().statusCode(403);
        Given.as("AUDITOR")
                .header("If-Match", "\"0\"")
                .body(Map.of("title", "x"))
                .patch(PLAN, id)
                .then()
                .statusCode(403);
        Given.as("AUDITOR").header("If-Match", "\"0\"").delete(PLAN, id).then().statusCode(403);
        for (var act : List.of("pause", "resume", "restore")) {
            Given.as("AUDITOR").post(PLAN + "/" + act, id).then().statusCode(403);
        }
        Given.as("CASHIER").get(PLANS).then().statusCode(403);
    }

    @Test
    void plans_are_searched_and_filtered() {
        var customer = Given.customer();
        var id = planned(customer, day(0), "FREQ=DAILY");
        changePlan(id, Map.of("title", "生日祝福"));
        planned(customer, day(0), "FREQ=DAILY");
        Given.admin()
                .queryParam("q", "生日")
                .queryParam("customerId", customer)
                .get(PLANS)
                .then()
                .body("items.id", equalTo(List.of(id)));
        Given.admin()
                .get(PLANS + "?status=PAUSED&customerId=" + customer)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void every_write_leaves_a_trace() {
        var id = planned(Given.customer(), day(0), "FREQ=DAILY");
        changePlan(id, Map.of("title", "改名"));
        planAct("pause", id);
        planAct("resume", id);
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .body("items.action", hasItems("plan.made", "plan.changed", "plan.paused", "plan.resumed"));
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + openTask(id))
                .then()
                .body("items.action", hasItems("task.made", "task.changed"));
    }
}
