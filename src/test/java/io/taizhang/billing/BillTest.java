package io.taizhang.billing;

import static io.taizhang.billing.GivenBills.act;
import static io.taizhang.billing.GivenBills.approve;
import static io.taizhang.billing.GivenBills.balance;
import static io.taizhang.billing.GivenBills.bill;
import static io.taizhang.billing.GivenBills.debit;
import static io.taizhang.billing.GivenBills.draft;
import static io.taizhang.billing.GivenBills.drafted;
import static io.taizhang.billing.GivenBills.line;
import static io.taizhang.billing.GivenBills.pay;
import static io.taizhang.billing.GivenBills.read;
import static io.taizhang.billing.GivenBills.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Parallel;
import io.taizhang.support.Staff;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Bills from their draft to their end. */
@QuarkusTest
class BillTest {

    @Test
    void a_line_and_the_tax_in_it_are_rounded_by_themselves() {
        var taxed = new HashMap<String, Object>(line("33.33", "1.5"));
        taxed.put("taxRate", "6");
        draft(Given.customer(), Map.of("lines", List.of(taxed, taxed, line("10.00", "2"))))
                .statusCode(201)
                .body("status", is("DRAFT"))
                .body("number", nullValue())
                // 33.33 · 1.5 = 49.995 → 50.00; 50.00 · 6 / 106 = 2.8301… → 2.83
                .body("lines.amount.amount", contains("50.00", "50.00", "20.00"))
                .body("lines.tax.amount", contains("2.83", "2.83", "0.00"))
                .body("total.amount", is("120.00"))
                .body("tax.amount", is("5.66"))
                .body("net.amount", is("114.34"));
    }

    @Test
    void an_approved_bill_is_charged_numbered_paid_and_settled() {
        var customer = Given.customer();
        var id = drafted(customer, Map.of("lines", List.of(line("100.00", "3"))));
        approve(id)
                .statusCode(201)
                .body("status", is("APPROVED"))
                .body("number", matchesPattern("ZD\\d{10}"))
                .body("issueOn", is(today().toString()))
                .body("residual.amount", is("300.00"));
        assertThat(balance(customer)).isEqualTo("300.00");
        act(id, "sendings", Map.of("channel", "HANDED_OVER")).statusCode(201).body("status", is("SENT"));
        pay(id, "100.00")
                .statusCode(201)
                .body("status", is("PARTLY_PAID"))
                .body("paid.amount", is("100.00"))
                .body("residual.amount", is("200.00"));
        pay(id, "250.00").statusCode(201).body("status", is("PAID")).body("paid.amount", is("300.00"));
        assertThat(balance(customer)).isEqualTo("-50.00");
        pay(id, "1.00").statusCode(409).body("code", is("bill_settled"));
    }

    @Test
    void a_bill_collects_what_stands_on_the_account_and_each_debit_once() {
        var customer = Given.customer();
        var first = debit(customer, "10.00");
        var second = debit(customer, "20.00");
        var collecting = Map.of("collect", List.of(first, second));
        var one = drafted(customer, collecting);
        var other = drafted(customer, Map.of("collect", List.of(second)));
        String number = approve(one)
                .statusCode(201)
                .body("total.amount", is("30.00"))
                .extract()
                .path("number");
        assertThat(balance(customer)).isEqualTo("30.00");
        approve(other).statusCode(409).body("code", is("bill_outdated"));
        draft(customer, Map.of("collect", List.of(second)))
                .statusCode(422)
                .body("code", is("bill_item_unknown"))
                .body("errors[0].pointer", is("/collect/0"));
        Given.admin()
                .get("/api/v1/open-items?customerId={id}", customer)
                .then()
                .body("items.reference", contains(number, number))
                .body(
                        "items.dueOn",
                        contains(
                                today().plusDays(15).toString(),
                                today().plusDays(15).toString()));
        Given.money()
                .body(Map.of("reason", "x"))
                .post("/api/v1/transactions/{id}/corrections", first)
                .then()
                .statusCode(409)
                .body("code", is("entry_billed"));
    }

