package io.taizhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules as they come with the house, one case for each, and how they are changed. */
@QuarkusTest
class PostingRuleTest {

    /** Event, method and what 113.00 at 13 % becomes: D a debit, C a credit, in 分. */
    private static final String GOLDEN =
            """
            SALE ON_ACCOUNT: D 1122 11300, C 2221.01.01 1300, C 6001 10000
            SALE CASH: D 1001 11300, C 2221.01.01 1300, C 6001 10000
            SALE TRANSFER: D 1002 11300, C 2221.01.01 1300, C 6001 10000
            SALE BANK_CARD: D 1002 11300, C 2221.01.01 1300, C 6001 10000
            SALE WECHAT: D 1012.01 11300, C 2221.01.01 1300, C 6001 10000
            SALE ALIPAY: D 1012.02 11300, C 2221.01.01 1300, C 6001 10000
            SALE OTHER: D 1012.09 11300, C 2221.01.01 1300, C 6001 10000
            SALE HOUSE_CARD: none
            SALE CARD: none
            RETURN ON_ACCOUNT: D 1122 -11300, C 2221.01.01 -1300, C 6001 -10000
            RETURN CASH: D 1001 -11300, C 2221.01.01 -1300, C 6001 -10000
            RETURN HOUSE_CARD: none
            RETURN CARD: none
            CHARGE NONE: D 1122 11300, C 2221.01.01 1300, C 6051 10000
            PAYMENT WECHAT: D 1012.01 11300, C 1122 11300
            PAYMENT NONE: D 1012.09 11300, C 1122 11300
            PAYMENT CARD: D 2241.03 11300, C 1122 11300
            REFUND TRANSFER: D 1122 11300, C 1002 11300
            REFUND ON_ACCOUNT: D 1122 -11300, C 2221.01.01 -1300, C 6001 -10000
            ADJUSTMENT NONE: D 1122 11300, C 1901 11300
            WRITE_OFF NONE: D 1231 11300, C 1122 11300
            CARD_LOAD ALIPAY: D 1012.02 11300, C 2205.01 11300
            CARD_SPEND NONE: D 2205.01 11300, C 2221.01.01 1300, C 6001 10000
            CARD_RETURN NONE: D 2205.01 -11300, C 2221.01.01 -1300, C 6001 -10000
            CARD_CASH_OUT CASH: D 2205.01 11300, C 1001 11300
            CARD_KEPT NONE: D 2205.01 11300, C 2221.01.01 1300, C 6001 10000
            CARD_TRANSFER OUT: D 2205.01 11300, C 2205.01 11300
            CARD_TRANSFER IN: none
            CARD_REPLACEMENT OUT: D 2205.01 11300, C 2205.01 11300
            CARD_REPLACEMENT IN: none
            CARD_FEE NONE: D 2205.01 11300, C 2221.01.01 1300, C 6051 10000
            CARD_EXPIRY NONE: none
            CARD_ADJUSTMENT NONE: D 6601 11300, C 2205.01 11300
            CARD_BONUS_EXPIRY NONE: none
            PAYMENT HOUSE_CARD: none
            CARD_BILL NONE: D 2205.01 11300, C 1122 11300
            BILL NONE: D 1122 11300, C 2221.01.01 1300, C 6001 10000
            BILL_CREDIT ON_ACCOUNT: D 1122 -11300, C 2221.01.01 -1300, C 6001 -10000
            """;

    @Inject
    RuleBooks books;

    @Test
    void every_rule_posts_as_the_table_of_the_design_says() {
        var book = book();
        var shown = GOLDEN.lines()
                .map(line -> line.substring(0, line.indexOf(':')))
                .map(name -> name + ": " + posted(book, name.split(" ")[0], name.split(" ")[1], 11_300))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(shown).isEqualTo(GOLDEN);
    }

    @Test
    void an_event_that_nobody_thought_of_has_no_rule() {
        var book = book();
        assertThat(book.obstacle(of("ENTRY_OTHER", "NONE", LocalDate.of(2026, 11, 22))))
                .isEqualTo("NO_RULE");
        assertThat(book.obstacle(of("CARD_OTHER", "NONE", LocalDate.of(2026, 11, 22))))
                .isEqualTo("NO_RULE");
        assertThat(book.obstacle(of("PAYMENT", "SHELLS", LocalDate.of(2026, 11, 22))))
                .isEqualTo("NO_ACCOUNT");
        assertThat(book.obstacle(of("PAYMENT", "CASH", LocalDate.of(2026, 11, 22))))
                .isNull();
    }

    @Test
    void a_rule_counts_from_its_day_and_the_more_particular_one_first() {
        var category = "C" + UUID.randomUUID();
        define("CHARGE", category, "2026-06-01", "6301").statusCode(201);
        define("CHARGE", category, "2026-09-01", "6051").statusCode(201);
        var book = book();
        assertThat(revenue(book, category, LocalDate.of(2026, 5, 31))).isEqualTo("6051");
        assertThat(revenue(book, category, LocalDate.of(2026, 6, 1))).isEqualTo("6301");
        assertThat(revenue(book, category, LocalDate.of(2026, 9, 1))).isEqualTo("6051");
    }

