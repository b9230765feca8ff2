package io.taizhang.period;

import static io.taizhang.period.GivenPeriods.RUNS;
import static io.taizhang.period.GivenPeriods.STEPS;
import static io.taizhang.period.GivenPeriods.agreed;
import static io.taizhang.period.GivenPeriods.bankLine;
import static io.taizhang.period.GivenPeriods.closedUpTo;
import static io.taizhang.period.GivenPeriods.entry;
import static io.taizhang.period.GivenPeriods.finding;
import static io.taizhang.period.GivenPeriods.finish;
import static io.taizhang.period.GivenPeriods.on;
import static io.taizhang.period.GivenPeriods.open;
import static io.taizhang.period.GivenPeriods.post;
import static io.taizhang.period.GivenPeriods.read;
import static io.taizhang.period.GivenPeriods.reopenInLedger;
import static io.taizhang.period.GivenPeriods.run;
import static io.taizhang.period.GivenPeriods.setAside;
import static io.taizhang.period.GivenPeriods.settle;
import static io.taizhang.period.GivenPeriods.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.HouseClock;
import io.taizhang.support.Given;
import io.taizhang.support.LedgerRuns;
import io.taizhang.support.Parallel;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** A month from its first draft to its settlement. The months of the year 2000 that no other test uses. */
@QuarkusTest
class PeriodRunTest {

    private static final List<String> BY_HAND = List.of("ENTRY", "BILLING", "SENDING", "TRACKING", "RECONCILIATION");

    @Inject
    DataSource dataSource;

    @Inject
    SessionFactory sessions;

    @Inject
    HouseClock clock;

    @Inject
    BusinessTime time;

    @Inject
    PeriodJobs jobs;