    @Test
    void a_void_bill_is_credited_and_what_it_collected_can_be_billed_again() {
        var customer = Given.customer();
        var entry = debit(customer, "10.00");
        var id = drafted(customer, Map.of("collect", List.of(entry), "lines", List.of(line("5.00", "1"))));
        approve(id).statusCode(201);
        assertThat(balance(customer)).isEqualTo("15.00");
        act(id, "void", Map.of("reason", "开错了")).statusCode(201).body("status", is("VOIDED"));
        assertThat(balance(customer)).isEqualTo("10.00");
        act(id, "void", Map.of("reason", "again")).statusCode(409).body("code", is("bill_voided"));
        approve(drafted(customer, Map.of("collect", List.of(entry)))).statusCode(201);
    }

    @Test
    void a_bill_on_which_something_is_paid_is_not_voided_but_credited() {
        var id = bill(Given.customer(), "80.00");
        pay(id, "30.00").statusCode(201);
        act(id, "void", Map.of("reason", "x")).statusCode(409).body("code", is("bill_partly_settled"));
        act(id, "credit-notes", Map.of("amount", Given.yuan("50.01"), "reason", "少送一件"))
                .statusCode(422)
                .body("code", is("allocation_exceeds_item"));
        act(id, "credit-notes", Map.of("amount", Given.yuan("20.00"), "reason", "少送一件"))
                .statusCode(201)
                .body("credited.amount", is("20.00"))
                .body("paid.amount", is("30.00"))
                .body("residual.amount", is("30.00"));
    }

    @Test
    void an_approved_bill_does_not_change_and_a_stale_draft_is_told() {
        var customer = Given.customer();
        var id = drafted(customer, Map.of("lines", List.of(line("1.00", "1"))));
        var etag = Given.admin().get(GivenBills.BILLS + "/{id}", id).header("ETag");
        patch(id, etag, Map.of("memo", "三月")).statusCode(200).body("memo", is("三月"));
        patch(id, etag, Map.of("memo", "四月")).statusCode(412);
        approve(id).statusCode(201);
        var now = Given.admin().get(GivenBills.BILLS + "/{id}", id).header("ETag");
        patch(id, now, Map.of("memo", "五月")).statusCode(409).body("code", is("bill_not_draft"));
    }

    private static ValidatableResponse patch(String id, String etag, Map<String, ?> body) {
        return Given.admin()
                .header("If-Match", etag)
                .body(body)
                .patch(GivenBills.BILLS + "/{id}", id)
                .then();
    }

    @Test
    void a_large_bill_is_approved_by_somebody_else() {
        var id = drafted(Given.customer(), Map.of("lines", List.of(line("50000.01", "1"))));
        approve(id).statusCode(403).body("code", is("bill_own_draft"));
        Given.as("FINANCE")
                .header("Idempotency-Key", "approve-" + id)
                .post(GivenBills.BILLS + "/{id}/approve", id)
                .then()
                .statusCode(201);
    }

    @Test
    void a_limit_stops_a_bill_that_gives_more_credit() {
        var customer = Given.customer();
        var account = "/api/v1/customers/{id}/account";
        Given.admin()
                .header("If-Match", Given.admin().get(account, customer).header("ETag"))
                .body(Map.of("creditLimit", Given.yuan("10.00")))
                .patch(account, customer)
                .then()
                .statusCode(200);
        var id = drafted(customer, Map.of("lines", List.of(line("10.01", "1"))));
        approve(id).statusCode(422).body("code", is("credit_limit_exceeded"));
        read(id).body("status", is("DRAFT")).body("number", nullValue());
    }