    @Test
    void a_rule_that_can_be_out_of_balance_is_refused() {
        rule("CHARGE", "X", List.of(leg("1122", "DEBIT", "GROSS"), leg("6051", "CREDIT", "NET")))
                .statusCode(422)
                .body("code", is("posting_rule_unbalanced"));
        rule("CHARGE", "X", List.of(leg("1122", "DEBIT", "GROSS"), leg("9999", "CREDIT", "GROSS")))
                .statusCode(422)
                .body("code", is("account_unknown"));
        rule("CHARGE", "X", List.of(leg("1122", "DEBIT", "GROSS"), leg("2221", "CREDIT", "GROSS")))
                .statusCode(422)
                .body("code", is("account_not_lowest"));
        rule("NOTHING", "X", List.of()).statusCode(404);
    }

    @Test
    void a_shop_can_have_a_rate_of_its_own() {
        var shop = Staff.shop();
        Given.as("FINANCE")
                .body(Map.of(
                        "kind", "VAT", "shopId", shop, "rate", 100, "effectiveFrom", "2026-01-01", "note", "小规模纳税人"))
                .post("/api/v1/ledger/policies")
                .then()
                .statusCode(201);
        var book = book();
        var there = new RuleBook.Case("SALE", "CASH", "", UUID.fromString(shop), LocalDate.of(2026, 5, 1), null);
        assertThat(book.rate(LedgerPolicyKind.VAT, there)).isEqualTo(100);
        assertThat(book.rate(LedgerPolicyKind.VAT, of("SALE", "CASH", LocalDate.of(2026, 5, 1))))
                .isEqualTo(1300);
        Given.as("FINANCE")
                .body(Map.of("kind", "BREAKAGE", "shopId", shop, "rate", 500, "effectiveFrom", "2026-01-01"))
                .post("/api/v1/ledger/policies")
                .then()
                .statusCode(422)
                .body("code", is("policy_for_all"));
    }

    @Test
    void an_account_in_use_keeps_what_it_is_and_another_one_goes() {
        var code = "1012." + (10 + (int) (Math.random() * 80));
        var made = Given.as("FINANCE")
                .body(Map.of("code", code, "terms", terms("某平台")))
                .post("/api/v1/ledger/accounts")
                .then()
                .statusCode(201)
                .extract();
        Given.as("FINANCE")
                .body(Map.of("code", code, "terms", terms("某平台")))
                .post("/api/v1/ledger/accounts")
                .then()
                .statusCode(409)
                .body("code", is("account_code_taken"));
        Given.as("FINANCE")
                .header("If-Match", "\"0\"")
                .delete("/api/v1/ledger/accounts/{id}", made.<String>path("id"))
                .then()
                .statusCode(204);
        String used = Given.as("FINANCE")
                .get("/api/v1/ledger/accounts?code=1122")
                .then()
                .extract()
                .path("items[0].id");
        Given.as("FINANCE")
                .header("If-Match", "\"0\"")
                .delete("/api/v1/ledger/accounts/{id}", used)
                .then()
                .statusCode(409);
        Given.as("AUDITOR")
                .header("If-Match", "\"0\"")
                .delete("/api/v1/ledger/accounts/{id}", used)
                .then()
                .statusCode(403);
    }

    private static Map<String, Object> terms(String name) {
        return Map.of("name", name, "side", "DEBIT", "kind", "ASSET", "byCustomer", false, "closed", false);
    }

    private RuleBook book() {
        return QuarkusTransaction.requiringNew().call(books::current);
    }

    private static RuleBook.Case of(String event, String method, LocalDate day) {
        return new RuleBook.Case(event, method, "", SourceRows.NO_SHOP, day, null);
    }

    private static String revenue(RuleBook book, String category, LocalDate day) {
        var of = new RuleBook.Case("CHARGE", "NONE", category, SourceRows.NO_SHOP, day, null);
        return book.rule(of).legs.get(1).account();
    }

    private static String posted(RuleBook book, String event, String method, long gross) {
        var of = of(event, method, LocalDate.of(2026, 11, 22));
        var draft = new VoucherDraft(new VoucherDraft.Key(event, SourceRows.NO_SHOP, of.businessDate(), 1300, false));
        draft.add(book, of, UUID.randomUUID(), 1, Figures.of(gross, 0, 1300, 0, 0));
        var lines = draft.lines().stream()
                .map(line -> (line.debit() != 0 ? "D " : "C ") + line.account() + " " + (line.debit() + line.credit()))
                .collect(Collectors.joining(", "));
        return lines.isEmpty() ? "none" : lines;
    }

    private static Map<String, Object> leg(String account, String side, String amount) {
        return Map.of("account", account, "side", side, "amount", amount);
    }

    private static io.restassured.response.ValidatableResponse define(
            String event, String category, String day, String revenue) {
        return rule(event, category, List.of(leg("1122", "DEBIT", "GROSS"), leg(revenue, "CREDIT", "GROSS")), day);
    }

    private static io.restassured.response.ValidatableResponse rule(
            String event, String category, List<Map<String, Object>> legs) {
        return rule(event, category, legs, "2026-01-01");
    }

    private static io.restassured.response.ValidatableResponse rule(
            String event, String category, List<Map<String, Object>> legs, String day) {
        var body = new HashMap<String, Object>();
        body.put("category", category);
        body.put("effectiveFrom", day);
        body.put("legs", new ArrayList<>(legs));
        return Given.as("FINANCE")
                .body(body)
                .post("/api/v1/ledger/events/{event}/rules", event)
                .then();
    }
}
