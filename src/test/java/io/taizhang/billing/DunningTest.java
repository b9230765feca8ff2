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
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
