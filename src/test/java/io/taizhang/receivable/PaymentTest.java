package io.taizhang.receivable;

import static io.taizhang.receivable.GivenReceivables.advance;
import static io.taizhang.receivable.GivenReceivables.balance;
import static io.taizhang.receivable.GivenReceivables.charge;
import static io.taizhang.receivable.GivenReceivables.open;
import static io.taizhang.receivable.GivenReceivables.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Customers pay; debts are given up and credit is paid back by two people. */
@QuarkusTest
class PaymentTest {

    private static String approve(String request) {
        Given.as("MANAGER")
                .body(Map.of("comment", "同意"))
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(200);
        return Given.admin().get("/api/v1/approvals/{id}", request).path("status");
    }

    @Test
    void a_payment_settles_the_oldest_due_first_and_keeps_the_rest_as_paid_in_advance() {
        var customer = Given.customer();
        var late = charge(customer, "30.00", "2026-03-09");
        var early = charge(customer, "50.00", "2026-03-01");
        pay(customer, "60.00", Map.of())
                .statusCode(201)
                .body("allocations.debitId", contains(early, late))
                .body("allocations.amount.amount", contains("50.00", "10.00"))
                .body("unallocated.amount", is("0.00"));
        assertThat(open(late)).isEqualTo("20.00");
        pay(customer, "25.00", Map.of()).statusCode(201).body("unallocated.amount", is("5.00"));
        assertThat(balance(customer)).isEqualTo("-5.00");
    }

    @Test
    void a_payment_settles_what_it_names_and_nothing_else() {
        var customer = Given.customer();
        var first = charge(customer, "50.00", "2026-03-01");
        var second = charge(customer, "30.00", "2026-03-09");
        pay(customer, "40.00", Map.of("shares", List.of(Map.of("itemId", second))))
                .statusCode(201)
                .body("unallocated.amount", is("10.00"));
        assertThat(open(second)).isEqualTo("0.00");
        assertThat(open(first)).isEqualTo("50.00");
        pay(customer, "10.00", Map.of("allocate", "NONE")).statusCode(201).body("allocations", hasSize(0));
    }

    @Test
    void a_payment_that_names_too_much_is_not_posted() {
        var customer = Given.customer();
        var debit = charge(customer, "50.00", "2026-03-01");
        pay(customer, "40.00", Map.of("shares", List.of(Map.of("itemId", debit, "amount", Given.yuan("50.00")))))
                .statusCode(422)
                .body("code", is("allocation_exceeds_item"));
        assertThat(balance(customer)).isEqualTo("50.00");
    }

    @Test
    void the_same_payment_sent_twice_is_one() {
        var customer = Given.customer();
        var body = Map.of("customerId", customer, "amount", Given.yuan("9.00"), "method", "CASH");
        var key = "pay-" + customer;
        for (int i = 0; i < 2; i++) {
            Given.admin()
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/v1/payments")
                    .then()
                    .statusCode(201);
        }
        assertThat(balance(customer)).isEqualTo("-9.00");
    }

    @Test
    void a_debt_is_given_up_by_two_people() {
        var customer = Given.customer();
        var debit = charge(customer, "80.00", "2026-03-01");
        var body = Map.of("shares", List.of(Map.of("itemId", debit, "amount", Given.yuan("75.00"))), "reason", "客户已注销");
        String request = Given.as("FINANCE")
                .header("Idempotency-Key", "write-off-" + debit)
                .body(body)
                .post("/api/v1/customers/{id}/receivables/write-offs", customer)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(open(debit)).isEqualTo("80.00");
        Given.as("FINANCE")
                .body(Map.of())
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(403)
                .body("code", is("approval_own_request"));
        assertThat(approve(request)).isEqualTo("APPROVED");
        assertThat(open(debit)).isEqualTo("5.00");
        Given.admin()
                .get("/api/v1/transactions?customerId={id}&type=WRITE_OFF", customer)
                .then()
                .body("items", hasSize(1))
                .body("items[0].memo", is("客户已注销"))
                .body("items[0].residual.amount", is("0.00"));
    }

    @Test
    void what_was_paid_in_the_meantime_is_not_given_up() {
        var customer = Given.customer();
        var debit = charge(customer, "80.00", "2026-03-01");
        String request = Given.as("FINANCE")
                .header("Idempotency-Key", "late-write-off-" + debit)
                .body(Map.of("shares", List.of(Map.of("itemId", debit, "amount", Given.yuan("80.00"))), "reason", "坏账"))
                .post("/api/v1/customers/{id}/receivables/write-offs", customer)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        pay(customer, "10.00", Map.of()).statusCode(201);
        Given.as("MANAGER")
                .body(Map.of("comment", "同意"))
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(422)
                .body("code", is("allocation_exceeds_item"));
        assertThat(balance(customer)).isEqualTo("70.00");
    }