    @Test
    void a_month_goes_through_its_steps_and_what_comes_late_falls_into_the_next() throws Exception {
        var before = closedUpTo("2000-09");
        try {
            var customer = Given.customer();
            var run = run("2000-10");
            open("2000-10")
                    .statusCode(409)
                    .body("code", is("period_run_exists"))
                    .body("runId", is(run));
            read(run)
                    .body("month", is("2000-10"))
                    .body("status", is("OPEN"))
                    .body(
                            "steps.step",
                            is(List.of("ENTRY", "BILLING", "SENDING", "TRACKING", "RECONCILIATION", "SETTLEMENT")))
                    .body("steps.state", everyItem(is("OPEN")))
                    .body("steps.overdue", everyItem(is(true)))
                    .body("steps[0].dueOn", is("2000-11-02"));

            String draft = entry(
                    customer, "SALE", "ON_ACCOUNT", "113.00", Map.of("businessDate", "2000-10-15", "draft", true));
            assertThat(finding(run, "ENTRY_DRAFTS")).containsEntry("count", 1).containsEntry("blocks", true);
            listed(finding(run, "ENTRY_DRAFTS")).body("items.id", is(List.of(draft)));
            finish(run, "ENTRY")
                    .statusCode(422)
                    .body("code", is("period_checks_red"))
                    .body("exceptions.code", is(List.of("ENTRY_DRAFTS")))
                    .body("detail", containsString("ENTRY_DRAFTS"));
            post(draft);
            assertThat(finding(run, "ENTRY_DRAFTS")).isNull();
            read(run)
                    .body("steps[0].figures[0].code", is("POSTED_ENTRIES"))
                    .body("steps[0].figures[0].count", is(1))
                    .body("steps[0].figures[0].amount.amount", is("113.00"));

            var line = bankLine("2000-10-12", "77.70");
            var unmatched = finding(run, "UNMATCHED_LINES");
            assertThat(unmatched).containsEntry("count", 1);
            listed(unmatched).body("items.id", is(List.of(line)));
            finish(run, "RECONCILIATION").statusCode(422).body("exceptions.code", is(List.of("UNMATCHED_LINES")));

            // More than what other tests have moved on of the same account since.
            on(customer, "SALE", "OTHER", "9000000.00", "2000-10-20");
            LedgerRuns.run();
            assertThat(finding(run, "CLEARING_OPEN")).containsEntry("blocks", true);
            settle(run)
                    .statusCode(422)
                    .body("code", is("period_checks_red"))
                    .body("exceptions.code", hasItems("UNMATCHED_LINES", "STEPS_OPEN", "CLEARING_OPEN"))
                    .body("exceptions.blocks", everyItem(is(true)));
            ledgerPeriod("2000-10").body("status", is("OPEN"));
            on(customer, "RETURN", "OTHER", "9000000.00", "2000-11-02");
            setAside(line);
            LedgerRuns.run();
            assertThat(finding(run, "CLEARING_OPEN"))
                    .as("moved on in the next month")
                    .isNull();

            BY_HAND.forEach(step -> finish(run, step).statusCode(200).body("state", is("DONE")));
            finish(run, "ENTRY").statusCode(409).body("code", is("period_step_done"));
            finish(run, "SETTLEMENT").statusCode(409).body("code", is("period_step_settles"));
            act(step(run, "TRACKING"), "undo").statusCode(200).body("state", is("OPEN"));
            act(step(run, "TRACKING"), "undo").statusCode(409).body("code", is("period_step_open"));
            settle(run).statusCode(422).body("exceptions.code", is(List.of("STEPS_OPEN")));
            finish(run, "TRACKING").statusCode(200);
            Given.as("FINANCE")
                    .post("/api/v1/ledger/periods/2000-10/close")
                    .then()
                    .statusCode(409)
                    .body("code", is("period_run_decides"))
                    .body("runId", is(run));

            LedgerRuns.run();
            settle(run)
                    .statusCode(200)
                    .body("status", is("SETTLED"))
                    .body("settlements", is(1))
                    .body("steps.state", everyItem(is("DONE")));
            ledgerPeriod("2000-10").body("status", is("CLOSED"));
            settle(run).statusCode(409).body("code", is("period_run_settled"));
            act(step(run, "ENTRY"), "undo").statusCode(409).body("code", is("period_run_settled"));

            on(customer, "SALE", "ON_ACCOUNT", "11.30", "2000-10-28");
            LedgerRuns.run();
            var late = finding(run, "LATE_VOUCHERS");
            assertThat(late).containsEntry("count", 1).containsEntry("blocks", false);
            listed(late)
                    .body("items.dated", is(List.of("2000-11-01")))
                    .body("items.businessDate", is(List.of("2000-10-28")));
            read(run("2000-11")).body("steps[5].figures.find { it.code == 'VOUCHERS' }.count", is(2));
            Given.as("AUDITOR")
                    .get(RUNS + "/{id}/settlements", run)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].number", is(1))
                    .body("items[0].steps[0].figures[0].count", is(2))
                    .body("items[0].steps[5].exceptions.findAll { it.blocks }", is(List.of()));
            assertThatThrownBy(() -> execute("update period_settlement set number = 9"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute("update period_run set status = 'REOPENED', reason = 'x',"
                            + " settlements = settlements + 1 where starts_on = '2000-10-01'"))
                    .hasMessageContaining("goes its way");

            var asked = Given.as("MANAGER")
                    .body(Map.of("reason", "漏记一笔"))
                    .post(RUNS + "/{id}/reopen", run)
                    .then();
            read(run).body("status", is("SETTLED"));
            agreed(asked);
            read(run)
                    .body("status", is("REOPENED"))
                    .body("reason", is("漏记一笔"))
                    .body("steps.state", is(List.of("DONE", "DONE", "DONE", "DONE", "DONE", "OPEN")));
            Given.as("AUDITOR")
                    .get("/api/v1/audit-entries?subjectType=period_run&subjectId=" + run)
                    .then()
                    .statusCode(200)
                    .body("items.action", hasItems("period_run.opened", "period_run.settled", "period_run.reopened"));
            Given.as("MANAGER")
                    .body(Map.of("reason", "再一次"))
                    .post(RUNS + "/{id}/reopen", run)
                    .then()
                    .statusCode(409)
                    .body("code", is("period_run_not_settled"));

            LedgerRuns.run();
            var answers = Parallel.atOnce(2, () -> settle(run).extract().statusCode());
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            read(run).body("status", is("SETTLED")).body("settlements", is(2)).body("reason", nullValue());
            agreed(Given.as("MANAGER")
                    .body(Map.of("reason", "测试结束"))
                    .post("/api/v1/ledger/periods/2000-10/reopen")
                    .then());
            read(run).body("status", is("REOPENED"));
        } finally {
            reopenInLedger(before);
        }
    }

