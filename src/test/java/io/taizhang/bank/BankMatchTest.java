package io.taizhang.bank;

import static io.taizhang.bank.GivenBank.DAY;
import static io.taizhang.bank.GivenBank.balance;
import static io.taizhang.bank.GivenBank.charge;
import static io.taizhang.bank.GivenBank.customer;
import static io.taizhang.bank.GivenBank.entry;
import static io.taizhang.bank.GivenBank.imported;
import static io.taizhang.bank.GivenBank.known;
import static io.taizhang.bank.GivenBank.line;
import static io.taizhang.bank.GivenBank.match;
import static io.taizhang.bank.GivenBank.matches;
import static io.taizhang.bank.GivenBank.number;
import static io.taizhang.bank.GivenBank.proposals;
import static io.taizhang.bank.GivenBank.read;
import static io.taizhang.bank.GivenBank.residual;
import static io.taizhang.bank.GivenBank.undo;
import static io.taizhang.bank.GivenBank.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.bank.GivenBank.Moved;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BankMatchTest {

    private static String name() {
        return "测试" + unique().substring(0, 12) + "商贸有限公司";
    }

    @Test
    void a_number_of_ours_in_the_remark_matches_by_itself() {
        var customer = customer(name());
        var owed = charge(customer, "500.00");
        var imported = imported(Moved.of("500.00", "别的名字", unique(), "货款" + number(owed) + "谢谢"))
                .body("matching.considered", is(1))
                .body("matching.matched", is(1));
        read(line(imported)).body("status", is("MATCHED")).body("open.amount", is("0.00"));
        matches(line(imported))
                .body("items[0].method", is("REFERENCE"))
                .body("items[0].score", is(1.0f))
                .body("items[0].automatic", is(true))
                .body("items[0].kind", is("RECEIPT"))
                .body("items[0].allocationIds", hasSize(1));
        assertThat(residual(owed)).isEqualTo("0.00");
        assertThat(balance(customer)).isEqualTo("0.00");
    }

    @Test
    void a_named_bill_is_paid_in_part_but_too_much_is_left_to_a_person() {
        var customer = customer(name());
        var owed = charge(customer, "500.00");
        imported(Moved.of("200.00", "甲", unique(), number(owed))).body("matching.matched", is(1));
        assertThat(residual(owed)).isEqualTo("300.00");
        var more = imported(Moved.of("400.00", "甲", unique(), number(owed))).body("matching.proposed", is(1));
        proposals(line(more))
                .body("items[0].method", is("REFERENCE_OTHER_AMOUNT"))
                .body("items[0].automatic", is(false))
                .body("items[0].shares[0].amount.amount", is("300.00"));
    }

    @Test
    void bills_of_two_customers_in_one_remark_are_no_match() {
        var one = number(charge(customer(name()), "80.00"));
        var other = number(charge(customer(name()), "80.00"));
        var imported =
                imported(Moved.of("80.00", "甲", unique(), one + " " + other)).body("matching.matched", is(0));
        proposals(line(imported)).body("items", hasSize(2)).body("items.automatic", everyItem(is(false)));
    }

    @Test
    void a_known_payer_with_one_item_of_the_amount_is_matched() {
        var customer = customer(name());
        var payer = unique();
        known(customer, payer);
        var owed = charge(customer, "321.00");
        charge(customer, "50.00");
        var imported = imported(Moved.of("321.00", "甲", payer, "货款")).body("matching.matched", is(1));
        matches(line(imported)).body("items[0].method", is("PAYER_EXACT"));
        assertThat(residual(owed)).isEqualTo("0.00");
        imported(Moved.of("320.99", "甲", unique(), "货款")).body("matching.matched", is(0));
    }

    @Test
    void two_items_of_the_amount_are_left_to_a_person() {
        var customer = customer(name());
        var payer = unique();
        known(customer, payer);
        charge(customer, "77.00");
        charge(customer, "77.00");
        var imported = imported(Moved.of("77.00", "甲", payer, "")).body("matching.proposed", is(1));
        proposals(line(imported))
                .body("items.method", is(List.of("PAYER_EXACT", "PAYER_EXACT")))
                .body("items.automatic", everyItem(is(false)));
    }

    @Test
    void a_payer_who_is_known_for_two_customers_decides_nothing_alone() {
        var payer = unique();
        var one = customer(name());
        var other = customer(name());
        known(one, payer);
        known(other, payer);
        charge(one, "64.00");
        charge(other, "64.00");
        imported(Moved.of("64.00", "甲", payer, "")).body("matching.proposed", is(1));
    }

    @Test
    void a_known_payer_pays_exactly_all_that_is_open() {
        var customer = customer(name());
        var payer = unique();
        known(customer, payer);
        var first = charge(customer, "10.10");
        var second = charge(customer, "20.20");
        var third = charge(customer, "30.30");
        var nearly = imported(Moved.of("60.59", "甲", payer, "")).body("matching.matched", is(0));
        proposals(line(nearly)).body("items", empty());
        var imported = imported(Moved.of("60.60", "甲", payer, "")).body("matching.matched", is(1));
        matches(line(imported)).body("items[0].method", is("PAYER_ALL")).body("items[0].allocationIds", hasSize(3));
        assertThat(List.of(residual(first), residual(second), residual(third))).containsOnly("0.00");
    }

    @Test
    void amount_name_and_days_make_a_proposal() {
        var name = "北京" + unique().substring(0, 10) + "（集团）有限责任公司";
        var customer = customer(name);
        var owed = charge(customer, "888.80");
        var written = name.replace("（", "(").replace("）", ")").replace("有限责任公司", "有限公司");
        var imported = imported(new Moved("888.80", written, unique(), "", DAY.plusDays(7)))
                .body("matching.proposed", is(1));
        proposals(line(imported))
                .body("items.method", contains("NAME_EXACT"))
                .body("items[0].score", is(0.9f))
                .body("items[0].shares[0].itemId", is(owed));
        var late = imported(new Moved("888.80", written, unique(), "", DAY.plusDays(8)));
        proposals(line(late)).body("items", empty());
        var other = imported(new Moved("888.80", written + "分", unique(), "", DAY));
        proposals(line(other)).body("items", empty());
    }

    @Test
    void the_only_choice_of_items_that_adds_up_is_proposed() {
        var customer = customer(name());
        var payer = unique();
        known(customer, payer);
        var first = charge(customer, "101.00");
        var second = charge(customer, "203.00");
        charge(customer, "407.00");
        var imported = imported(Moved.of("304.00", "甲", payer, "")).body("matching.proposed", is(1));
        proposals(line(imported))
                .body("items.method", contains("PAYER_SUBSET"))
                .body("items[0].shares.itemId", is(List.of(first, second)));
        charge(customer, "304.00");
        proposals(line(imported)).body("items.method", contains("PAYER_EXACT"));
    }

    @Test
    void what_a_bank_may_have_kept_is_proposed_and_more_is_not() {
        var customer = customer(name());
        var payer = unique();
        known(customer, payer);
        var owed = charge(customer, "1000.00");
        var imported = imported(Moved.of("985.00", "甲", payer, "")).body("matching.proposed", is(1));
        proposals(line(imported))
                .body("items.method", contains("FEE_TOLERANCE"))
                .body("items[0].shares[0].itemId", is(owed))
                .body("items[0].shares[0].amount.amount", is("985.00"));
        var less = imported(Moved.of("940.00", "甲", payer, ""));
        proposals(line(less)).body("items", empty());
    }

    @Test
    void a_payment_that_is_recorded_is_ticked_off_and_not_posted_again() {
        var name = name();
        var customer = customer(name);
        charge(customer, "250.00");
        var recorded = entry(customer, "PAYMENT", "250.00", Map.of("method", "TRANSFER"));
        assertThat(balance(customer)).isEqualTo("0.00");
        var imported = imported(new Moved("250.00", name, unique(), "货款", DAY.plusDays(2)))
                .body("matching.matched", is(1));
        matches(line(imported))
                .body("items[0].method", is("RECORDED"))
                .body("items[0].kind", is("ENTRY"))
                .body("items[0].entryId", is(recorded));
        assertThat(balance(customer)).isEqualTo("0.00");
        var again = imported(new Moved("250.00", name, unique(), "货款二", DAY.plusDays(2)));
        proposals(line(again)).body("items.method", contains("NAME_EXACT"));
    }

    @Test
    void a_person_is_warned_of_a_payment_that_is_recorded() {
        var customer = customer(name());
        var recorded = entry(customer, "PAYMENT", "37.00", Map.of("method", "TRANSFER"));
        var line = line(imported(Moved.of("37.00", "甲", unique(), "")));
        match(line, Map.of("customerId", customer)).statusCode(409).body("code", is("bank_receipt_recorded"));
        match(line, Map.of("customerId", customer, "entryId", recorded)).statusCode(201);
        var other = line(imported(Moved.of("37.00", "甲", unique(), "")));
        match(other, Map.of("customerId", customer, "entryId", recorded))
                .statusCode(422)
                .body("code", is("bank_entry_matched"));
        match(other, Map.of("customerId", customer, "recordAnyway", true)).statusCode(201);
        assertThat(balance(customer)).isEqualTo("-74.00");
    }

    @Test
    void undoing_a_match_restores_everything() {
        var customer = customer(name());
        var payer = unique();
        var owed = charge(customer, "90.00");
        var line = line(imported(Moved.of("90.00", "甲", payer, "")));
        String match = match(line, Map.of("customerId", customer, "shares", List.of(Map.of("itemId", owed))))
                .statusCode(201)
                .body("status", is("MATCHED"))
                .body("method", is("MANUAL"))
                .extract()
                .path("id");
        assertThat(residual(owed)).isEqualTo("0.00");
        charge(customer, "45.00");
        var second = line(imported(Moved.of("45.00", "甲", payer, "")));
        read(second).body("status", is("MATCHED"));
        undo(matches(second).extract().path("items[0].id")).statusCode(201);
        undo(match).statusCode(201).body("status", is("OPEN")).body("reversalOf", is(match));
        undo(match).statusCode(409).body("code", is("bank_match_undone"));
        read(line).body("status", is("OPEN")).body("matched.amount", is("0.00")).body("open.amount", is("90.00"));
        assertThat(residual(owed)).isEqualTo("90.00");
        assertThat(balance(customer)).isEqualTo("135.00");
        // The payer is forgotten again, so nothing is proposed by the account.
        proposals(line).body("items", empty());
        match(line, Map.of("customerId", customer)).statusCode(201).body("status", is("MATCHED"));
        assertThat(balance(customer)).isEqualTo("45.00");
    }

    @Test
    void undoing_a_tick_leaves_the_recorded_payment_alone() {
        var customer = customer(name());
        var owed = charge(customer, "66.00");
        var recorded = entry(customer, "PAYMENT", "66.00", Map.of("method", "TRANSFER"));
        var line = line(imported(Moved.of("66.00", "甲", unique(), "")));
        String match = match(
                        line,
                        Map.of("customerId", customer, "entryId", recorded, "shares", List.of(Map.of("itemId", owed))))
                .statusCode(201)
                .body("allocationIds", hasSize(1))
                .extract()
                .path("id");
        assertThat(residual(owed)).isEqualTo("0.00");
        undo(match).statusCode(201);
        assertThat(residual(owed)).isEqualTo("66.00");
        assertThat(residual(recorded)).isEqualTo("66.00");
        assertThat(balance(customer)).isEqualTo("0.00");
    }

    @Test
    void a_line_is_never_matched_beyond_its_amount_however_many_try() throws Exception {
        var customer = customer(name());
        var line = line(imported(Moved.of("100.00", "甲", unique(), "")));
        var body = Map.of("customerId", customer, "amount", Given.yuan("7.00"), "recordAnyway", true);
        var threads = Executors.newFixedThreadPool(32);
        try {
            var start = new CountDownLatch(1);
            var results = IntStream.range(0, 32)
                    .mapToObj(any -> threads.submit(() -> {
                        start.await();
                        return match(line, body).extract().statusCode();
                    }))
                    .toList();
            start.countDown();
            var made = 0;
            for (var result : results) {
                var status = result.get();
                assertThat(status).isIn(201, 409, 422, 503);
                made += status == 201 ? 1 : 0;
            }
            assertThat(made).isBetween(1, 14);
            read(line).body("matched.amount", is(made * 7 + ".00"));
            assertThat(balance(customer)).isEqualTo("-" + made * 7 + ".00");
        } finally {
            threads.shutdownNow();
        }
        match(line, Map.of("customerId", customer, "amount", Given.yuan("100.00")))
                .statusCode(422)
                .body("code", is("bank_match_exceeds"));
    }

    @Test
    void the_same_key_matches_once() {
        var customer = customer(name());
        var line = line(imported(Moved.of("12.00", "甲", unique(), "")));
        var key = UUID.randomUUID().toString();
        var body = Map.of("customerId", customer, "amount", Given.yuan("5.00"));
        String first = Given.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/bank-lines/{id}/matches", line)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Given.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/bank-lines/{id}/matches", line)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .body("id", is(first));
        read(line).body("status", is("PARTLY_MATCHED")).body("open.amount", is("7.00"));
    }

    @Test
    void money_out_is_matched_with_a_refund_or_set_aside() {
        var customer = customer(name());
        entry(customer, "PAYMENT", "200.00", Map.of("method", "CASH"));
        var refund = entry(customer, "REFUND", "150.00", Map.of("method", "TRANSFER"));
        var line = line(imported(Moved.of("-150.00", "甲", unique(), "退款")));
        proposals(line).body("items.entryId", contains(refund)).body("items[0].automatic", is(false));
        match(line, Map.of("customerId", customer)).statusCode(422).body("code", is("bank_match_needs_entry"));
        match(line, Map.of("customerId", customer, "entryId", refund))
                .statusCode(201)
                .body("status", is("MATCHED"))
                .body("method", is("RECORDED"));
        read(line).body("matched.amount", is("-150.00"));
        assertThat(balance(customer)).isEqualTo("-50.00");

        var fee = line(imported(Moved.of("-15.00", "银行", unique(), "手续费")));
        String aside = Given.money()
                .body(Map.of("ground", "FEE", "reason", "网银服务费"))
                .post("/api/v1/bank-lines/{id}/set-aside", fee)
                .then()
                .statusCode(201)
                .body("status", is("SET_ASIDE"))
                .extract()
                .path("id");
        match(fee, Map.of("customerId", customer, "entryId", refund))
                .statusCode(409)
                .body("code", is("bank_line_matched"));
        undo(aside).statusCode(201).body("status", is("OPEN"));
        matches(fee).body("items", hasSize(2)).body("items.kind", everyItem(is("SET_ASIDE")));
        Given.admin()
                .get("/api/v1/audit-entries?sort=id&subjectId=" + fee)
                .then()
                .statusCode(200)
                .body("items.action", is(List.of("bank_line.set_aside", "bank_line.match_undone")))
                .body("items.before.status", is(List.of("OPEN", "SET_ASIDE")))
                .body("items.after.status", is(List.of("SET_ASIDE", "OPEN")));
    }

    @Test
    void a_corrected_receipt_does_not_hinder_the_undo() {
        var customer = customer(name());
        var line = line(imported(Moved.of("18.00", "甲", unique(), "")));
        var made = match(line, Map.of("customerId", customer)).statusCode(201).extract();
        Given.money()
                .body(Map.of("reason", "客户弄错了"))
                .post("/api/v1/transactions/{id}/corrections", made.<String>path("entryId"))
                .then()
                .statusCode(201);
        undo(made.path("id")).statusCode(201).body("status", is("OPEN"));
        assertThat(balance(customer)).isEqualTo("0.00");
    }

    @Test
    void who_does_not_see_a_customer_is_told_nothing_of_them() {
        var customer = customer(name());
        var owed = charge(customer, "19.00");
        var line = line(imported(Moved.of("29.00", "甲", unique(), number(owed))));
        proposals(line).body("items", hasSize(1));
        var elsewhere = Staff.member("FINANCE", "TEAM", Staff.shop());
        Given.json(elsewhere.token())
                .get("/api/v1/bank-lines/{id}/proposals", line)
                .then()
                .statusCode(200)
                .body("items", empty());
        Given.json(elsewhere.token())
                .header("Idempotency-Key", unique())
                .body(Map.of("customerId", customer))
                .post("/api/v1/bank-lines/{id}/matches", line)
                .then()
                .statusCode(422)
                .body("code", is("customer_unknown"));
    }

    @Test
    void a_run_can_be_repeated_and_finds_what_became_clear() {
        var name = name();
        var customer = customer(name);
        var account = GivenBank.account();
        var imported = imported(
                        account,
                        List.of(
                                Moved.of("41.00", name, "ACC" + unique(), ""),
                                Moved.of("42.00", name, "X" + unique(), "")))
                .statusCode(201)
                .body("matching.considered", is(2))
                .body("matching.unknown", is(2));
        String statement = imported.extract().path("statements[0].id");
        entry(customer, "PAYMENT", "41.00", Map.of("method", "TRANSFER"));
        Given.admin()
                .post("/api/v1/bank-statements/{id}/match", statement)
                .then()
                .statusCode(200)
                .body("matched", is(1))
                .body("unknown", is(1));
        Given.admin()
                .post("/api/v1/bank-statements/{id}/match", statement)
                .then()
                .statusCode(200)
                .body("considered", is(1));
        var open = Collections.frequency(
                Given.admin()
                        .get("/api/v1/bank-lines?statementId=" + statement + "&status=OPEN")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.status"),
                "OPEN");
        assertThat(open).isEqualTo(1);
    }
}