    @Test
    void numbers_have_no_gaps_however_many_are_approved_at_once_and_some_refused() throws Exception {
        var customer = Given.customer();
        var drafts = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            drafts.add(drafted(customer, Map.of("lines", List.of(line("1.00", "1")))));
        }
        var queue = new ConcurrentLinkedQueue<>(drafts);
        var numbers =
                Parallel.atOnce(12, () -> approve(queue.remove()).extract().<String>path("number"));
        var last = numbers.stream()
                .map(number -> Long.parseLong(number.substring(6)))
                .sorted()
                .toList();
        var first = last.get(0);
        for (int i = 0; i < last.size(); i++) {
            assertThat(last.get(i)).isEqualTo(first + i);
        }
    }

    @Test
    void due_today_is_not_overdue_and_instalments_are_due_one_after_the_other() {
        var customer = Given.customer();
        var id = drafted(customer, Map.of("lines", List.of(line("90.00", "1")), "dueOn", today().toString()));
        approve(id).statusCode(201).body("overdue", is(false));
        var plan = List.of(
                Map.of("dueOn", today().plusDays(10).toString(), "amount", Given.yuan("40.00")),
                Map.of("dueOn", today().plusDays(40).toString(), "amount", Given.yuan("50.00")));
        Given.admin()
                .body(Map.of("instalments", plan))
                .put(GivenBills.BILLS + "/{id}/instalments", id)
                .then()
                .statusCode(200)
                .body("nextDueOn", is(today().plusDays(10).toString()));
        pay(id, "40.00")
                .statusCode(201)
                .body("nextDueOn", is(today().plusDays(40).toString()))
                .body("instalments.paid", contains(true, false));
        Given.admin()
                .body(Map.of("instalments", plan))
                .put(GivenBills.BILLS + "/{id}/instalments", id)
                .then()
                .statusCode(422)
                .body("code", is("instalments_do_not_add_up"));
    }

    @Test
    void nothing_is_proposed_for_a_disputed_bill() {
        var customer = Given.customer();
        var id = bill(customer, "25.00");
        act(id, "dispute", Map.of("reason", "数量不对")).statusCode(200).body("disputed", is(true));
        var proposals = "/api/v1/customers/{id}/receivables/proposals?amount=25.00";
        Given.admin().get(proposals, customer).then().body("items", hasSize(0));
        act(id, "dispute/settle", Map.of("reason", "已核对")).statusCode(200).body("disputed", is(false));
        Given.admin().get(proposals, customer).then().body("items", hasSize(1));
        act(id, "dispute/settle", Map.of("reason", "x")).statusCode(409).body("code", is("bill_not_disputed"));
    }

    @Test
    void a_bill_of_a_customer_out_of_scope_does_not_exist() {
        var id = bill(Given.customer(), "25.00");
        var stranger = Staff.token("FINANCE", "TEAM", Staff.shop());
        Given.json(stranger).get(GivenBills.BILLS + "/{id}", id).then().statusCode(404);
        Given.json(stranger)
                .header("Idempotency-Key", "stranger-" + id)
                .body(Map.of("reason", "x"))
                .post(GivenBills.BILLS + "/{id}/void", id)
                .then()
                .statusCode(404);
    }

    @Test
    void whatever_is_done_with_bills_their_parts_add_up_and_so_does_the_account() {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println("BillTest: -Dseed=" + seed);
        var random = new Random(seed);
        var customer = Given.customer();
        var made = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            var amount = "%d.%02d".formatted(1 + random.nextInt(90), random.nextInt(100));
            if (made.isEmpty() || random.nextInt(4) == 0) {
                made.add(bill(customer, amount));
                continue;
            }
            var id = made.get(random.nextInt(made.size()));
            var answer =
                    switch (random.nextInt(4)) {
                        case 0 -> act(id, "credit-notes", Map.of("amount", Given.yuan(amount), "reason", "让利"));
                        case 1 -> act(id, "void", Map.of("reason", "作废"));
                        default -> pay(id, amount);
                    };
            assertThat(answer.extract().statusCode()).isIn(201, 409, 422);
        }
        for (var id : made) {
            var bill = read(id).extract();
            var parts = fen(bill.path("paid.amount"))
                    + fen(bill.path("credited.amount"))
                    + fen(bill.path("writtenOff.amount"))
                    + fen(bill.path("residual.amount"));
            assertThat(parts).as(id).isEqualTo(fen(bill.path("total.amount")));
        }
    }

    private static long fen(String yuan) {
        return new BigDecimal(yuan).movePointRight(2).longValueExact();
    }
}