    @Test
    void whoever_looks_again_does_not_have_the_whole_journal_compared_again() {
        var run = run(YearMonth.from(time.today()).toString());
        read(run);
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        // The least of three times, because names of people are looked up again every five seconds.
        var statements = LongStream.range(0, 3).map(time -> {
            statistics.clear();
            read(run);
            return statistics.getPrepareStatementCount();
        });
        assertThat(statements.min().orElseThrow()).isLessThanOrEqualTo(36);
    }

    @Test
    void a_count_is_what_its_list_shows() {
        var today = time.today();
        var yesterday = today.minusDays(1).toString();
        var run = run(YearMonth.from(today).toString());
        var customer = Given.customer();
        entry(customer, "SALE", "ON_ACCOUNT", "1.13", Map.of("draft", true));
        entry(customer, "CHARGE", null, "20.00", Map.of("businessDate", yesterday, "dueOn", yesterday));
        entry(Given.customer(), "PAYMENT", "CASH", "3.00", Map.of());
        bankLine(today.toString(), "12.34");
        bill(customer, false);
        bill(customer, false);
        Given.admin()
                .body(Map.of("reason", "数量不对"))
                .post("/api/v1/bills/{id}/dispute", bill(customer, true))
                .then()
                .statusCode(200);
        contract();
        var counts = new TreeMap<String, Integer>();
        List<List<Map<String, Object>>> steps = read(run).extract().path("steps.exceptions");
        steps.forEach(step -> step.forEach(one -> {
            var path = (String) one.get("path");
            var count = (Integer) one.get("count");
            if (path.endsWith("/unbilled")) {
                assertThat(walked(path)).as(path).isEqualTo(count);
                counts.put((String) one.get("code"), count);
            } else if (!path.startsWith("/api/v1/ledger/") || path.contains("/vouchers?")) {
                Given.admin().get(path + "&count=exact").then().statusCode(200).body("count", is(count));
                counts.put((String) one.get("code"), count);
            }
        }));
        assertThat(counts)
                .containsKeys(
                        "ENTRY_DRAFTS",
                        "BILL_DRAFTS",
                        "UNBILLED",
                        "UNSENT_BILLS",
                        "OVERDUE",
                        "DISPUTED",
                        "UNMATCHED_LINES",
                        "UNALLOCATED_CREDITS",
                        "STEPS_OPEN");
        assertThat(counts.get("BILL_DRAFTS")).isGreaterThanOrEqualTo(2);
        settle(run).statusCode(409).body("code", is("period_not_over"));
    }

