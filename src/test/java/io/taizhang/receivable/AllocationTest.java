package io.taizhang.receivable;

import static io.taizhang.receivable.GivenReceivables.advance;
import static io.taizhang.receivable.GivenReceivables.allocate;
import static io.taizhang.receivable.GivenReceivables.balance;
import static io.taizhang.receivable.GivenReceivables.charge;
import static io.taizhang.receivable.GivenReceivables.correct;
import static io.taizhang.receivable.GivenReceivables.entry;
import static io.taizhang.receivable.GivenReceivables.open;
import static io.taizhang.receivable.GivenReceivables.undo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Parallel;
import io.taizhang.support.Staff;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which credit settles which debit. */
@QuarkusTest
class AllocationTest {

    @Test
    void a_credit_settles_a_debit_in_part_and_both_say_what_is_open() {
        var customer = Given.customer();
        var debit = charge(customer, "100.00", "2026-03-01");
        var credit = advance(customer, "60.00");
        allocate(customer, debit, credit, "45.50")
                .statusCode(201)
                .body("items", hasSize(1))
                .body("items[0].method", is("MANUAL"));
        assertThat(open(debit)).isEqualTo("54.50");
        assertThat(open(credit)).isEqualTo("14.50");
        assertThat(balance(customer)).isEqualTo("40.00");
        Given.admin()
                .get("/api/v1/open-items?customerId={id}&side=DEBIT&residual[gt]=0", customer)
                .then()
                .statusCode(200)
                .body("items.id", contains(debit))
                .body("items[0].residual.amount", is("54.50"))
                .body("items[0].customerName", notNullValue());
    }

    @Test
    void more_than_is_open_of_either_is_refused_with_the_figures_and_changes_nothing() {
        var customer = Given.customer();
        var debit = charge(customer, "100.00", "2026-03-01");
        var credit = advance(customer, "60.00");
        allocate(customer, debit, credit, "60.01")
                .statusCode(422)
                .body("code", is("allocation_exceeds_item"))
                .body("errors[0].pointer", is("/allocations/0/amount"));
        assertThat(open(debit)).isEqualTo("100.00");
        assertThat(open(credit)).isEqualTo("60.00");
    }

    @Test
    void items_of_another_customer_or_the_wrong_side_are_unknown() {
        var customer = Given.customer();
        var debit = charge(customer, "10.00", "2026-03-01");
        var foreign = advance(Given.customer(), "10.00");
        allocate(customer, debit, foreign, "1.00")
                .statusCode(422)
                .body("code", is("open_item_unknown"))
                .body("errors[0].pointer", is("/allocations/0/creditId"));
        allocate(customer, debit, debit, "1.00").statusCode(422).body("code", is("open_item_unknown"));
    }

    @Test
    void an_allocation_is_undone_once_and_both_items_are_open_again() {
        var customer = Given.customer();
        var debit = charge(customer, "100.00", "2026-03-01");
        var credit = advance(customer, "100.00");
        String allocation =
                allocate(customer, debit, credit, "100.00").extract().path("items[0].id");
        undo(allocation)
                .statusCode(201)
                .body("amount.amount", is("-100.00"))
                .body("reversalOf", is(allocation))
                .body("reason", is("配错了"));
        assertThat(open(debit)).isEqualTo("100.00");
        assertThat(open(credit)).isEqualTo("100.00");
        undo(allocation).statusCode(409).body("code", is("allocation_undone"));
    }

    @Test
    void thirty_two_at_once_settle_no_more_than_there_is() throws Exception {
        var customer = Given.customer();
        var debit = charge(customer, "100.00", "2026-03-01");
        var credit = advance(customer, "70.00");
        var answers = Parallel.atOnce(
                32, () -> allocate(customer, debit, credit, "10.00").extract().statusCode());
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(7);
        assertThat(open(credit)).isEqualTo("0.00");
        assertThat(open(debit)).isEqualTo("30.00");
    }

    @Test
    void a_reversal_frees_what_the_entry_had_settled() {
        var customer = Given.customer();
        var debit = charge(customer, "100.00", "2026-03-01");
        var credit = advance(customer, "60.00");
        allocate(customer, debit, credit, "60.00").statusCode(201);
        String reversal = correct(credit, Map.of("reason", "退票"))
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(open(debit)).isEqualTo("100.00");
        assertThat(open(credit)).isEqualTo("0.00");
        assertThat(open(reversal)).isEqualTo("0.00");
        assertThat(balance(customer)).isEqualTo("100.00");
        Given.admin()
                .get("/api/v1/allocations?creditId={id}&method=CORRECTION", credit)
                .then()
                .body("items", hasSize(1))
                .body("items[0].debitId", equalTo(reversal));
    }

