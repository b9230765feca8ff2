package io.taizhang.billing;

import static io.taizhang.billing.GivenBills.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contracts are billed, each period once. */
@QuarkusTest
class BillRunTest {

    @Inject
    BillRuns runs;

    /** There is one run at a time, and another test may have left one. */
    @BeforeEach
    void nothing_is_under_way() {
        runs.goOn();
    }

    private static String contract(String customer, String title) {
        String id = Given.admin()
                .body(Map.of(
                        "customerId", customer,
                        "title", title,
                        "amount", Given.yuan("12000.00"),
                        "startsOn", today().withDayOfMonth(1).minusMonths(2).toString(),
                        "billing",
                                Map.of(
                                        "cycle",
                                        "MONTHLY",
                                        "dayOfMonth",
                                        1,
                                        "amount",
                                        Given.yuan("1000.00"),
                                        "taxRate",
                                        "6.00",
                                        "paymentTermsDays",
                                        10)))
                .post("/api/v1/contracts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Given.admin()
                .body(Map.of("signedOn", today().toString()))
                .post("/api/v1/contracts/{id}/sign", id)
                .then()
                .statusCode(200);
        return id;
    }

    private String run(boolean approve) {
        String id = Given.admin()
                .body(Map.of("through", today().toString(), "approve", approve))
                .post("/api/v1/bill-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        runs.goOn();
        Given.admin().get("/api/v1/bill-runs/{id}", id).then().statusCode(200).body("status", is("DONE"));
        return id;
    }

    private static List<String> bills(String contract, String field) {
        return Given.admin()
                .get("/api/v1/bills?contractId={id}&sort=createdAt", contract)
                .then()
                .statusCode(200)
                .extract()
                .path("items." + field);
    }

    @Test
    void each_period_is_billed_once_however_often_it_runs() {
        var contract = contract(Given.customer(), "设备维护");
        run(false);
        assertThat(bills(contract, "total.amount")).containsExactly("1000.00", "1000.00", "1000.00");
        assertThat(bills(contract, "tax.amount")).containsExactly("56.60", "56.60", "56.60");
        assertThat(bills(contract, "status")).containsOnly("DRAFT");
        run(false);
        assertThat(bills(contract, "id")).hasSize(3);
    }

    @Test
    void what_is_billed_by_itself_is_billed_alone_and_left_by_a_run() {
        var customer = Given.customer();
        var contract = contract(customer, "绿植租摆");
        var other = contract(Given.customer(), "饮水机");
        var asked = new StartBillRun(null, today(), true);
        var made = runs.billOnly(Map.of(UUID.fromString(contract), UUID.fromString(customer)), asked);
        assertThat(made).hasSize(3).allSatisfy(bill -> assertThat(bill.number()).isNotNull());
        assertThat(GivenBills.balance(customer)).isEqualTo("3000.00");
        assertThat(bills(other, "id")).isEmpty();
        run(true);
        assertThat(bills(contract, "id")).hasSize(3);
        assertThat(GivenBills.balance(customer)).isEqualTo("3000.00");
    }

    @Test
    void a_run_that_approves_charges_the_account_whatever_the_limit_says() {
        var customer = Given.customer();
        var account = "/api/v1/customers/{id}/account";
        Given.admin()
                .header("If-Match", Given.admin().get(account, customer).header("ETag"))
                .body(Map.of("creditLimit", Given.yuan("10.00")))
                .patch(account, customer)
                .then()
                .statusCode(200);
        var contract = contract(customer, "保洁");
        run(true);
        assertThat(bills(contract, "status")).containsOnly("APPROVED");
        assertThat(bills(contract, "dueOn")).containsOnly(today().plusDays(10).toString());
        assertThat(GivenBills.balance(customer)).isEqualTo("3000.00");
    }

    @Test
    void a_run_that_was_interrupted_goes_on_and_doubles_nothing() {
        var contract = contract(Given.customer(), "租金");
        String id = Given.admin()
                .body(Map.of("through", today().toString()))
                .post("/api/v1/bill-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        // The batch is taken back, as when the server dies before it commits.
        QuarkusTransaction.begin();
        runs.step();
        QuarkusTransaction.rollback();
        assertThat(bills(contract, "id")).isEmpty();
        Given.admin()
                .body(Map.of("through", today().toString()))
                .post("/api/v1/bill-runs")
                .then()
                .statusCode(409)
                .body("code", is("bill_run_running"))
                .body("runId", is(id));
        runs.goOn();
        assertThat(bills(contract, "id")).hasSize(3);
        Given.admin()
                .get("/api/v1/bill-runs/{id}", id)
                .then()
                .body("status", is("DONE"))
                .body("refusals", hasSize(0));
    }

    @Test
    void days_far_ahead_are_refused() {
        Given.admin()
                .body(Map.of("through", today().plusDays(32).toString()))
                .post("/api/v1/bill-runs")
                .then()
                .statusCode(422)
                .body("code", is("bill_run_days"));
    }
}
