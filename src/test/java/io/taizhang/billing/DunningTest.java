package io.taizhang.billing;

import static io.taizhang.billing.GivenBills.act;
import static io.taizhang.billing.GivenBills.bill;
import static io.taizhang.billing.GivenBills.pay;
import static io.taizhang.billing.GivenBills.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Bills on paper, in the mail and overdue; statements of account. */
@QuarkusTest
class DunningTest {

    private static final String NOTICES = "/api/v1/dunning-notices";

    @Inject
    DataSource dataSource;

    /** A bill that has been due for some days: a fact that only time makes, so it is agreed anew on a past day. */
    private String overdue(String customer, int days) throws SQLException {
        var id = bill(customer, "88.00");
        try (var connection = dataSource.getConnection();
                var instalment = connection.prepareStatement(
                        "insert into bill_instalment (bill_id, position, due_on, amount_minor, through_minor)"
                                + " values (?::uuid, 0, ?, 8800, 8800)")) {
            instalment.setString(1, id);
            instalment.setObject(2, today().minusDays(days));
            instalment.executeUpdate();
        }
        return id;
    }

    private static void run() {
        Given.admin().post(NOTICES + "/run").then().statusCode(200);
    }

    private static ValidatableResponse notices(String bill) {
        return Given.admin().get(NOTICES + "?billId={id}", bill).then().statusCode(200);
    }

    private static String customerWithMail() {
        return Given.customer(
                Map.of("contactPoints", List.of(Map.of("type", "EMAIL", "value", "kehu@taizhang.example"))));
    }

