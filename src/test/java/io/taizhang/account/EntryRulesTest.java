package io.taizhang.account;

import static io.taizhang.account.GivenEntries.entry;
import static io.taizhang.account.GivenEntries.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.BusinessTime;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntryRulesTest {

    @Inject
    BusinessTime time;

    private static void refused(Map<String, Object> body, String code, String pointer) {
        post(body).statusCode(422).body("code", equalTo(code)).body("errors.pointer", hasItem(pointer));
    }

    private static Map<String, Object> sale(String amount, Object... lines) {
        return entry(Given.customer(), "SALE", amount, Map.of("method", "CASH", "lines", List.of(lines)));
    }

    private static Map<String, Object> line(Map<String, Object> further) {
        var line = new HashMap<String, Object>(Map.of("product", "米", "quantity", "2", "unitPrice", Given.yuan("10")));
        line.putAll(further);
        return line;
    }

    @Test
    void an_amount_is_positive_unless_it_adjusts() {
        refused(entry(Given.customer(), "PAYMENT", "0", Map.of()), "amount_not_positive", "/amount");
        refused(entry(Given.customer(), "CHARGE", "-1", Map.of()), "amount_not_positive", "/amount");
        refused(entry(Given.customer(), "ADJUSTMENT", "0", Map.of()), "amount_zero", "/amount");
    }

    @Test
    void a_sale_and_a_refund_say_how_they_were_paid() {
        refused(entry(Given.customer(), "SALE", "1", Map.of()), "method_required", "/method");
        refused(entry(Given.customer(), "REFUND", "1", Map.of()), "method_required", "/method");
        refused(
                entry(Given.customer(), "PAYMENT", "1", Map.of("method", "ON_ACCOUNT")),
                "method_not_possible",
                "/method");
        refused(entry(Given.customer(), "CHARGE", "1", Map.of("method", "CASH")), "method_not_possible", "/method");
    }

    @Test
    void a_business_date_lies_between_the_year_2000_and_tomorrow() {
        var customer = Given.customer();
        for (var wrong : List.of("1999-12-31", time.today().plusDays(2).toString())) {
            refused(
                    entry(customer, "CHARGE", "1", Map.of("businessDate", wrong)),
                    "business_date_out_of_range",
                    "/businessDate");
        }
        for (var right : List.of("2000-01-01", time.today().plusDays(1).toString())) {
            post(entry(customer, "CHARGE", "1", Map.of("businessDate", right))).statusCode(201);
        }
    }

    @Test
    void money_has_two_decimals_and_is_yuan() {
        var customer = Given.customer();
        post(entry(customer, "CHARGE", "1.005", Map.of())).statusCode(422).body("code", equalTo("money_scale"));
        post(entry(customer, "CHARGE", "100000000000.01", Map.of()))
                .statusCode(422)
                .body("code", equalTo("money_too_large"));
        post(entry(customer, "CHARGE", "1", Map.of("amount", Map.of("amount", "1", "currency", "USD"))))
                .statusCode(422)
                .body("code", equalTo("currency_unknown"));
    }

    @Test
    void lines_are_worked_out_and_add_up() {
        post(sale(
                        "29.17",
                        line(Map.of("sku", "A-1")),
                        line(Map.of(
                                "quantity", "0.3333", "unitPrice", Given.yuan("33"), "discount", Given.yuan("1.83"))),
                        line(Map.of("quantity", "-0.5", "unitPrice", Given.yuan("-0")))))
                .statusCode(201)
                .body("lines.amount.amount", contains("20.00", "9.17", "0.00"))
                .body("lines.quantity", contains("2", "0.3333", "-0.5"));
        refused(sale("19.99", line(Map.of())), "lines_do_not_add_up", "/lines");
    }

    @Test
    void a_line_is_refused_at_the_field_that_is_wrong() {
        var right = line(Map.of());
        refused(
                sale("20", right, line(Map.of("unitPrice", Given.yuan("-1")))),
                "line_price_negative",
                "/lines/1/unitPrice");
        refused(
                sale("20", right, line(Map.of("discount", Given.yuan("20.01")))),
                "line_discount_wrong",
                "/lines/1/discount");
        refused(sale("20", line(Map.of("amount", Given.yuan("21")))), "line_amount_wrong", "/lines/0/amount");
        refused(
                sale("20", line(Map.of("quantity", "999999999", "unitPrice", Given.yuan("90000000000")))),
                "money_too_large",
                "/lines/0");
        post(sale("20", line(Map.of("quantity", "0.00"))))
                .statusCode(400)
                .body("errors.pointer", contains("/lines/0/quantity"));
    }

    @Test
    void texts_and_lists_are_bounded() {
        post(entry(Given.customer(), "CHARGE", "1", Map.of("category", "类".repeat(61), "memo", "注".repeat(501))))
                .statusCode(400)
                .body("code", equalTo("validation_failed"))
                .body("errors.pointer", contains("/category", "/memo"));
        var lines = Collections.nCopies(2_001, line(Map.of())).toArray();
        post(sale("40020", lines)).statusCode(400).body("errors.pointer", contains("/lines"));
    }

    @Test
    void five_hundred_lines_are_kept_in_their_order() {
        var lines = IntStream.range(0, 500)
                .mapToObj(number -> line(Map.of("product", "货" + number)))
                .toArray();
        post(sale("10000", lines)).statusCode(201).body("lines[499].product", equalTo("货499"));
    }
}