    @Test
    void credit_is_paid_back_up_to_what_there_is_and_above_the_threshold_by_two() {
        var customer = Given.customer();
        var credit = advance(customer, "900.00");
        var refund = "/api/v1/customers/{id}/receivables/refunds";
        Given.money()
                .body(Map.of("amount", Given.yuan("900.01"), "method", "TRANSFER", "reason", "退预收"))
                .post(refund, customer)
                .then()
                .statusCode(422)
                .body("code", is("refund_exceeds_credit"));
        Given.money()
                .body(Map.of("amount", Given.yuan("300.00"), "method", "TRANSFER", "reason", "退预收"))
                .post(refund, customer)
                .then()
                .statusCode(201)
                .body("allocations[0].creditId", is(credit));
        String request = Given.money()
                .body(Map.of("amount", Given.yuan("600.00"), "method", "TRANSFER", "reason", "退预收"))
                .post(refund, customer)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(balance(customer)).isEqualTo("-600.00");
        assertThat(approve(request)).isEqualTo("APPROVED");
        assertThat(balance(customer)).isEqualTo("0.00");
        assertThat(open(credit)).isEqualTo("0.00");
    }

    @Test
    void no_other_way_leads_around_the_second_person() {
        var customer = Given.customer();
        for (var body : List.of(
                Map.of("customerId", customer, "type", "WRITE_OFF", "amount", Given.yuan("1.00")),
                Map.of("customerId", customer, "type", "REFUND", "method", "CASH", "amount", Given.yuan("500.01")))) {
            Given.money()
                    .body(body)
                    .post("/api/v1/transactions")
                    .then()
                    .statusCode(422)
                    .body("code", is("second_person_needed"));
        }
        var advance = advance(customer, "1.00");
        GivenReceivables.correct(
                        advance,
                        Map.of(
                                "reason",
                                "x",
                                "replacement",
                                Map.of("customerId", customer, "type", "WRITE_OFF", "amount", Given.yuan("9.00"))))
                .statusCode(422)
                .body("code", is("second_person_needed"));
    }

    @Test
    void no_correction_pays_back_more_without_the_second_person() {
        var customer = Given.customer();
        advance(customer, "900.00");
        var refund = new HashMap<String, Object>(
                Map.of("customerId", customer, "type", "REFUND", "method", "CASH", "amount", Given.yuan("100.00")));
        String posted = Given.money()
                .body(refund)
                .post("/api/v1/transactions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refund.put("amount", Given.yuan("600.00"));
        GivenReceivables.correct(posted, Map.of("reason", "x", "replacement", refund))
                .statusCode(422)
                .body("code", is("second_person_needed"));
        refund.put("method", "ON_ACCOUNT");
        String note = Given.money()
                .body(refund)
                .post("/api/v1/transactions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refund.put("method", "CASH");
        GivenReceivables.correct(note, Map.of("reason", "x", "replacement", refund))
                .statusCode(422)
                .body("code", is("second_person_needed"));
        refund.put("amount", Given.yuan("90.00"));
        GivenReceivables.correct(posted, Map.of("reason", "x", "replacement", refund))
                .statusCode(201);
    }

    @Test
    void a_limit_is_passed_with_a_reason_by_those_who_may() {
        var customer = Given.customer();
        var account = "/api/v1/customers/{id}/account";
        Given.admin()
                .header("If-Match", Given.admin().get(account, customer).header("ETag"))
                .body(Map.of("creditLimit", Given.yuan("10.00")))
                .patch(account, customer)
                .then()
                .statusCode(200);
        var sale =
                Map.of("customerId", customer, "type", "SALE", "method", "ON_ACCOUNT", "amount", Given.yuan("11.00"));
        var urgent = new HashMap<String, Object>(sale);
        urgent.put("creditOverride", "老客户，月底付");
        Given.money()
                .body(sale)
                .post("/api/v1/transactions")
                .then()
                .statusCode(422)
                .body("code", is("credit_limit_exceeded"));
        Given.as("CASHIER")
                .header("Idempotency-Key", "override-" + customer)
                .body(urgent)
                .post("/api/v1/transactions")
                .then()
                .statusCode(403)
                .body("code", is("credit_override_not_allowed"));
        Given.money()
                .body(urgent)
                .post("/api/v1/transactions")
                .then()
                .statusCode(201)
                .body("creditOverride", is("老客户，月底付"));
    }

    @Test
    void an_account_is_closed_at_zero_only_and_takes_nothing_then() {
        var customer = Given.customer();
        var account = "/api/v1/customers/{id}/account";
        Given.admin().get(account, customer).then().body("status", is("OPEN"));
        var debit = charge(customer, "10.00", "2026-11-01");
        Given.admin().get(account, customer).then().body("status", is("ACTIVE"));
        close(customer, "close").statusCode(409).body("code", is("account_not_settled"));
        var credit = advance(customer, "10.00");
        close(customer, "close").statusCode(409).body("code", is("account_not_settled"));
        GivenReceivables.allocate(customer, debit, credit, "10.00").statusCode(201);
        close(customer, "close").statusCode(200).body("status", is("CLOSED"));
        pay(customer, "1.00", Map.of()).statusCode(409).body("code", is("account_closed"));
        GivenReceivables.correct(debit, Map.of("reason", "x")).statusCode(409).body("code", is("account_closed"));
        close(customer, "reopen").statusCode(200).body("status", is("ACTIVE"));
        close(customer, "reopen").statusCode(409).body("code", is("account_not_closed"));
        pay(customer, "1.00", Map.of()).statusCode(201);
    }

    private static ValidatableResponse close(String customer, String act) {
        var account = "/api/v1/customers/{id}/account";
        return Given.admin()
                .header("If-Match", Given.admin().get(account, customer).header("ETag"))
                .body(Map.of("reason", "不再往来"))
                .post(account + "/" + act, customer)
                .then();
    }
}