    @Test
    void a_step_is_somebodys_until_a_day() {
        var run = run("2000-12");
        var step = step(run, "SENDING");
        var owner = Staff.member("FINANCE", "ALL", Staff.company()).id().toString();
        var version = version(step);
        assign(step, null, Map.of("ownerId", owner)).statusCode(428);
        assign(step, version, Map.of("ownerId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", is("staff_unknown"));
        assign(step, version, Map.of("dueOn", "2000-11-30"))
                .statusCode(422)
                .body("code", is("period_due_out_of_range"));
        assign(step, version, Map.of("ownerId", owner, "dueOn", "2001-01-04"))
                .statusCode(200)
                .body("ownerId", is(owner))
                .body("ownerName", is("测试FINANCE"))
                .body("dueOn", is("2001-01-04"));
        assign(step, version, Map.of("dueOn", "2001-01-05")).statusCode(412);
        Given.as("AUDITOR")
                .get(STEPS + "?ownerId=" + owner + "&overdue=true&state=OPEN")
                .then()
                .statusCode(200)
                .body("items.id", is(List.of(step)))
                .body("items[0].month", is("2000-12"));
    }

    @Test
    void a_run_is_opened_and_settled_by_those_who_may() {
        var run = run("2000-12");
        Given.as("CASHIER").get(RUNS).then().statusCode(403);
        Given.as("AUDITOR").get(RUNS).then().statusCode(200).body("items.id", hasItem(run));
        Given.as("AUDITOR").body(Map.of("month", "2000-12")).post(RUNS).then().statusCode(403);
        Given.as("AUDITOR").post(RUNS + "/{id}/settle", run).then().statusCode(403);
        Given.json(Staff.token("MANAGER", "SUBTREE", Staff.company()))
                .get(RUNS + "/{id}", run)
                .then()
                .statusCode(403)
                .body("code", is("ledger_company_wide"));
        open(YearMonth.from(time.today()).plusMonths(1).toString())
                .statusCode(422)
                .body("code", is("period_run_future"));
        open("2000-13").statusCode(400);
        Given.as("AUDITOR")
                .get(RUNS + "/{id}/unbilled?cursor=x", run)
                .then()
                .statusCode(400)
                .body("code", is("cursor_invalid"));
    }

    @Test
    void a_new_month_opens_the_run_of_the_one_before_with_the_same_people_once() {
        var previous = run("2000-12");
        var owner = Staff.member("MANAGER", "ALL", Staff.company()).id().toString();
        var step = step(previous, "BILLING");
        assign(step, version(step), Map.of("ownerId", owner)).statusCode(200);
        var firstOfFebruary = time.startOf(LocalDate.of(2001, 2, 1)).plus(Duration.ofHours(3));
        clock.asOf(firstOfFebruary, jobs::followTheMonth);
        clock.asOf(firstOfFebruary, jobs::followTheMonth);
        Given.as("AUDITOR")
                .get(RUNS + "?startsOn=2001-01-01")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].openedByName", nullValue())
                .body("items[0].steps[1].ownerId", is(owner))
                .body("items[0].steps[1].dueOn", is("2001-02-03"))
                .body("items[0].steps[1].exceptions", nullValue());
    }

    private static ValidatableResponse listed(Map<String, Object> finding) {
        return Given.admin().get((String) finding.get("path")).then().statusCode(200);
    }

    private static ValidatableResponse act(String step, String act) {
        return Given.as("FINANCE").post(STEPS + "/{id}/{act}", step, act).then();
    }

    private static ValidatableResponse ledgerPeriod(String month) {
        return Given.as("AUDITOR")
                .get("/api/v1/ledger/periods/{month}", month)
                .then()
                .statusCode(200);
    }

    private static String version(String step) {
        return Given.as("AUDITOR")
                .get(STEPS + "/{id}", step)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private static ValidatableResponse assign(String step, String version, Map<String, ?> patch) {
        var request = Given.as("FINANCE");
        return (version == null ? request : request.header("If-Match", version))
                .body(patch)
                .patch(STEPS + "/{id}", step)
                .then();
    }

    private static String bill(String customer, boolean approved) {
        String id = Given.admin()
                .body(Map.of(
                        "customerId",
                        customer,
                        "dueOn",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(15).toString(),
                        "lines",
                        List.of(Map.of("description", "服务费", "unitPrice", Given.yuan("10.00"), "quantity", "1"))))
                .post("/api/v1/bills")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        if (approved) {
            Given.money().post("/api/v1/bills/{id}/approve", id).then().statusCode(201);
        }
        return id;
    }

    private void contract() {
        var today = time.today();
        String id = Given.admin()
                .body(Map.of(
                        "customerId",
                        Given.customer(),
                        "title",
                        "保洁",
                        "amount",
                        Given.yuan("1200.00"),
                        "startsOn",
                        today.withDayOfMonth(1).toString(),
                        "billing",
                        Map.of("cycle", "MONTHLY", "dayOfMonth", 1, "amount", Given.yuan("100.00"))))
                .post("/api/v1/contracts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Given.admin()
                .body(Map.of("signedOn", today.toString()))
                .post("/api/v1/contracts/{id}/sign", id)
                .then()
                .statusCode(200);
    }

    private static int walked(String path) {
        var seen = 0;
        String cursor = null;
        do {
            var page = Given.admin()
                    .get(path + (cursor == null ? "" : "?cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract();
            seen += page.<List<?>>path("items").size();
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return seen;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
