package io.taizhang.checkout;

import static io.taizhang.checkout.GivenCheckouts.anonymous;
import static io.taizhang.checkout.GivenCheckouts.atOnce;
import static io.taizhang.checkout.GivenCheckouts.balance;
import static io.taizhang.checkout.GivenCheckouts.byCode;
import static io.taizhang.checkout.GivenCheckouts.byNumber;
import static io.taizhang.checkout.GivenCheckouts.card;
import static io.taizhang.checkout.GivenCheckouts.checkOut;
import static io.taizhang.checkout.GivenCheckouts.paymentCode;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.checkout.GivenCheckouts.GivenCard;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Bills that are paid with cards, and what becomes of such a payment. */
@QuarkusTest
class BillCardPaymentTest {

    @Inject
    DataSource database;

    @Test
    void a_card_pays_what_is_open_and_everything_is_there_at_once() {
        var customer = Given.customer();
        var card = card(customer, "500.00");
        var bill = bill(customer, "128.00");
        var receipt = pay(bill, shown(card, Map.of("terminal", "前台2号", "memo", "团购")))
                .statusCode(201)
                .body("amount.amount", is("128.00"))
                .body("payments.method", contains("CARD"))
                .body("card.balanceAfter.amount", is("372.00"))
                .body("customerId", is(customer))
                .body("bill.id", is(bill))
                .body("bill.number", startsWith("ZD"))
                .body("bill.residual.amount", is("0.00"))
                .body("print.mm58", hasItem(startsWith("账单")))
                .extract();
        var number = receipt.<String>path("bill.number");
        read(bill).body("status", is("PAID")).body("paid.amount", is("128.00"));
        Given.admin()
                .get("/api/v1/transactions/{id}", receipt.<String>path("entryId"))
                .then()
                .body("type", is("PAYMENT"))
                .body("method", is("CARD"))
                .body("amount.amount", is("128.00"))
                .body("residual.amount", is("0.00"))
                .body("payments[0].cardMovement", is(receipt.<String>path("card.reference")));
        Given.admin()
                .get("/api/v1/cards/{id}/statement?limit=1", card.id())
                .then()
                .body("items[0].kind", is("SPEND"))
                .body("items[0].purpose", is("BILL"))
                .body("items[0].billId", is(bill))
                .body("items[0].refersTo", nullValue())
                .body("items[0].memo", is(number + " 团购"));
        Given.admin()
                .get("/api/v1/customers/{id}/timeline", customer)
                .then()
                .body("items.find { it.type == 'CARD' }.detail", is(card.number() + " " + number + " 团购"));
        Given.as("CASHIER")
                .get("/api/v1/checkouts/{id}", receipt.<String>path("id"))
                .then()
                .statusCode(200)
                .body("bill.number", is(number));
        Given.admin()
                .get("/api/v1/bills/{id}/card-payments", bill)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].amount.amount", is("128.00"))
                .body("items[0].undone", is(false));
    }

    @Test
    void somebody_elses_card_a_payment_code_a_phone_and_an_anonymous_card_pay_too() {
        var debtor = Given.customer();
        var bill = bill(debtor, "100.00");
        var member = Members.signedIn();
        var theirs = card(member.customer(), "500.00");
        Members.setPin(member, theirs.id(), "350714");
        pay(bill, byCode(paymentCode(member, theirs), "10.00")).statusCode(201);
        var byPhone =
                new HashMap<String, Object>(Map.of("phone", member.phone(), "pin", "350714", "amount", yuan("20.00")));
        pay(bill, byPhone).statusCode(201).body("customerId", is(debtor));
        pay(bill, shown(anonymous("30.00"), Map.of("amount", yuan("30.00")))).statusCode(201);
        read(bill).body("status", is("PARTLY_PAID")).body("residual.amount", is("40.00"));
        assertThat(balance(theirs)).isEqualTo("470.00");
        Given.admin()
                .get("/api/v1/customers/{id}/account", member.customer())
                .then()
                .body("balance.amount", is("0.00"));
        // The payer sees what their card did, and it is not theirs in the account.
        Given.admin()
                .get("/api/v1/customers/{id}/timeline", member.customer())
                .then()
                .body("items.findAll { it.type == 'CARD' && it.title == 'SPEND' }", hasSize(2))
                .body("items.findAll { it.type == 'ENTRY' }", hasSize(0));
        Given.admin()
                .get("/api/v1/transactions?customerId={id}&type=PAYMENT", debtor)
                .then()
                .body("items", hasSize(3));
    }

    @Test
    void what_cannot_be_paid_is_refused_and_takes_no_money() {
        var customer = Given.customer();
        var card = card(customer, "50.00");
        var bill = bill(customer, "60.00");
        var draft = drafted(customer, "10.00");
        pay(draft, shown(card)).statusCode(409).body("code", is("bill_not_approved"));
        pay(UUID.randomUUID().toString(), shown(card)).statusCode(404);
        pay(bill, shown(card, Map.of("amount", yuan("60.01"))))
                .statusCode(422)
                .body("code", is("bill_payment_exceeds_residual"))
                .body("residual.amount", is("60.00"));
        pay(bill, shown(card, Map.of("amount", yuan("0.00")))).statusCode(422).body("code", is("amount_not_positive"));
        pay(bill, shown(card, Map.of("amount", Map.of("amount", "1.00", "currency", "USD"))))
                .statusCode(422)
                .body("code", is("currency_unknown"));
        pay(bill, Map.of()).statusCode(422).body("code", is("checkout_card_one_way"));
        Given.as("CASHIER")
                .body(shown(card))
                .post("/api/v1/bills/{id}/card-payments", bill)
                .then()
                .statusCode(400)
                .body("code", is("idempotency_key_required"));
        var key = UUID.randomUUID().toString();
        for (int again = 0; again < 2; again++) {
            pay(bill, shown(card), key)
                    .statusCode(422)
                    .body("code", is("insufficient_balance"))
                    .body("available.amount", is("50.00"));
        }
        topUp(card, "100.00");
        pay(bill, shown(card), key).statusCode(422).body("code", is("insufficient_balance"));
        Given.admin().post("/api/v1/cards/{id}/freeze", card.id()).then().statusCode(200);
        pay(bill, shown(card)).statusCode(409).body("code", is("card_frozen"));
        assertThat(balance(card)).isEqualTo("150.00");
        read(bill).body("residual.amount", is("60.00"));
        var other = card(customer, "100.00");
        pay(bill, shown(other)).statusCode(201);
        pay(bill, shown(other)).statusCode(409).body("code", is("bill_settled"));
        var voided = bill(customer, "5.00");
        act(voided, "void", Map.of("reason", "开错了")).statusCode(201);
        pay(voided, shown(other)).statusCode(409).body("code", is("bill_voided"));
        Members.sql("update card_account set expires_on = current_date - 2 where id = '" + other.id() + "'");
        pay(bill(customer, "5.00"), shown(other)).statusCode(409).body("code", is("card_expired"));
        assertThat(balance(other)).isEqualTo("40.00");
    }

    @Test
    void a_key_is_one_payment_and_another_pin_another_request() {
        var member = Members.signedIn();
        var card = card(member.customer(), "500.00");
        Members.setPin(member, card.id(), "350714");
        var bill = bill(member.customer(), "300.00");
        pay(bill, shown(card)).statusCode(422).body("code", is("card_pin_required"));
        var key = UUID.randomUUID().toString();
        pay(bill, shown(card, Map.of("pin", "350715")), key).statusCode(422).body("code", is("card_pin_wrong"));
        pay(bill, shown(card, Map.of("pin", "350714")), key).statusCode(422).body("code", is("idempotency_key_reused"));
        var good = UUID.randomUUID().toString();
        String first = pay(bill, shown(card, Map.of("pin", "350714")), good)
                .statusCode(201)
                .extract()
                .path("id");
        pay(bill, shown(card, Map.of("pin", "350714")), good)
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .body("id", is(first));
        assertThat(balance(card)).isEqualTo("200.00");
    }

    @Test
    void many_cards_at_once_pay_a_bill_once_and_never_beyond_what_is_open() throws Exception {
        var debtor = Given.customer();
        var bill = bill(debtor, "100.00");
        var cards = new ArrayList<GivenCard>();
        for (int i = 0; i < 16; i++) {
            cards.add(i % 4 == 0 ? anonymous("50.00") : card(i % 2 == 0 ? debtor : Given.customer(), "50.00"));
        }
        // Some pay all that is left and some a part; the debtor's own cards are at a till at the same time.
        var statuses = atOnce(
                24,
                i -> i < 16
                        ? pay(bill, shown(cards.get(i), Map.of("amount", yuan(i % 3 == 0 ? "40.00" : "15.00"))))
                                .extract()
                                .statusCode()
                        : checkOut(byNumber(cards.get(2 * (i - 16)), "0.01"))
                                .extract()
                                .statusCode());
        assertThat(statuses.subList(0, 16)).allMatch(status -> status == 201 || status == 409 || status == 422);
        assertThat(statuses.subList(16, 24)).containsOnly(201);
        while (!"0.00".equals(read(bill).extract().<String>path("residual.amount"))) {
            var rest = read(bill).extract().<String>path("residual.amount");
            pay(
                            bill,
                            shown(
                                    anonymous("40.00"),
                                    Map.of(
                                            "amount",
                                            yuan(new BigDecimal(rest)
                                                    .min(new BigDecimal("40.00"))
                                                    .toPlainString()))))
                    .statusCode(201);
        }
        read(bill).body("status", is("PAID")).body("paid.amount", is("100.00"));
        assertThat(number("select coalesce(-sum(principal + bonus), 0) from card_movement where ref_key = '" + bill
                        + "' and contra = 13 and result = 0"))
                .isEqualTo(10_000);
        assertThat(number("select sum(a.amount_minor) from allocation a join bill_item b on b.item_id = a.debit_id"
                        + " where b.bill_id = '" + bill + "' and a.method = 'CARD'"))
                .isEqualTo(10_000);
    }

    @Test
    void sixteen_cards_that_each_could_pay_all_pay_once() throws Exception {
        var debtor = Given.customer();
        var bill = bill(debtor, "100.00");
        var cards = new ArrayList<GivenCard>();
        for (int i = 0; i < 16; i++) {
            cards.add(card(i % 2 == 0 ? debtor : Given.customer(), "150.00"));
        }
        var codes = atOnce(16, i -> pay(bill, shown(cards.get(i))).extract());
        assertThat(codes).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(codes)
                .filteredOn(answer -> answer.statusCode() == 409)
                .hasSize(15)
                .allMatch(answer -> answer.path("code").equals("bill_settled"));
        assertThat(cards.stream()
                        .map(GivenCheckouts::balance)
                        .filter("50.00"::equals)
                        .count())
                .isEqualTo(1);
        assertThat(number("select count(*) from card_movement where ref_key = '" + bill + "'"))
                .isEqualTo(1);
    }

    @Test
    void undoing_gives_the_money_back_to_the_card_and_opens_the_bill() {
        var debtor = Given.customer();
        var card = card(Given.customer(), "200.00");
        var bill = bill(debtor, "120.00");
        var receipt = pay(bill, shown(card)).statusCode(201).extract();
        String movement = receipt.path("card.reference");
        // Neither side of it is taken back alone.
        Given.money()
                .body(Map.of("movement", movement, "amount", yuan("1.00")))
                .post("/api/v1/cards/{id}/returns", card.id())
                .then()
                .statusCode(409)
                .body("code", is("card_movement_pays_bill"));
        Given.money()
                .body(Map.of("movement", movement))
                .post("/api/v1/cards/{id}/reversals", card.id())
                .then()
                .statusCode(409)
                .body("code", is("card_movement_pays_bill"));
        Given.money()
                .body(Map.of("reason", "x"))
                .post("/api/v1/transactions/{id}/corrections", receipt.<String>path("entryId"))
                .then()
                .statusCode(409)
                .body("code", is("entry_paid_by_card"));
        var key = UUID.randomUUID().toString();
        for (int again = 0; again < 2; again++) {
            undo(bill, receipt.path("id"), key).statusCode(201).body("undone", is(true));
        }
        assertThat(balance(card)).isEqualTo("200.00");
        read(bill).body("status", is("APPROVED")).body("residual.amount", is("120.00"));
        Given.admin().get("/api/v1/customers/{id}/account", debtor).then().body("balance.amount", is("120.00"));
        Given.admin()
                .get("/api/v1/cards/{id}/statement?limit=1", card.id())
                .then()
                .body("items[0].kind", is("RETURN"))
                .body("items[0].purpose", is("BILL"))
                .body("items[0].refersTo", is(movement));
        undo(bill, receipt.path("id"), UUID.randomUUID().toString())
                .statusCode(409)
                .body("code", is("bill_card_payment_undone"));
        undo(bill(debtor, "1.00"), receipt.path("id"), UUID.randomUUID().toString())
                .statusCode(404);
        pay(bill, shown(card)).statusCode(201);
        Given.admin().get("/api/v1/bills/{id}/card-payments", bill).then().body("items.undone", contains(false, true));
    }

    @Test
    void what_a_card_paid_does_not_become_cash_by_undoing_what_it_settled() {
        var customer = Given.customer();
        var bill = bill(customer, "60.00");
        pay(bill, shown(card(customer, "100.00"))).statusCode(201);
        String allocation = Given.admin()
                .get("/api/v1/allocations?customerId={id}", customer)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        Given.money()
                .body(Map.of("reason", "退现金"))
                .post("/api/v1/allocations/{id}/reversal", allocation)
                .then()
                .statusCode(409)
                .body("code", is("allocation_paid_by_card"));
        read(bill).body("status", is("PAID"));
    }

    @Test
    void undoing_much_takes_a_second_person_and_then_happens_once() throws SQLException {
        var member = Members.signedIn();
        var card = card(member.customer(), "1500.00");
        Members.setPin(member, card.id(), "350714");
        var bill = bill(Given.customer(), "1200.00");
        var receipt =
                pay(bill, shown(card, Map.of("pin", "350714"))).statusCode(201).extract();
        var key = UUID.randomUUID().toString();
        String request = undo(bill, receipt.path("id"), key)
                .statusCode(202)
                .body("id", notNullValue())
                .extract()
                .path("id");
        undo(bill, receipt.path("id"), key).statusCode(202).body("id", is(request));
        assertThat(balance(card)).isEqualTo("300.00");
        Given.as("FINANCE")
                .body(Map.of("comment", "同意"))
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(200);
        assertThat(balance(card)).isEqualTo("1500.00");
        read(bill).body("residual.amount", is("1200.00"));
        assertThat(number("select count(*) from card_movement where approval_id = '" + request + "' and kind = 6"))
                .isEqualTo(1);
    }

    @Test
    void a_card_that_was_replaced_gets_the_money_in_the_one_that_stands_for_it() {
        var card = card(Given.customer(), "100.00");
        var bill = bill(Given.customer(), "60.00");
        var receipt = pay(bill, shown(card)).statusCode(201).extract();
        String successor = Given.admin()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("reason", "损坏"))
                .post("/api/v1/cards/{id}/replace", card.id())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        undo(bill, receipt.path("id"), UUID.randomUUID().toString()).statusCode(201);
        assertThat(balance(new GivenCard(successor, ""))).isEqualTo("100.00");
    }

    @Test
    void a_payment_by_card_without_a_card_is_refused() {
        var customer = Given.customer();
        var bill = bill(customer, "10.00");
        act(bill, "payments", Map.of("amount", yuan("10.00"), "method", "CARD"))
                .statusCode(422)
                .body("code", is("payment_card_not_shown"));
        Given.money()
                .body(Map.of("customerId", customer, "amount", yuan("10.00"), "method", "CARD"))
                .post("/api/v1/payments")
                .then()
                .statusCode(422)
                .body("code", is("payment_card_not_shown"));
    }

    @Test
    void the_database_lets_neither_side_stand_alone() throws SQLException {
        var card = card(Given.customer(), "100.00");
        var bill = bill(Given.customer(), "60.00");
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select card_spend(row(uuidv7(), 0, '" + card.id() + "', '" + card.id()
                    + "', null, null, 'test', current_date, now(), null)::card_request, 6000, bill => '" + bill
                    + "')");
            assertThatThrownBy(connection::commit).hasMessageContaining("pays no bill");
        }
        assertThat(balance(card)).isEqualTo("100.00");
    }

    @Test
    void who_may_not_sell_or_does_not_see_the_customer_pays_nothing() {
        var card = card(Given.customer(), "100.00");
        var bill = bill(Given.customer(), "60.00");
        for (var role : List.of("SERVICE", "FINANCE")) {
            Given.as(role)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(shown(card))
                    .post("/api/v1/bills/{id}/card-payments", bill)
                    .then()
                    .statusCode(403);
        }
        Given.json(Staff.token("CASHIER", "TEAM", Staff.shop()))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(shown(card))
                .post("/api/v1/bills/{id}/card-payments", bill)
                .then()
                .statusCode(404);
    }

    private static Map<String, Object> shown(GivenCard card) {
        return shown(card, Map.of());
    }

    private static Map<String, Object> shown(GivenCard card, Map<String, Object> further) {
        var body = new HashMap<>(further);
        body.put("cardNumber", card.number());
        return body;
    }

    private static ValidatableResponse pay(String bill, Map<String, Object> body) {
        return pay(bill, body, UUID.randomUUID().toString());
    }

    private static ValidatableResponse pay(String bill, Map<String, Object> body, String key) {
        return Given.as("CASHIER")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/bills/{id}/card-payments", bill)
                .then();
    }

    private static ValidatableResponse undo(String bill, String payment, String key) {
        return Given.as("MANAGER")
                .header("Idempotency-Key", key)
                .body(Map.of("reason", "付错账单"))
                .post("/api/v1/bills/{id}/card-payments/{payment}/undo", bill, payment)
                .then();
    }

    private static String drafted(String customer, String amount) {
        return Given.admin()
                .body(Map.of(
                        "customerId",
                        customer,
                        "dueOn",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(15).toString(),
                        "lines",
                        List.of(Map.of("description", "服务费", "unitPrice", yuan(amount), "quantity", "1"))))
                .post("/api/v1/bills")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String bill(String customer, String amount) {
        var id = drafted(customer, amount);
        Given.money().post("/api/v1/bills/{id}/approve", id).then().statusCode(201);
        return id;
    }

    private static ValidatableResponse act(String bill, String act, Map<String, ?> body) {
        return Given.money()
                .body(body)
                .post("/api/v1/bills/{id}/{act}", bill, act)
                .then();
    }

    private static ValidatableResponse read(String bill) {
        return Given.admin().get("/api/v1/bills/{id}", bill).then().statusCode(200);
    }

    private static void topUp(GivenCard card, String amount) {
        Given.money()
                .body(Map.of("amount", yuan(amount), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", card.id())
                .then()
                .statusCode(201);
    }

    private long number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
