package io.taizhang.contract;

import static io.taizhang.contract.GivenContracts.ALL;
import static io.taizhang.contract.GivenContracts.ONE;
import static io.taizhang.contract.GivenContracts.day;
import static io.taizhang.contract.GivenContracts.drafted;
import static io.taizhang.contract.GivenContracts.get;
import static io.taizhang.contract.GivenContracts.item;
import static io.taizhang.contract.GivenContracts.monthly;
import static io.taizhang.contract.GivenContracts.post;
import static io.taizhang.contract.GivenContracts.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.HouseClock;
import io.taizhang.support.Given;
import io.taizhang.support.Parallel;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractLifeTest {

    @Inject
    ContractJobs jobs;

    @Inject
    HouseClock clock;

    @Inject
    BusinessTime time;

    private static String planned(String customer) {
        return signed(
                customer,
                Map.of(
                        "plan",
                        List.of(
                                item("设计", day(-3), "4000.00", "MILESTONE"),
                                item("施工", day(5), "4000.00", "MILESTONE"))));
    }

    private static String itemOf(String id, int place) {
        return get(id).extract().path("plan[" + place + "].id");
    }

    private static io.restassured.response.ValidatableResponse fulfil(String id, String milestone, String on) {
        return post("/milestones/" + milestone + "/fulfil", id, Map.of("on", on, "note", "客户已签收"));
    }

    @Test
    void a_milestone_is_fulfilled_and_taken_back_with_a_reason() {
        var customer = Given.customer();
        var id = planned(customer);
        var milestone = itemOf(id, 0);
        fulfil(id, milestone, day(-1))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("fulfilment", equalTo("33.33"))
                .body("plan[0].fulfilledOn", equalTo(day(-1)))
                .body("plan[0].fulfilledNote", equalTo("客户已签收"))
                .body("plan[0].fulfilledBy", not(nullValue()));
        fulfil(id, milestone, day(0)).statusCode(409).body("code", equalTo("milestone_fulfilled"));
        var undo = "/milestones/" + milestone + "/undo-fulfilment";
        post(undo, id, Map.of()).statusCode(400);
        post(undo, id, Map.of("reason", "记错合同"))
                .statusCode(200)
                .body("fulfilment", equalTo("0.00"))
                .body("plan[0].fulfilledOn", nullValue());
        post(undo, id, Map.of("reason", "再来")).statusCode(409).body("code", equalTo("milestone_not_fulfilled"));
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .body("items.action", hasItems("contract.milestone_fulfilled", "contract.fulfilment_undone"));
        Given.admin()
                .get("/api/v1/customers/{id}/timeline", customer)
                .then()
                .body(
                        "items.findAll { it.type == 'CONTRACT' }.detail",
                        equalTo(List.of("FULFILMENT_UNDONE", "FULFILLED", "SIGNED")))
                .body("items.find { it.detail == 'FULFILLED' }.title", equalTo("设计"));
    }

    @Test
    void fulfilment_is_held_to_its_rules() {
        var customer = Given.customer();
        var id = planned(customer);
        var milestone = itemOf(id, 0);
        fulfil(id, milestone, day(1)).statusCode(422).body("code", equalTo("fulfilled_in_future"));
        fulfil(id, UUID.randomUUID().toString(), day(0)).statusCode(404);
        var other = planned(customer);
        fulfil(other, milestone, day(0)).statusCode(404);
        var draft = drafted(customer, Map.of("plan", List.of(item("设计", day(0), "1.00", "MILESTONE"))));
        fulfil(draft, itemOf(draft, 0), day(0)).statusCode(409).body("code", equalTo("contract_not_signed"));
        post("/terminate", id, Map.of("on", day(-1), "reason", "x")).statusCode(200);
        fulfil(id, milestone, day(-1)).statusCode(409).body("code", equalTo("contract_terminated"));
        fulfil(id, milestone, day(-2)).statusCode(200);
        Given.as("SERVICE")
                .body(Map.of("on", day(0)))
                .post(ONE + "/milestones/" + milestone + "/fulfil", id)
                .then()
                .statusCode(403);
    }

    @Test
    void milestones_are_listed_over_all_contracts_that_may_be_seen() {
        var manager = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var own = Given.customer(Map.of("ownerId", manager.id().toString()));
        var id = planned(own);
        planned(Given.customer());
        drafted(own, Map.of("plan", List.of(item("草稿", day(-9), "1.00", "MILESTONE"))));
        var list = ALL + "/milestones";
        Given.json(manager.token())
                .get(list)
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("设计", "施工")))
                .body("items[0].overdue", equalTo(true))
                .body("items[1].overdue", equalTo(false))
                .body("items[0].customerId", equalTo(own));
        Given.json(manager.token())
                .get(list + "?dueOn[lt]=" + day(0) + "&fulfilled=false")
                .then()
                .body("items.name", equalTo(List.of("设计")));
        Given.json(manager.token()).get(list + "?overdue=true&q=施").then().body("items", hasSize(0));
        fulfil(id, itemOf(id, 0), day(0)).statusCode(200);
        Given.json(manager.token())
                .get(list + "?fulfilled=true&sort=-amount")
                .then()
                .body("items.name", equalTo(List.of("设计")));
        Given.admin()
                .get("/api/v1/customers/{id}/profile", own)
                .then()
                .body("sections.contracts.overdueMilestones", equalTo(0))
                .body("sections.contracts.nextMilestone", equalTo(day(5)));
        post("/terminate", id, Map.of("on", day(0), "reason", "x")).statusCode(200);
        Given.json(manager.token()).get(list).then().body("items.name", equalTo(List.of("设计")));
        Given.as("CASHIER").get(list).then().statusCode(403);
    }

    @Test
    void a_contract_is_suspended_and_resumed() {
        var customer = Given.customer();
        var id = signed(customer, Map.of());
        post("/suspend", id, Map.of("from", day(-2), "reason", "停业装修"))
                .statusCode(200)
                .body("status", equalTo("SUSPENDED"))
                .body("suspendedFrom", equalTo(day(-2)));
        Given.admin()
                .get(ALL + "?customerId=" + customer + "&status=SUSPENDED")
                .then()
                .body("items.id", equalTo(List.of(id)));
        Given.admin()
                .get("/api/v1/customers/{id}/profile", customer)
                .then()
                .body("sections.contracts.active", equalTo(0))
                .body("sections.contracts.suspended", equalTo(1));
        post("/suspend", id, Map.of("from", day(3), "reason", "x"))
                .statusCode(409)
                .body("code", equalTo("contract_suspended"));
        post("/resume", id, Map.of("on", day(-3))).statusCode(422).body("code", equalTo("resumed_before_suspended"));
        post("/resume", id, Map.of("on", day(0), "note", "重新开业"))
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("resumesOn", equalTo(day(0)));
        post("/resume", id, Map.of("on", day(0))).statusCode(409).body("code", equalTo("contract_not_suspended"));
        post("/suspend", id, Map.of("from", day(-1), "reason", "x"))
                .statusCode(409)
                .body("code", equalTo("contract_suspended"));
        post("/suspend", id, Map.of("from", day(2), "reason", "再停"))
                .statusCode(200)
                .body("status", equalTo("ACTIVE"));
        Given.admin()
                .get("/api/v1/customers/{id}/timeline", customer)
                .then()
                .body(
                        "items.findAll { it.type == 'CONTRACT' }.detail",
                        equalTo(List.of("SUSPENDED", "RESUMED", "SUSPENDED", "SIGNED")));
    }

    @Test
    void a_suspension_is_held_to_its_rules() {
        var customer = Given.customer();
        post("/suspend", drafted(customer, Map.of()), Map.of("from", day(0), "reason", "x"))
                .statusCode(409)
                .body("code", equalTo("contract_not_signed"));
        var id = signed(customer, Map.of());
        post("/suspend", id, Map.of("from", day(-11), "reason", "x"))
                .statusCode(422)
                .body("code", equalTo("suspended_before_start"));
        post("/suspend", id, Map.of("from", day(356), "reason", "x"))
                .statusCode(422)
                .body("code", equalTo("suspended_after_end"));
        post("/suspend", id, Map.of("from", day(0))).statusCode(400);
        post("/suspend", signed(customer, Map.of("endsOn", day(-1))), Map.of("from", day(-2), "reason", "x"))
                .statusCode(409)
                .body("code", equalTo("contract_expired"));
        post("/terminate", id, Map.of("on", day(3), "reason", "x")).statusCode(200);
        post("/suspend", id, Map.of("from", day(0), "reason", "x"))
                .statusCode(409)
                .body("code", equalTo("contract_terminated"));
        Given.as("ACCOUNT_MANAGER")
                .body(Map.of("from", day(0), "reason", "x"))
                .post(ONE + "/suspend", id)
                .then()
                .statusCode(403);
    }

    @Test
    void a_renewal_drafts_the_contract_that_follows_once() {
        var customer = Given.customer();
        var id = signed(
                customer,
                Map.of(
                        "startsOn",
                        "2026-01-31",
                        "endsOn",
                        "2027-01-30",
                        "terms",
                        "原条款",
                        "billing",
                        monthly(1, "1000.00"),
                        "plan",
                        List.of(item("验收", "2026-06-30", "4000.00", "MILESTONE")),
                        "counterparties",
                        List.of(Map.of("name", "王五", "role", "担保人"))));
        String renewal = post("/renewals", id, Map.of("endsOn", "2028-01-30"))
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("renews", equalTo(id))
                .body("startsOn", equalTo("2027-01-31"))
                .body("endsOn", equalTo("2028-01-30"))
                .body("terms", equalTo("原条款"))
                .body("amount.amount", equalTo("12000.00"))
                .body("billing.cycle", equalTo("MONTHLY"))
                .body("counterparties[0].name", equalTo("王五"))
                .body("plan[0].name", equalTo("验收"))
                .body("plan[0].dueOn", equalTo("2027-06-30"))
                .extract()
                .path("id");
        get(id).body("renewedBy", equalTo(renewal));
        post("/renewals", id, Map.of())
                .statusCode(409)
                .body("code", equalTo("contract_renewed"))
                .body("renewedBy", equalTo(renewal));
        Given.admin().header("If-Match", "\"0\"").delete(ONE, renewal).then().statusCode(204);
        get(id).body("renewedBy", nullValue());
        var again = post("/renewals", id, Map.of("startsOn", "2027-03-01", "amount", Given.yuan("5000.00")))
                .statusCode(201)
                .body("endsOn", nullValue())
                .body("amount.amount", equalTo("5000.00"))
                .extract()
                .path("id");
        Given.admin().post(ONE + "/restore", renewal).then().statusCode(409).body("code", equalTo("contract_renewed"));
        get(id).body("renewedBy", equalTo(again));
        Given.admin()
                .get("/api/v1/customers/{id}/timeline", customer)
                .then()
                .body(
                        "items.findAll { it.type == 'CONTRACT' }.detail",
                        equalTo(List.of("RENEWED", "RENEWED", "SIGNED")));
    }

    @Test
    void a_renewal_is_held_to_its_rules() {
        var customer = Given.customer();
        post("/renewals", drafted(customer, Map.of()), Map.of())
                .statusCode(409)
                .body("code", equalTo("contract_not_signed"));
        var id = signed(customer, Map.of("plan", List.of(item("验收", day(5), "4000.00", "MILESTONE"))));
        post("/renewals", id, Map.of("startsOn", day(355))).statusCode(422).body("code", equalTo("renewal_overlaps"));
        post("/renewals", id, Map.of("endsOn", day(355)))
                .statusCode(422)
                .body("code", equalTo("contract_ends_before_start"));
        post("/renewals", id, Map.of("amount", Given.yuan("3999.99")))
                .statusCode(422)
                .body("code", equalTo("plan_exceeds_amount"));
        post("/renewals", id, Map.of("amount", Given.yuan("3999.99"), "plan", List.of()))
                .statusCode(201);
        var open = signed(customer, Map.of());
        GivenContracts.amended(open, Map.of("reason", "长期", "openEnded", true));
        post("/renewals", open, Map.of("startsOn", day(9)))
                .statusCode(409)
                .body("code", equalTo("contract_open_ended"));
        post("/terminate", open, Map.of("on", day(1), "reason", "x")).statusCode(200);
        post("/renewals", open, Map.of()).statusCode(409).body("code", equalTo("contract_terminated"));
        var stranger = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        Given.json(stranger.token())
                .body(Map.of())
                .post(ONE + "/renewals", id)
                .then()
                .statusCode(404);
    }

    @Test
    void of_many_renewals_at_once_one_wins() {
        var id = signed(Given.customer(), Map.of());
        var answers = new ConcurrentLinkedQueue<Integer>();
        Parallel.forEach(
                List.of(1, 2, 3, 4, 5, 6),
                any -> answers.add(post("/renewals", id, Map.of()).extract().statusCode()));
        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
    }

    @Test
    void the_same_key_renews_once() {
        var id = signed(Given.customer(), Map.of());
        var key = UUID.randomUUID().toString();
        var made = new ConcurrentLinkedQueue<String>();
        for (int i = 0; i < 2; i++) {
            made.add(Given.admin()
                    .header("Idempotency-Key", key)
                    .body(Map.of())
                    .post(ONE + "/renewals", id)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        assertThat(made.stream().distinct()).hasSize(1);
    }

    @Test
    void a_contract_that_renews_itself_goes_on_without_a_gap() {
        var customer = Given.customer();
        var lastDay = time.today().minusDays(40);
        var id = signed(
                customer,
                Map.of(
                        "startsOn",
                        lastDay.minusYears(1).toString(),
                        "endsOn",
                        lastDay.toString(),
                        "autoRenewMonths",
                        1,
                        "billing",
                        monthly(1, "1000.00")));
        var ended = signed(customer, Map.of("startsOn", day(-20), "endsOn", day(-5), "autoRenewMonths", 1));
        post("/renewals", ended, Map.of()).statusCode(201);
        var running = signed(customer, Map.of("endsOn", day(1), "autoRenewMonths", 1));
        jobs.followTheDay();
        jobs.followTheDay();
        var once = lastDay.plusDays(1).plusMonths(1).minusDays(1);
        var twice = once.plusDays(1).plusMonths(1).minusDays(1);
        get(id).body("status", equalTo("ACTIVE"))
                .body("termsVersion", equalTo(3))
                .body("endsOn", equalTo(twice.toString()))
                .body("termsEffectiveOn", equalTo(once.plusDays(1).toString()));
        Given.admin()
                .get(ONE + "/versions", id)
                .then()
                .body("items[0].reason", equalTo("到期自动续约 1 个月"))
                .body("items[0].createdBy", nullValue());
        get(ended).body("status", equalTo("EXPIRED"));
        get(running).body("termsVersion", equalTo(1));
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .body("items.action", hasItems("contract.renewed_itself"));
    }

    private static List<Integer> reminders(String contract) {
        return Given.admin()
                .get(ALL + "/reminders?contractId=" + contract)
                .then()
                .statusCode(200)
                .extract()
                .path("items.threshold");
    }

    @Test
    void a_contract_that_ends_soon_is_reminded_of_once_per_threshold_and_version() {
        var owner = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var customer = Given.customer(Map.of("ownerId", owner.id().toString()));
        var id = signed(customer, Map.of("endsOn", day(25)));
        var today = time.now();
        clock.asOf(today.minus(Duration.ofDays(60)), jobs::followTheDay);
        assertThat(reminders(id)).containsExactly(90);
        clock.asOf(today.minus(Duration.ofDays(10)), jobs::followTheDay);
        assertThat(reminders(id)).containsExactly(90);
        jobs.followTheDay();
        jobs.followTheDay();
        assertThat(reminders(id)).containsExactly(30, 90);
        GivenContracts.amended(id, Map.of("reason", "改名", "title", "新名"));
        jobs.followTheDay();
        assertThat(reminders(id)).containsExactly(30, 30, 90);
        Given.json(owner.token())
                .get(ALL + "/reminders")
                .then()
                .body("items.contractId.unique()", equalTo(List.of(id)))
                .body("items[0].termsVersion", equalTo(2))
                .body("items[0].endsOn", equalTo(day(25)));
        Given.as("CASHIER").get(ALL + "/reminders").then().statusCode(403);
    }

    @Test
    void after_a_stop_only_the_nearest_threshold_is_made_up_for() {
        var id = signed(Given.customer(), Map.of("endsOn", day(5)));
        var ended = signed(Given.customer(), Map.of("endsOn", day(5)));
        post("/terminate", ended, Map.of("on", day(3), "reason", "x")).statusCode(200);
        var far = signed(Given.customer(), Map.of("endsOn", day(91)));
        var followed = signed(Given.customer(), Map.of("endsOn", day(6)));
        String next = post("/renewals", followed, Map.of()).extract().path("id");
        post("/sign", next, Map.of("signedOn", day(0))).statusCode(200);
        jobs.followTheDay();
        assertThat(reminders(id)).containsExactly(7);
        assertThat(reminders(ended)).isEmpty();
        assertThat(reminders(far)).isEmpty();
        assertThat(reminders(followed)).isEmpty();
    }

    @Test
    void reminders_at_once_on_many_instances_are_still_one() {
        var id = signed(Given.customer(), Map.of("endsOn", day(20)));
        Parallel.forEach(List.of(1, 2, 3, 4, 5, 6), any -> jobs.followTheDay());
        jobs.followTheDay();
        assertThat(reminders(id)).containsExactly(30);
    }

    @Test
    void a_reminder_makes_one_task_for_the_owner_of_the_contract_or_else_of_the_customer() {
        var owner = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var customer = Given.customer(Map.of("ownerId", owner.id().toString()));
        var colleague = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var id = signed(customer, Map.of("endsOn", day(25)));
        var hers = signed(
                customer, Map.of("endsOn", day(3), "ownerId", colleague.id().toString()));
        var left = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var inherited =
                signed(customer, Map.of("endsOn", day(25), "ownerId", left.id().toString()));
        Given.admin().post("/api/v1/staff/{id}/disable", left.id()).then().statusCode(200);
        jobs.followTheDay();
        var today = time.now();
        clock.asOf(today.minus(Duration.ofDays(60)), jobs::followTheDay);
        Given.admin()
                .get("/api/v1/tasks?contractId=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].ownerId", equalTo(owner.id().toString()))
                .body("items[0].status", equalTo("OPEN"))
                .body("items[0].dueOn", equalTo(LocalDate.parse(day(7)).toString()));
        Given.admin()
                .get("/api/v1/tasks?contractId=" + hers)
                .then()
                .body("items.ownerId", equalTo(List.of(colleague.id().toString())))
                .body("items[0].dueOn", equalTo(day(3)));
        Given.admin()
                .get("/api/v1/tasks?contractId=" + inherited)
                .then()
                .body("items.ownerId", equalTo(List.of(owner.id().toString())));
    }
}
