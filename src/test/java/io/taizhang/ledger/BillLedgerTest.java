package io.taizhang.ledger;

import static io.taizhang.ledger.GivenLedger.act;
import static io.taizhang.ledger.GivenLedger.actOnBill;
import static io.taizhang.ledger.GivenLedger.bill;
import static io.taizhang.ledger.GivenLedger.card;
import static io.taizhang.ledger.GivenLedger.effectOf;
import static io.taizhang.ledger.GivenLedger.payByCard;
import static io.taizhang.ledger.GivenLedger.text;
import static io.taizhang.ledger.GivenLedger.topUp;
import static io.taizhang.ledger.GivenLedger.undoCardPayment;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Bills and cards in the general ledger: everything is revenue once, has the tax of its document, and clears. */
@QuarkusTest
class BillLedgerTest {

    /** Each 0.05 has 0.01 of tax, and both together would too: the lines count. */
    private static final String[] LINES = {"100.00@13", "50.00@6", "0.05@13", "0.05@13"};

    @Inject
    DataSource dataSource;

    @Test
    void a_bill_is_posted_with_the_tax_of_its_lines_rate_by_rate() {
        var made = new String[1];
        assertThat(effectOf(() -> made[0] = bill(Given.customer(), LINES)))
                .isEqualTo(Map.of("1122", "150.10", "6001", "-135.75", "2221.01.01", "-14.35"));
        Given.admin()
                .get("/api/v1/bills/{id}", made[0])
                .then()
                .body("total.amount", is("150.10"))
                .body("tax.amount", is("14.35"));
        assertThat(text(
                        dataSource,
                        "select string_agg(s.rate || ' ' || s.amount || ' ' || s.tax, ', ' order by s.rate)"
                                + " from ledger_source s join bill b on b.charge_id = s.row_id where b.id = '"
                                + made[0] + "'"))
                .isEqualTo("600 5000 283, 1300 10010 1152");
    }

    @Test
    void credit_notes_and_a_void_take_back_the_tax_that_was_posted() {
        var customer = Given.customer();
        assertThat(effectOf(() -> {
                    var bill = bill(customer, LINES);
                    // Of 150.10: 9.99 at 6 % and 20.01 at 13 %.
                    assertThat(effectOf(() -> actOnBill(
                                            bill, "credit-notes", Map.of("amount", yuan("30.00"), "reason", "少收"))
                                    .statusCode(201)))
                            .isEqualTo(Map.of("1122", "-30.00", "6001", "27.13", "2221.01.01", "2.87"));
                    actOnBill(bill, "credit-notes", Map.of("amount", yuan("0.01"), "reason", "少收"))
                            .statusCode(201);
                    actOnBill(bill, "void", Map.of("reason", "开错了")).statusCode(201);
                }))
                .isEmpty();
        assertThat(text(
                        dataSource,
                        "select count(*) from (select 1 from ledger_source where customer_id = '" + customer
                                + "' group by rate having sum(case event when 'BILL' then tax else -tax end) <> 0) x"))
                .isEqualTo("0");
    }

    @Test
    void a_bill_without_tax_has_none_whatever_the_policy_says() {
        assertThat(effectOf(() -> bill(Given.customer(), "10.00@0")))
                .isEqualTo(Map.of("1122", "10.00", "6001", "-10.00"));
        assertThat(effectOf(() -> bill(Given.customer(), "10.00@100")))
                .isEqualTo(Map.of("1122", "10.00", "6001", "-5.00", "2221.01.01", "-5.00"));
    }

    @Test
    void a_bill_paid_with_a_card_is_revenue_once_and_clears() {
        var debtor = Given.customer();
        var card = card(Given.customer());
        var effect = effectOf(() -> {
            topUp(card, "150.10", "CASH");
            var bill = bill(debtor, LINES);
            var paid = new String[1];
            assertThat(effectOf(() -> paid[0] = payByCard(bill, card)))
                    .isEqualTo(Map.of("2205.01", "150.10", "1122", "-150.10"));
            assertThat(owed(debtor)).isEqualTo("0");
            assertThat(effectOf(() -> undoCardPayment(bill, paid[0])))
                    .isEqualTo(Map.of("2205.01", "-150.10", "1122", "150.10"));
            assertThat(owed(debtor)).isEqualTo("15010");
            payByCard(bill, card);
        });
        // No contract liability, no receivable and nothing to clear is left: money, revenue and tax.
        assertThat(effect).isEqualTo(Map.of("1001", "150.10", "6001", "-135.75", "2221.01.01", "-14.35"));
        assertThat(owed(debtor)).isEqualTo("0");
        // What is not derived yet is looked at as it will be.
        topUp(card, "50.00", "CASH");
        payByCard(bill(debtor, "50.00@6"), card);
        holds("CUSTOMERS_AGREE", "CARDS_AGREE", "ROWS_COVERED", "RANGES_CONTIGUOUS");
        GivenLedger.run();
        holds("CUSTOMERS_AGREE", "CARDS_AGREE", "ROWS_COVERED", "RANGES_CONTIGUOUS");
    }

