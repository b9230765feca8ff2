package io.taizhang.ledger;

import static io.taizhang.ledger.GivenLedger.act;
import static io.taizhang.ledger.GivenLedger.agreed;
import static io.taizhang.ledger.GivenLedger.card;
import static io.taizhang.ledger.GivenLedger.effectOf;
import static io.taizhang.ledger.GivenLedger.entry;
import static io.taizhang.ledger.GivenLedger.reverse;
import static io.taizhang.ledger.GivenLedger.spend;
import static io.taizhang.ledger.GivenLedger.topUp;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each thing that happens at a till or a desk does to the accounts, by the rules as they come. */
@QuarkusTest
class LedgerEventsTest {

    /** What the house agreed on last counts, and another test may have agreed on something else. */
    @BeforeEach
    void charges_are_taxed_as_usual() {
        Given.admin()
                .body(Map.of(
                        "kind",
                        "VAT",
                        "event",
                        "CHARGE",
                        "rate",
                        1300,
                        "effectiveFrom",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).toString()))
                .post("/api/v1/ledger/policies")
                .then()
                .statusCode(201);
    }

    @Test
    void a_sale_on_account_is_owed_and_its_payment_comes_in_where_its_method_lies() {
        var customer = Given.customer();
        assertThat(effectOf(() -> entry(customer, "SALE", "ON_ACCOUNT", "113.00")))
                .isEqualTo(Map.of("1122", "113.00", "6001", "-100.00", "2221.01.01", "-13.00"));
        assertThat(effectOf(() -> entry(customer, "PAYMENT", "WECHAT", "113.00")))
                .isEqualTo(Map.of("1012.01", "113.00", "1122", "-113.00"));
    }

    @Test
    void a_sale_for_money_and_its_return_leave_the_customer_alone() {
        var customer = Given.customer();
        assertThat(effectOf(() -> entry(customer, "SALE", "CASH", "11.30")))
                .isEqualTo(Map.of("1001", "11.30", "6001", "-10.00", "2221.01.01", "-1.30"));
        assertThat(effectOf(() -> entry(customer, "RETURN", "CASH", "11.30")))
                .isEqualTo(Map.of("1001", "-11.30", "6001", "10.00", "2221.01.01", "1.30"));
    }

    @Test
    void a_correction_is_posted_in_red_and_takes_all_of_it_back() {
        var customer = Given.customer();
        var effect = effectOf(() -> reverse(entry(customer, "SALE", "ON_ACCOUNT", "99.99")));
        assertThat(effect).isEmpty();
    }

    @Test
    void charges_refunds_credit_notes_and_adjustments_have_their_accounts() {
        var customer = Given.customer();
        assertThat(effectOf(() -> entry(customer, "CHARGE", null, "56.50")))
                .isEqualTo(Map.of("1122", "56.50", "6051", "-50.00", "2221.01.01", "-6.50"));
        assertThat(effectOf(() -> entry(customer, "REFUND", "TRANSFER", "20.00")))
                .isEqualTo(Map.of("1122", "20.00", "1002", "-20.00"));
        assertThat(effectOf(() -> entry(customer, "REFUND", "ON_ACCOUNT", "22.60")))
                .isEqualTo(Map.of("1122", "-22.60", "6001", "20.00", "2221.01.01", "2.60"));
        assertThat(effectOf(() -> entry(customer, "ADJUSTMENT", null, "-3.00")))
                .isEqualTo(Map.of("1122", "-3.00", "1901", "3.00"));
    }

    @Test
    void loading_a_card_is_no_revenue_and_using_it_is() {
        var card = card(Given.customer());
        assertThat(effectOf(() -> topUp(card, "200.00", "ALIPAY")))
                .isEqualTo(Map.of("1012.02", "200.00", "2205.01", "-200.00"));
        assertThat(effectOf(() -> spend(card, "113.00")))
                .isEqualTo(Map.of("2205.01", "113.00", "6001", "-100.00", "2221.01.01", "-13.00"));
    }

    @Test
    void a_return_to_a_card_and_a_reversal_take_revenue_back() {
        var card = card(Given.customer());
        topUp(card, "200.00", "CASH");
        var movement = spend(card, "113.00");
        assertThat(effectOf(() -> act(card, "returns", Map.of("movement", movement, "amount", yuan("56.50")))
                        .statusCode(201)))
                .isEqualTo(Map.of("2205.01", "-56.50", "6001", "50.00", "2221.01.01", "6.50"));
        var other = spend(card, "22.60");
        assertThat(effectOf(
                        () -> act(card, "reversals", Map.of("movement", other)).statusCode(201)))
                .isEqualTo(Map.of("2205.01", "-22.60", "6001", "20.00", "2221.01.01", "2.60"));
    }

    @Test
    void bonus_is_a_memorandum_and_only_the_principal_is_revenue() {
        var card = card(Given.customer(), Map.of("spendOrder", "RATIO")).<String>path("id");
        assertThat(effectOf(() -> act(
                                card,
                                "top-ups",
                                Map.of("amount", yuan("100.00"), "method", "CASH", "bonus", yuan("25.00")))
                        .statusCode(201)))
                .isEqualTo(Map.of("1001", "100.00", "2205.01", "-100.00"));
        // Four fifths of what is paid is principal.
        assertThat(effectOf(() -> spend(card, "125.00")))
                .isEqualTo(Map.of("2205.01", "100.00", "6001", "-88.50", "2221.01.01", "-11.50"));
    }

    @Test
    void paying_a_card_out_and_adjusting_it_by_two_people_is_posted() {
        var card = card(Given.customer());
        topUp(card, "80.00", "CASH");
        assertThat(effectOf(() -> agreed(act(card, "adjustments", Map.of("principal", yuan("5.00"), "reason", "补偿")))))
                .isEqualTo(Map.of("6601", "5.00", "2205.01", "-5.00"));
        assertThat(effectOf(() -> agreed(act(
                        card,
                        "cash-outs",
                        Map.of("amount", yuan("85.00"), "method", "CASH", "cause", "OPERATOR", "reason", "退卡")))))
                .isEqualTo(Map.of("1001", "-85.00", "2205.01", "85.00"));
    }

    @Test
    void moving_money_between_cards_changes_no_account() {
        var card = card(Given.customer());
        var other = card(Given.customer());
        topUp(card, "80.00", "CASH");
        assertThat(effectOf(() -> act(card, "transfers", Map.of("toCardId", other, "amount", yuan("30.00")))
                        .statusCode(201)))
                .isEmpty();
    }

    @Test
    void a_checkout_in_parts_is_revenue_once() {
        var customer = Given.customer();
        var card = card(customer, Map.of());
        topUp(card.path("id"), "100.00", "CASH");
        assertThat(effectOf(() -> Given.money()
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
                        .statusCode(201)))
                .isEqualTo(Map.of("2205.01", "56.50", "1012.01", "56.50", "6001", "-100.00", "2221.01.01", "-13.00"));
    }

    @Test
    void a_captured_hold_is_a_payment_and_a_hold_is_nothing() {
        var card = card(Given.customer());
        topUp(card, "200.00", "CASH");
        var hold = new String[1];
        assertThat(effectOf(() -> hold[0] = act(card, "holds", Map.of("amount", yuan("113.00")))
                        .statusCode(201)
                        .extract()
                        .path("reference")))
                .isEmpty();
        assertThat(effectOf(() -> Given.money()
                        .body(Map.of("amount", yuan("56.50")))
                        .post("/api/v1/holds/{id}/capture", hold[0])
                        .then()
                        .statusCode(201)))
                .isEqualTo(Map.of("2205.01", "56.50", "6001", "-50.00", "2221.01.01", "-6.50"));
    }

    @Test
    void replacing_a_card_costs_its_fee_and_moves_nothing_else() {
        var card =
                card(Given.customer(), Map.of("replacementFee", yuan("10.00"))).<String>path("id");
        topUp(card, "200.00", "CASH");
        assertThat(effectOf(() -> act(card, "replace", Map.of("reason", "损坏", "fee", yuan("10.00")))
                        .statusCode(201)))
                .isEqualTo(Map.of("2205.01", "10.00", "6051", "-8.85", "2221.01.01", "-1.15"));
    }

    @Test
    void a_sale_that_somebody_typed_as_paid_by_card_is_left_to_the_card() {
        var customer = Given.customer();
        assertThat(effectOf(() -> entry(customer, "SALE", "CARD", "50.00"))).isEmpty();
        Given.as("AUDITOR")
                .get("/api/v1/ledger/checks")
                .then()
                .statusCode(200)
                .body("find { it.code == 'CARD_ENTRIES_UNLINKED' }.holds", org.hamcrest.Matchers.is(false));
        assertThat(effectOf(() -> entry(customer, "PAYMENT", "CARD", "50.00")))
                .isEqualTo(Map.of("2241.03", "50.00", "1122", "-50.00"));
    }

    @Test
    void a_reversed_checkout_takes_back_what_was_not_paid_by_card() {
        var card = card(Given.customer(), Map.of());
        topUp(card.path("id"), "100.00", "CASH");
        String entry = Given.money()
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
                .statusCode(201)
                .extract()
                .path("entryId");
        assertThat(effectOf(() -> reverse(entry)))
                .isEqualTo(Map.of("1012.01", "-56.50", "6001", "50.00", "2221.01.01", "6.50"));
    }
}
