package io.taizhang.billing;

import static io.taizhang.billing.GivenBills.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.taizhang.card.GivenCards;
import io.taizhang.support.Given;
import io.taizhang.support.Parallel;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is used is billed, each period once, and what changes afterwards is billed or given back by the difference. */
@QuarkusTest
class UsageBillingTest {

    private static final String RECORDS = "/api/v1/contracts/{id}/usage-records";

    @Inject
    BillRuns runs;

    @Inject
    BillFigures figures;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void nothing_is_under_way() {
        runs.goOn();
    }

    /** The first day of the month before last. */
    private static LocalDate begin() {
        return today().withDayOfMonth(1).minusMonths(2);
    }

    private static LocalDate lastMonth() {
        return today().withDayOfMonth(1).minusMonths(1);
    }

    private static String contract(String customer, Map<String, ?> further) {
        var body = new HashMap<String, Object>(Map.of(
                "customerId", customer, "title", "短信服务", "amount", Given.yuan("0.00"), "startsOn", begin().toString()));
        body.putAll(further);
        String id = Given.admin()
                .body(body)
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

    private static String monthly(String customer, String amount) {
        return contract(
                customer, Map.of("billing", Map.of("cycle", "MONTHLY", "dayOfMonth", 1, "amount", Given.yuan(amount))));
    }

    private static Map<String, Object> metered(String name, String price, String included) {
        return Map.of(
                "name",
                name,
                "unit",
                "条",
                "unitPrice",
                price,
                "included",
                included,
                "cycle",
                "MONTHLY",
                "taxRate",
                "6");
    }

    private static String item(String contract, String price, String included) {
        return item(contract, "短信", price, included);
    }

    /** Asked for by the administrator and approved by a manager. */
    private static String item(String contract, String name, String price, String included) {
        return approved(asked(contract, metered(name, price, included)));
    }

    private static String asked(String contract, Map<String, ?> item) {
        return Given.admin()
                .body(item)
                .post("/api/v1/contracts/{id}/metered-items", contract)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String approved(String request) {
        return Given.as("MANAGER")
                .body(Map.of())
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(200)
                .extract()
                .path("outcome.id");
    }

    private static Map<String, Object> usage(String item, String quantity, LocalDate day, String reference) {
        return Map.of("itemId", item, "quantity", quantity, "day", day.toString(), "reference", reference);
    }

    private static String used(String contract, String item, String quantity, LocalDate day) {
        return Given.admin()
                .body(usage(item, quantity, day, UUID.randomUUID().toString()))
                .post(RECORDS, contract)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void reverse(String contract, String record) {
        Given.admin()
                .body(Map.of("reason", "抄表错误"))
                .post(RECORDS + "/{record}/reverse", contract, record)
                .then()
                .statusCode(201);
    }

    private JsonPath run(boolean approve) {
        String id = Given.admin()
                .body(Map.of("through", today().toString(), "approve", approve))
                .post("/api/v1/bill-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        runs.goOn();
        return Given.admin()
                .get("/api/v1/bill-runs/{id}", id)
                .then()
                .statusCode(200)
                .body("status", is("DONE"))
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse bills(String contract) {
        return Given.admin()
                .get("/api/v1/bills?contractId={id}&sort=createdAt", contract)
                .then()
                .statusCode(200);
    }

    private static List<String> refusals(JsonPath run, String contract) {
        return run.getList("refusals.findAll { it.contractId == '" + contract + "' }.code");
    }

    @Test
    void a_closed_period_is_billed_once_beyond_what_is_included_and_rounded_half_up() {
        var contract = contract(Given.customer(), Map.of());
        var item = item(contract, "0.045", "1000");
        used(contract, item, "1000.5", begin());
        used(contract, item, "110.5", begin().plusDays(9));
        used(contract, item, "999999", today());
        run(false);
        run(false);
        // (1111 − 1000) · 0.045 = 4.995
        bills(contract)
                .body("items", hasSize(1))
                .body("items[0].total.amount", is("5.00"))
                .body("items[0].tax.amount", is("0.28"))
                .body("items[0].periodFrom", is(begin().toString()))
                .body("items[0].periodTo", is(lastMonth().minusDays(1).toString()))
                .body("items[0].lines", hasSize(1))
                .body("items[0].lines[0].description", containsString("(1111 − 1000) 条 × 0.045"));
        Given.admin()
                .get("/api/v1/contracts/{id}/usage-periods?periodFrom=" + begin(), contract)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].quantity", is("1111"))
                .body("items[0].charged", is("111"))
                .body("items[0].amount.amount", is("5.00"))
                .body("items[0].closed", is(true));
    }

    @Test
    void what_stands_on_no_bill_is_known_by_the_part_that_does_not() {
        var contract = contract(Given.customer(), Map.of());
        var item = item(contract, "1.5", "0");
        assertThat(unbilled(contract)).isEmpty();
        used(contract, item, "10", begin());
        assertThat(unbilled(contract)).containsExactly("15.00");
        run(true);
        assertThat(unbilled(contract)).isEmpty();
        used(contract, item, "2", begin());
        assertThat(unbilled(contract)).containsExactly("3.00");
    }

    /** Two contracts at a time, so that batches end in the middle. */
    private List<String> unbilled(String contract) {
        var found = new ArrayList<String>();
        UUID after = null;
        do {
            var batch = figures.unbilled(begin(), today(), after, 2);
            batch.items().stream()
                    .filter(one -> one.contractId().toString().equals(contract))
                    .forEach(one -> found.add(one.amount().amount()));
            after = batch.next();
        } while (after != null);
        return found;
    }

    @Test
    void what_stays_within_what_is_included_is_not_billed() {
        var contract = contract(Given.customer(), Map.of());
        used(contract, item(contract, "0.5", "10"), "10", begin());
        run(true);
        bills(contract).body("items", hasSize(0));
    }

    @Test
    void each_item_is_a_line_of_the_bill_of_the_last_period() {
        var contract = monthly(Given.customer(), "100.00");
        used(contract, item(contract, "通话", "1", "0"), "3", lastMonth());
        used(contract, item(contract, "流量", "0.000001", "0"), "4999", lastMonth());
        used(contract, item(contract, "短信", "0.000001", "0"), "5000", lastMonth());
        run(true);
        bills(contract)
                .body("items.total.amount", contains("100.00", "100.00", "103.01"))
                .body("items[2].lines.amount.amount", contains("100.00", "3.00", "0.01"));
    }

    @Test
    void usage_that_comes_late_is_a_line_of_its_own_period_on_the_next_bill_and_never_twice() {
        var customer = Given.customer();
        var contract = contract(customer, Map.of());
        var item = item(contract, "0.333333", "1");
        used(contract, item, "2", begin());
        run(true);
        used(contract, item, "1", begin());
        used(contract, item, "10", lastMonth());
        run(true);
        run(true);
        // 0.333333 → 0.33; both together 0.666666 → 0.67, so 0.34 more; and 9 · 0.333333 → 3.00
        bills(contract).body("items.total.amount", contains("0.33", "3.34"));
        bills(contract)
                .body("items[1].lines.amount.amount", contains("0.34", "3.00"))
                .body("items[1].lines[0].description", containsString("补差 短信 " + begin()))
                .body("items[1].lines[1].description", containsString("短信 " + lastMonth()));
        assertThat(GivenBills.balance(customer)).isEqualTo("3.67");
    }

    @Test
    void what_is_taken_back_after_it_was_billed_is_credited_once_by_a_run_that_approves() {
        var customer = Given.customer();
        var contract = contract(customer, Map.of());
        var item = item(contract, "1.5", "0");
        used(contract, item, "10", begin());
        var wrong = used(contract, item, "4", begin());
        run(true);
        reverse(contract, wrong);
        assertThat(refusals(run(false), contract)).containsExactly("bill_credit_due");
        var credited = run(true);
        assertThat(refusals(credited, contract)).isEmpty();
        assertThat(credited.getInt("credited")).isPositive();
        run(true);
        bills(contract)
                .body("items.total.amount", contains("21.00"))
                .body("items[0].credited.amount", is("6.00"))
                .body("items[0].residual.amount", is("15.00"));
        assertThat(GivenBills.balance(customer)).isEqualTo("15.00");
        used(contract, item, "1", begin());
        run(true);
        bills(contract).body("items.total.amount", contains("21.00", "1.50"));
    }

    @Test
    void what_was_paid_already_stays_with_the_customer_as_credit() {
        var customer = Given.customer();
        var contract = contract(customer, Map.of());
        var record = used(contract, item(contract, "1", "0"), "10", begin());
        run(true);
        String bill = bills(contract).extract().path("items[0].id");
        GivenBills.pay(bill, "10.00").statusCode(201);
        reverse(contract, record);
        run(true);
        run(true);
        assertThat(GivenBills.balance(customer)).isEqualTo("-10.00");
    }

    @Test
    void what_a_card_has_paid_too_much_goes_back_to_the_card_and_not_into_cash() {
        var customer = Given.customer();
        var contract = contract(customer, Map.of());
        var record = used(contract, item(contract, "1", "0"), "10", begin());
        run(true);
        String bill = bills(contract).extract().path("items[0].id");
        String payment = paidByCard(bill, customer);
        String before = paidBack(customer).statusCode(201).extract().path("id");
        reverse(contract, record);
        run(true);
        assertThat(GivenBills.balance(customer)).isEqualTo("-9.00");
        refund(customer, "10.00").statusCode(422).body("code", is("refund_from_card"));
        paidBack(customer).statusCode(422).body("code", is("refund_from_card"));
        settledWithCredit(before, customer).statusCode(422).body("code", is("refund_from_card"));
        refund(customer, "10.01").statusCode(422).body("code", is("refund_exceeds_credit"));

        Given.as("MANAGER")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("reason", "多收"))
                .post("/api/v1/bills/{id}/card-payments/{payment}/undo", bill, payment)
                .then()
                .statusCode(201);
        GivenBills.read(bill).body("residual.amount", is("0.00")).body("credited.amount", is("10.00"));
        refund(customer, "10.00").statusCode(422).body("code", is("refund_exceeds_credit"));
    }

    @Test
    void beside_what_a_card_has_paid_the_rest_of_a_credit_is_paid_back() {
        var customer = Given.customer();
        var contract = contract(customer, Map.of());
        var record = used(contract, item(contract, "1", "0"), "10", begin());
        run(true);
        paidByCard(bills(contract).extract().path("items[0].id"), customer);
        reverse(contract, record);
        run(true);
        GivenBills.pay(GivenBills.bill(customer, "5.00"), "12.00").statusCode(201);
        refund(customer, "7.01").statusCode(422).body("code", is("refund_from_card"));
        refund(customer, "7.00").statusCode(201).body("allocations.amount.amount", contains("7.00"));
        refund(customer, "0.01").statusCode(422).body("code", is("refund_from_card"));
    }

    private static String paidByCard(String bill, String customer) {
        var program = GivenCards.program("REGISTERED", Map.of());
        var card = Given.admin()
                .body(Map.of("programId", program, "customerId", customer))
                .post("/api/v1/cards")
                .then()
                .statusCode(201)
                .extract();
        Given.money()
                .body(Map.of("amount", Given.yuan("100.00"), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", card.<String>path("id"))
                .then()
                .statusCode(201);
        return GivenBills.act(bill, "card-payments", Map.of("cardNumber", card.<String>path("number")))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse refund(String customer, String amount) {
        return Given.money()
                .body(Map.of("amount", Given.yuan(amount), "method", "CASH", "reason", "退款"))
                .post("/api/v1/customers/{id}/receivables/refunds", customer)
                .then();
    }

    private static ValidatableResponse paidBack(String customer) {
        return Given.money()
                .body(Map.of("customerId", customer, "type", "REFUND", "method", "CASH", "amount", Given.yuan("1.00")))
                .post("/api/v1/transactions")
                .then();
    }

    private static ValidatableResponse settledWithCredit(String debit, String customer) {
        String credit = Given.admin()
                .get("/api/v1/open-items?customerId={id}&side=CREDIT&residual[gt]=0", customer)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        return Given.money()
                .body(Map.of(
                        "allocations",
                        List.of(Map.of("debitId", debit, "creditId", credit, "amount", Given.yuan("1.00")))))
                .post("/api/v1/customers/{id}/receivables/allocations", customer)
                .then();
    }

    @Test
    void a_suspension_that_is_written_down_late_is_credited_and_its_end_billed_again() {
        var customer = Given.customer();
        var contract = monthly(customer, "300.00");
        run(true);
        assertThat(GivenBills.balance(customer)).isEqualTo("900.00");
        act(contract, "suspend", begin());
        run(true);
        run(true);
        assertThat(GivenBills.balance(customer)).isEqualTo("0.00");
        bills(contract).body("items.credited.amount", contains("300.00", "300.00", "300.00"));
        act(contract, "resume", lastMonth());
        run(true);
        run(true);
        assertThat(GivenBills.balance(customer)).isEqualTo("600.00");
        bills(contract)
                .body("items", hasSize(4))
                .body("items[3].total.amount", is("600.00"))
                .body("items[3].lines.amount.amount", contains("300.00", "300.00"));
    }

    private static void act(String contract, String act, LocalDate day) {
        Given.admin()
                .body(
                        act.equals("suspend")
                                ? Map.of("from", day.toString(), "reason", "停机")
                                : Map.of("on", day.toString()))
                .post("/api/v1/contracts/{id}/" + act, contract)
                .then()
                .statusCode(200);
    }

    @Test
    void what_somebody_credited_by_hand_is_left_to_people() {
        var contract = monthly(Given.customer(), "300.00");
        run(true);
        String bill = bills(contract).extract().path("items[0].id");
        GivenBills.act(bill, "credit-notes", Map.of("amount", Given.yuan("20.00"), "reason", "停机补偿"))
                .statusCode(201);
        act(contract, "suspend", begin());
        act(contract, "resume", lastMonth());
        assertThat(refusals(run(true), contract)).containsExactly("bill_changed_by_hand");
    }

    @Test
    void a_draft_that_asks_too_much_is_discarded_by_somebody_and_drafted_anew() {
        var contract = monthly(Given.customer(), "300.00");
        run(false);
        act(contract, "suspend", begin().plusDays(1));
        act(contract, "resume", lastMonth());
        assertThat(refusals(run(true), contract)).containsExactly("bill_draft_outdated");
        var draft = bills(contract).extract();
        Given.admin()
                .header("If-Match", "\"" + draft.path("items[0].version") + "\"")
                .delete("/api/v1/bills/{id}", draft.<String>path("items[0].id"))
                .then()
                .statusCode(204);
        run(false);
        run(false);
        var days = begin().lengthOfMonth();
        var share = new BigDecimal("300.00").divide(new BigDecimal(days), 2, RoundingMode.HALF_UP);
        bills(contract).body("items", hasSize(3)).body("items[2].total.amount", is(share.toPlainString()));
    }

    @Test
    void what_is_changed_on_a_draft_and_a_voided_bill_do_not_come_back_twice() {
        var customer = Given.customer();
        var contract = contract(customer, Map.of());
        var item = item(contract, "1", "0");
        var record = used(contract, item, "100", begin());
        run(false);
        var draft = bills(contract).extract();
        String id = draft.path("items[0].id");
        Given.admin()
                .header("If-Match", "\"" + draft.path("items[0].version") + "\"")
                .body(Map.of("lines", List.of(GivenBills.line("80.00", "1"))))
                .patch("/api/v1/bills/{id}", id)
                .then()
                .statusCode(200);
        GivenBills.approve(id).statusCode(201);
        run(true);
        bills(contract).body("items", hasSize(1));
        reverse(contract, record);
        assertThat(refusals(run(true), contract)).containsExactly("bill_changed_by_hand");
        assertThat(GivenBills.balance(customer)).isEqualTo("80.00");
        used(contract, item, "100", begin());
        GivenBills.act(id, "void", Map.of("reason", "重开")).statusCode(201);
        run(true);
        run(true);
        bills(contract).body("items.total.amount", contains("80.00", "100.00"));
        assertThat(GivenBills.balance(customer)).isEqualTo("100.00");
    }

    @Test
    void two_runs_at_once_bill_once() {
        var contract = contract(Given.customer(), Map.of());
        used(contract, item(contract, "1", "0"), "7", begin());
        Parallel.forEach(List.of(1, 2, 3, 4), any -> {
            Given.admin()
                    .body(Map.of("through", today().toString()))
                    .post("/api/v1/bill-runs")
                    .then()
                    .statusCode(oneOf(201, 409));
            var context = Arc.container().requestContext();
            context.activate();
            try {
                runs.goOn();
            } finally {
                context.terminate();
            }
        });
        runs.goOn();
        bills(contract).body("items.total.amount", contains("7.00"));
    }

    @Test
    void whatever_is_recorded_and_taken_back_between_runs_the_customer_owes_what_it_comes_to() {
        var customer = Given.customer();
        var contract = contract(customer, Map.of());
        var price = new BigDecimal("0.0375");
        var item = item(contract, price.toPlainString(), "50");
        var random = new Random(11);
        var sums = new HashMap<LocalDate, BigDecimal>();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 6; i++) {
                var month = random.nextBoolean() ? begin() : lastMonth();
                var quantity = BigDecimal.valueOf(1 + random.nextInt(60_000), 3);
                var record = used(contract, item, quantity.toPlainString(), month.plusDays(random.nextInt(28)));
                if (random.nextInt(3) == 0) {
                    reverse(contract, record);
                } else {
                    sums.merge(month, quantity, BigDecimal::add);
                }
            }
            run(true);
            var owed = sums.values().stream()
                    .map(sum -> sum.subtract(new BigDecimal("50"))
                            .max(BigDecimal.ZERO)
                            .multiply(price)
                            .setScale(2, RoundingMode.HALF_UP))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(new BigDecimal(GivenBills.balance(customer))).isEqualByComparingTo(owed);
        }
    }

    @Test
    void a_reference_stands_for_one_record_however_often_it_is_sent() {
        var contract = contract(Given.customer(), Map.of());
        var item = item(contract, "1", "0");
        var sent = usage(item, "2.50", begin(), "读数-1");
        String id = Given.as("INTEGRATION")
                .body(sent)
                .post(RECORDS, contract)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Parallel.forEach(List.of(1, 2, 3), any -> Given.admin()
                .body(usage(item, "2.5", begin(), "读数-1"))
                .post(RECORDS, contract)
                .then()
                .statusCode(201)
                .body("id", is(id)));
        Given.admin()
                .body(usage(item, "3", begin(), "读数-1"))
                .post(RECORDS, contract)
                .then()
                .statusCode(422)
                .body("code", is("usage_reference_reused"));
        Given.admin().get(RECORDS + "?reference=读数-1", contract).then().body("items.quantity", contains("2.5"));
        reverse(contract, id);
        Given.admin()
                .body(Map.of("reason", "again"))
                .post(RECORDS + "/{record}/reverse", contract, id)
                .then()
                .statusCode(409)
                .body("code", is("usage_reversed"));
        Given.admin()
                .get(RECORDS + "?sort=createdAt", contract)
                .then()
                .body("items.quantity", contains("2.5", "-2.5"))
                .body("items[0].reversedBy", notNullValue());
        Given.admin()
                .get("/api/v1/contracts/{id}/usage-periods", contract)
                .then()
                .body("items.quantity", contains("0"));
    }

    @Test
    void usage_belongs_to_the_days_of_its_item_and_contract() {
        var contract = contract(Given.customer(), Map.of());
        var item = item(contract, "1", "0");
        for (var day : List.of(begin().minusDays(1), today().plusDays(1))) {
            Given.admin()
                    .body(usage(item, "1", day, "x"))
                    .post(RECORDS, contract)
                    .then()
                    .statusCode(422);
        }
        used(contract, item, "1", lastMonth());
        end(contract, item, lastMonth().minusDays(1)).statusCode(409).body("code", is("usage_after_end"));
        end(contract, item, lastMonth())
                .statusCode(200)
                .body("endsOn", is(lastMonth().toString()));
        Given.admin()
                .body(usage(item, "1", lastMonth().plusDays(1), "x"))
                .post(RECORDS, contract)
                .then()
                .statusCode(422)
                .body("code", is("usage_outside_days"));
        end(contract, item, today()).statusCode(409).body("code", is("metered_item_ended"));
    }

    @Test
    void a_price_is_agreed_by_two_and_changes_by_ending_the_item_and_agreeing_on_another() {
        var contract = contract(Given.customer(), Map.of());
        var request = asked(contract, metered("短信", "0.10", "0"));
        Given.admin()
                .get("/api/v1/contracts/{id}/metered-items", contract)
                .then()
                .body("items", hasSize(0));
        Given.admin()
                .body(Map.of())
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(403);
        var first = approved(request);
        Given.admin()
                .body(metered("短信", "0.20", "0"))
                .post("/api/v1/contracts/{id}/metered-items", contract)
                .then()
                .statusCode(409)
                .body("code", is("metered_item_twice"));
        end(contract, first, lastMonth().minusDays(1)).statusCode(200);
        var dearer = new HashMap<>(metered("短信", "0.20", "0"));
        dearer.put("startsOn", lastMonth().toString());
        var second = approved(asked(contract, dearer));
        used(contract, first, "100", begin());
        used(contract, second, "100", lastMonth());
        run(true);
        bills(contract).body("items[0].lines.amount.amount", contains("10.00", "20.00"));
        var draft = Given.admin()
                .body(Map.of(
                        "customerId", Given.customer(),
                        "title", "草稿",
                        "amount", Given.yuan("0.00"),
                        "startsOn", begin().toString()))
                .post("/api/v1/contracts")
                .then()
                .extract()
                .<String>path("id");
        Given.admin()
                .body(metered("短信", "1", "0"))
                .post("/api/v1/contracts/{id}/metered-items", draft)
                .then()
                .statusCode(409)
                .body("code", is("contract_not_signed"));
    }

    private static ValidatableResponse end(String contract, String item, LocalDate day) {
        var path = "/api/v1/contracts/{id}/metered-items/{item}";
        return Given.admin()
                .header("If-Match", Given.admin().get(path, contract, item).header("ETag"))
                .body(Map.of("lastDay", day.toString(), "reason", "换价"))
                .post(path + "/end", contract, item)
                .then();
    }

    @Test
    void who_may_not_agree_record_or_see_is_refused() {
        var contract = contract(Given.customer(), Map.of());
        var item = item(contract, "1", "0");
        Given.as("ACCOUNT_MANAGER")
                .body(metered("短信", "1", "0"))
                .post("/api/v1/contracts/{id}/metered-items", contract)
                .then()
                .statusCode(403);
        Given.as("SERVICE")
                .body(usage(item, "1", begin(), "x"))
                .post(RECORDS, contract)
                .then()
                .statusCode(403);
        var stranger = Staff.token("FINANCE", "TEAM", Staff.shop());
        Given.json(stranger).get(RECORDS, contract).then().statusCode(404);
        Given.json(stranger)
                .body(usage(item, "1", begin(), "x"))
                .post(RECORDS, contract)
                .then()
                .statusCode(404);
        var other = contract(Given.customer(), Map.of());
        Given.admin()
                .body(usage(item, "1", begin(), "x"))
                .post(RECORDS, other)
                .then()
                .statusCode(404);
    }

    @Test
    void the_tables_keep_what_was_used_and_claimed_against_whoever_has_a_connection() throws SQLException {
        var contract = contract(Given.customer(), Map.of());
        var item = item(contract, "1", "0");
        used(contract, item, "3", begin());
        run(true);
        for (var sql : List.of(
                "update usage_record set quantity = 1 where item_id = '" + item + "'",
                "delete from usage_record where item_id = '" + item + "'",
                "update usage_period set quantity = 1 where item_id = '" + item + "'",
                "update metered_item set unit_price = 2 where id = '" + item + "'",
                "update bill_claim set released_at = now() where contract_id = '" + contract + "'",
                "delete from bill_claim where contract_id = '" + contract + "'",
                "insert into bill_claim select bill_id, contract_id, contract_key, part, amount_minor, due_on, credit_id,"
                        + " created_at, null from bill_claim where contract_id = '" + contract + "'")) {
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                assertThat(catchThrowable(() -> statement.executeUpdate(sql)))
                        .as(sql)
                        .isInstanceOf(SQLException.class);
            }
        }
    }
}