    @Test
    void bonus_that_pays_a_bill_is_an_expense_and_the_bill_is_settled() {
        var debtor = Given.customer();
        var card = card(Given.customer(), Map.of("spendOrder", "RATIO")).<String>path("id");
        act(card, "top-ups", Map.of("amount", yuan("100.00"), "method", "CASH", "bonus", yuan("25.00")))
                .statusCode(201);
        var bill = bill(debtor, "125.00@6");
        var paid = new String[1];
        assertThat(effectOf(() -> paid[0] = payByCard(bill, card)))
                .isEqualTo(Map.of("2205.01", "100.00", "6601", "25.00", "1122", "-125.00"));
        assertThat(effectOf(() -> undoCardPayment(bill, paid[0])))
                .isEqualTo(Map.of("2205.01", "-100.00", "6601", "-25.00", "1122", "125.00"));
    }

    @Test
    void a_purchase_at_the_till_is_revenue_once_and_clears() {
        var customer = Given.customer();
        var card = card(customer, Map.of());
        var effect = effectOf(() -> {
            topUp(card.path("id"), "56.50", "CASH");
            Given.money()
                    .body(Map.of(
                            "amount",
                            yuan("113.00"),
                            "cardNumber",
                            card.path("number"),
                            "payments",
                            List.of(
                                    Map.of("method", "CARD", "amount", yuan("56.50")),
                                    Map.of("method", "WECHAT", "amount", yuan("56.50")))))
                    .post("/api/v1/checkouts")
                    .then()
                    .statusCode(201);
        });
        assertThat(effect)
                .isEqualTo(Map.of("1001", "56.50", "1012.01", "56.50", "6001", "-100.00", "2221.01.01", "-13.00"));
        assertThat(owed(customer)).isEqualTo("0");
    }

    @Test
    void a_voucher_of_one_rate_is_posted_again_without_the_others() {
        var debtor = Given.customer();
        GivenLedger.run();
        assertThat(effectOf(() -> {
                    bill(debtor, LINES);
                    GivenLedger.run();
                    var voucher = text(
                            dataSource,
                            "select v.id from voucher v join voucher_line l on l.voucher_id = v.id where v.event = 'BILL'"
                                    + " and v.rate = 600 and l.customer_id = '" + debtor + "'");
                    assertThat(effectOf(() -> Given.as("FINANCE")
                                    .header("Idempotency-Key", UUID.randomUUID().toString())
                                    .body(Map.of("reason", "重记", "repost", true))
                                    .post("/api/v1/ledger/vouchers/{id}/corrections", voucher)
                                    .then()
                                    .statusCode(201)))
                            .isEmpty();
                    Given.as("AUDITOR")
                            .get("/api/v1/ledger/vouchers/{id}/sources", voucher)
                            .then()
                            .statusCode(200)
                            .body("items.amount.amount.unique()", is(List.of("50.00")));
                }))
                .isEqualTo(Map.of("1122", "150.10", "6001", "-135.75", "2221.01.01", "-14.35"));
    }

    /** What a customer owes by the journal, in 分. */
    private String owed(String customer) {
        return text(
                dataSource,
                "select coalesce(sum(debit - credit), 0) from voucher_line where account_code = '1122'"
                        + " and customer_id = '" + customer + "'");
    }

    private static void holds(String... controls) {
        var checks = Given.as("AUDITOR").get("/api/v1/ledger/checks").then().statusCode(200);
        for (var control : controls) {
            checks.body("find { it.code == '" + control + "' }.firstDifference", is((Object) null))
                    .body("find { it.code == '" + control + "' }.holds", is(true));
        }
    }
}