    @Test
    void a_replacement_settles_what_the_original_had_settled_as_far_as_it_reaches() {
        var customer = Given.customer();
        var first = charge(customer, "40.00", "2026-03-01");
        var second = charge(customer, "60.00", "2026-03-02");
        var credit = advance(customer, "100.00");
        allocate(customer, first, credit, "40.00").statusCode(201);
        allocate(customer, second, credit, "60.00").statusCode(201);
        String replacement = correct(
                        credit,
                        Map.of(
                                "reason",
                                "少收了",
                                "replacement",
                                Map.of(
                                        "customerId",
                                        customer,
                                        "type",
                                        "PAYMENT",
                                        "method",
                                        "TRANSFER",
                                        "amount",
                                        Given.yuan("70.00"))))
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(open(replacement)).isEqualTo("0.00");
        assertThat(open(first)).isEqualTo("0.00");
        assertThat(open(second)).isEqualTo("30.00");
        assertThat(balance(customer)).isEqualTo("30.00");
    }

    @Test
    void an_allocation_counts_from_the_later_of_the_two_days() {
        var customer = Given.customer();
        var debit = charge(customer, "10.00", "2026-03-05");
        var credit = entry(customer, "PAYMENT", "10.00", Map.of("method", "CASH", "businessDate", "2026-02-01"));
        allocate(customer, debit, credit, "10.00").statusCode(201).body("items[0].effectiveOn", is("2026-03-05"));
    }

    @Test
    void the_proposals_name_the_ground_and_the_rest() {
        var customer = Given.customer();
        var late = charge(customer, "30.00", "2026-03-09");
        var early = charge(customer, "50.00", "2026-03-01");
        var proposals = "/api/v1/customers/{id}/receivables/proposals?amount={amount}";
        Given.admin()
                .get(proposals, customer, "30.00")
                .then()
                .statusCode(200)
                .body("items.ground", contains("EXACT_ITEM", "OLDEST"))
                .body("items[0].parts[0].item.id", is(late))
                .body("items[1].parts[0].item.id", is(early))
                .body("items[1].parts[0].amount.amount", is("30.00"));
        Given.admin().get(proposals, customer, "80.00").then().body("items.ground", contains("EXACT_SUM"));
        Given.admin()
                .get(proposals, customer, "100.00")
                .then()
                .body("items[0].parts.item.id", contains(early, late))
                .body("items[0].remainder.amount", is("20.00"));
        String number = Given.admin().get("/api/v1/transactions/{id}", late).path("number");
        Given.admin()
                .get(proposals + "&reference={number}", customer, "10.00", number)
                .then()
                .body("items[0].ground", is("REFERENCE"))
                .body("items[0].parts[0].item.id", is(late));
        Given.admin().get(proposals, customer, "0").then().statusCode(422).body("code", is("amount_not_positive"));
        Given.admin().get(proposals, customer, "1e9").then().statusCode(422).body("code", is("money_malformed"));
    }

    @Test
    void a_debit_is_due_by_the_terms_of_the_account_unless_it_says_so_itself() {
        var customer = Given.customer();
        var version =
                Given.admin().get("/api/v1/customers/{id}/account", customer).header("ETag");
        Given.admin()
                .header("If-Match", version)
                .body(Map.of("paymentTermsDays", 30))
                .patch("/api/v1/customers/{id}/account", customer)
                .then()
                .statusCode(200)
                .body("paymentTermsDays", is(30));
        var usual = charge(customer, "10.00", "2026-03-01");
        var agreed = entry(customer, "CHARGE", "10.00", Map.of("businessDate", "2026-03-01", "dueOn", "2026-03-11"));
        Given.admin()
                .get("/api/v1/open-items?customerId={id}&sort=dueOn", customer)
                .then()
                .body("items.id", contains(agreed, usual))
                .body("items.dueOn", contains("2026-03-11", "2026-03-31"));
    }

    @Test
    void nobody_allocates_for_a_customer_out_of_their_scope() {
        var customer = Given.customer();
        var debit = charge(customer, "10.00", "2026-03-01");
        var credit = advance(customer, "10.00");
        String allocation = allocate(customer, debit, credit, "10.00").extract().path("items[0].id");
        var stranger = Staff.token("FINANCE", "TEAM", Staff.shop());
        Given.json(stranger)
                .get("/api/v1/customers/{id}/receivables/proposals?amount=1", customer)
                .then()
                .statusCode(404);
        Given.json(stranger)
                .header("Idempotency-Key", "stranger-" + allocation)
                .body(Map.of("reason", "x"))
                .post("/api/v1/allocations/{id}/reversal", allocation)
                .then()
                .statusCode(404);
        Given.json(stranger)
                .get("/api/v1/open-items?customerId={id}", customer)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }
}