    @Test
    void who_is_reminded_gets_one_mail_for_the_highest_level_however_often_it_runs() throws SQLException {
        var id = overdue(customerWithMail(), 12);
        run();
        run();
        notices(id)
                .body("items.level", contains(2))
                .body("items[0].channel", is("MAIL"))
                .body("items[0].open.amount", is("88.00"))
                .body("items[0].mailId", notNullValue());
        Given.admin()
                .get("/api/v1/bills/{id}/mails", id)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].subject", startsWith("付款提醒：账单 ZD"));
    }

    @Test
    void without_an_address_somebody_calls_and_notes_what_came_of_it() throws SQLException {
        var id = overdue(Given.customer(), 5);
        run();
        String notice = notices(id)
                .body("items.channel", contains("PHONE"))
                .body("items[0].toDo", is(true))
                .extract()
                .path("items[0].id");
        Given.admin()
                .body(Map.of("note", "下周一付"))
                .post(NOTICES + "/{id}/done", notice)
                .then()
                .statusCode(200)
                .body("toDo", is(false));
        Given.admin()
                .body(Map.of("note", "x"))
                .post(NOTICES + "/{id}/done", notice)
                .then()
                .statusCode(409)
                .body("code", is("dunning_notice_done"));
    }

    @Test
    void a_dispute_a_promise_and_a_payment_hold_it_up() throws SQLException {
        var disputed = overdue(Given.customer(), 5);
        var promised = overdue(Given.customer(), 5);
        var paid = overdue(Given.customer(), 5);
        var fresh = overdue(Given.customer(), 2);
        act(disputed, "dispute", Map.of("reason", "数量不对")).statusCode(200);
        act(promised, "promise", Map.of("on", today().plusDays(1).toString())).statusCode(200);
        pay(paid, "88.00").statusCode(201);
        run();
        for (var id : List.of(disputed, promised, paid, fresh)) {
            notices(id).body("items", hasSize(0));
        }
    }

    @Test
    void a_bill_goes_out_as_pdf_and_is_refused_without_an_address() {
        var id = bill(customerWithMail(), "10.00");
        Given.admin()
                .body(Map.of("language", "en"))
                .post("/api/v1/bills/{id}/mails", id)
                .then()
                .statusCode(201)
                .body("subject", startsWith("Bill ZD"))
                .body("attachments.mediaType", contains("application/pdf"));
        Given.admin()
                .body(Map.of())
                .post("/api/v1/bills/{id}/mails", bill(Given.customer(), "10.00"))
                .then()
                .statusCode(422)
                .body("code", is("bill_no_address"));
        var pdf = Given.admin().get("/api/v1/bills/{id}/pdf", id).asByteArray();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        var page =
                Given.admin().get("/api/v1/bills/{id}/print?language=zh-CN", id).asString();
        assertThat(page).contains("壹拾元整").contains("账单号：ZD");
    }

    @Test
    void a_second_click_sends_nothing_until_the_bill_or_the_caller_says_otherwise() {
        var id = bill(customerWithMail(), "10.00");
        var first = mailed(id, Map.of());
        assertThat(mailed(id, Map.of())).isEqualTo(first);
        assertThat(mailed(id, Map.of("attempt", 1))).isEqualTo(first);
        assertThat(mailed(id, Map.of("to", List.of("kehu@taizhang.example")))).isEqualTo(first);
        var again = mailed(id, Map.of("attempt", 2));
        var english = mailed(id, Map.of("language", "en"));
        var elsewhere = mailed(id, Map.of("to", List.of("caiwu@taizhang.example")));
        pay(id, "4.00").statusCode(201);
        var paid = mailed(id, Map.of());
        assertThat(List.of(first, again, english, elsewhere, paid)).doesNotHaveDuplicates();
        Given.admin().get("/api/v1/bills/{id}/mails", id).then().body("items", hasSize(5));
    }

    private static String mailed(String bill, Map<String, ?> body) {
        return Given.admin()
                .body(body)
                .post("/api/v1/bills/{id}/mails", bill)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void the_last_level_stops_credit_until_nothing_overdue_is_left() throws SQLException {
        var customer = Given.customer();
        var id = overdue(customer, 61);
        run();
        run();
        notices(id).body("items.level", contains(4));
        hold(customer).body("creditHold.source", is("DUNNING")).body("availableCredit.amount", is("-88.00"));
        sale(customer, Map.of()).statusCode(422).body("code", is("credit_on_hold"));
        sale(customer, Map.of("creditOverride", "老客户")).statusCode(201);
        Given.as("CASHIER")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(sold(customer, Map.of("creditOverride", "我说的")))
                .post("/api/v1/transactions")
                .then()
                .statusCode(403);
        pay(id, "80.00").statusCode(201);
        sale(customer, Map.of()).statusCode(422);
        pay(id, "8.00").statusCode(201);
        hold(customer).body("creditHold", nullValue());
        sale(customer, Map.of()).statusCode(201);
    }

    @Test
    void somebody_lifts_it_with_a_reason_and_the_same_bill_does_not_bring_it_back() throws SQLException {
        var customer = Given.customer();
        overdue(customer, 61);
        run();
        decide(customer, "credit-hold/lift", "SERVICE", "说好了").statusCode(403);
        decide(customer, "credit-hold/lift", "FINANCE", "说好了").statusCode(200).body("creditHold", nullValue());
        decide(customer, "credit-hold/lift", "FINANCE", "说好了").statusCode(409).body("code", is("credit_not_held"));
        run();
        hold(customer).body("creditHold", nullValue());
        sale(customer, Map.of()).statusCode(201);
    }

    @Test
    void it_is_back_when_the_payment_that_lifted_it_is_taken_back() throws SQLException {
        var customer = Given.customer();
        var id = overdue(customer, 61);
        run();
        pay(id, "88.00").statusCode(201);
        String payment = Given.admin()
                .get("/api/v1/transactions?customerId={id}&type=PAYMENT", customer)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        hold(customer).body("creditHold", nullValue());
        Given.money()
                .body(Map.of("reason", "退票"))
                .post("/api/v1/transactions/{id}/corrections", payment)
                .then()
                .statusCode(201);
        run();
        hold(customer).body("creditHold.source", is("DUNNING"));
    }

    @Test
    void what_somebody_put_on_hold_stays_on_hold_until_somebody_lifts_it() {
        var customer = Given.customer();
        decide(customer, "credit-hold", "FINANCE", "查账").statusCode(200).body("creditHold.reason", is("查账"));
        decide(customer, "credit-hold", "FINANCE", "查账").statusCode(409).body("code", is("credit_held_already"));
        sale(customer, Map.of()).statusCode(422).body("code", is("credit_on_hold"));
        Given.money()
                .body(Map.of("customerId", customer, "type", "PAYMENT", "method", "CASH", "amount", Given.yuan("5.00")))
                .post("/api/v1/transactions")
                .then()
                .statusCode(201);
        sale(customer, Map.of()).statusCode(201);
        sale(customer, Map.of()).statusCode(422);
        run();
        hold(customer).body("creditHold.source", is("STAFF"));
    }

    private static ValidatableResponse hold(String customer) {
        return Given.admin()
                .get("/api/v1/customers/{id}/account", customer)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse decide(String customer, String act, String role, String reason) {
        return Given.as(role)
                .header("If-Match", hold(customer).extract().header("ETag"))
                .body(Map.of("reason", reason))
                .post("/api/v1/customers/{id}/account/" + act, customer)
                .then();
    }

    private static Map<String, Object> sold(String customer, Map<String, ?> further) {
        var body = new HashMap<String, Object>(
                Map.of("customerId", customer, "type", "SALE", "method", "ON_ACCOUNT", "amount", Given.yuan("5.00")));
        body.putAll(further);
        return body;
    }

    private static ValidatableResponse sale(String customer, Map<String, ?> further) {
        return Given.money()
                .body(sold(customer, further))
                .post("/api/v1/transactions")
                .then();
    }

    @Test
    void the_levels_are_changed_in_their_order_by_whoever_may() {
        var levels = "/api/v1/dunning-levels";
        Given.as("SERVICE")
                .get(levels)
                .then()
                .statusCode(200)
                .body("items.level", contains(1, 2, 3, 4))
                .body("items.creditHold", contains(false, false, false, true));
        change("FINANCE", 2, Map.of("afterDays", 3)).statusCode(422).body("code", is("dunning_levels_out_of_order"));
        change("FINANCE", 2, Map.of("afterDays", 30)).statusCode(422);
        change("FINANCE", 2, Map.of("afterDays", 0)).statusCode(400);
        change("SERVICE", 2, Map.of("name", "再提醒")).statusCode(403);
        Given.admin().body(Map.of("name", "x")).patch(levels + "/2").then().statusCode(428);
        Given.admin().get(levels + "/7").then().statusCode(404);
        change("FINANCE", 2, Map.of("name", "再提醒", "afterDays", 11))
                .statusCode(200)
                .body("name", is("再提醒"))
                .body("afterDays", is(11));
        change("FINANCE", 2, Map.of("name", "再次提醒", "afterDays", 10)).statusCode(200);
    }

    private static ValidatableResponse change(String role, int level, Map<String, ?> patch) {
        var path = "/api/v1/dunning-levels/{level}";
        return Given.as(role)
                .header("If-Match", Given.admin().get(path, level).header("ETag"))
                .body(patch)
                .patch(path, level)
                .then();
    }

    @Test
    void a_statement_says_opening_movements_and_closing_and_is_confirmed_once() {
        var customer = Given.customer();
        GivenBills.debit(customer, "30.00");
        pay(bill(customer, "12.00"), "20.00").statusCode(201);
        var body = Map.of("customerId", customer, "from", today().minusDays(1).toString(), "to", today().toString());
        var issued = Given.admin()
                .body(body)
                .post("/api/v1/account-statements")
                .then()
                .statusCode(201)
                .body("opening.amount", is("0.00"))
                .body("debits.amount", is("42.00"))
                .body("credits.amount", is("20.00"))
                .body("closing.amount", is("22.00"))
                .extract();
        String id = issued.path("id");
        answer(id, issued.header("ETag"), "DISPUTED").statusCode(200).body("answer", is("DISPUTED"));
        var etag = Given.admin().get("/api/v1/account-statements/{id}", id).header("ETag");
        answer(id, etag, "CONFIRMED").statusCode(200);
        var last = Given.admin().get("/api/v1/account-statements/{id}", id).header("ETag");
        answer(id, last, "DISPUTED").statusCode(409).body("code", is("statement_confirmed"));
        assertThat(Given.admin()
                        .get("/api/v1/account-statements/{id}/print", id)
                        .asString())
                .contains("往来对账函")
                .contains("22.00");
        Given.admin()
                .body(Map.of("customerId", customer, "from", "2026-11-01", "to", "2026-10-01"))
                .post("/api/v1/account-statements")
                .then()
                .statusCode(422)
                .body("code", is("statement_period_wrong"));
    }

    private static ValidatableResponse answer(String id, String etag, String answer) {
        return Given.admin()
                .header("If-Match", etag)
                .body(Map.of("answer", answer, "answeredBy", "王会计"))
                .post("/api/v1/account-statements/{id}/answer", id)
                .then();
    }
}
