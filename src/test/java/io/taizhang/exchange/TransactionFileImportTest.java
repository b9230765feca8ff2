package io.taizhang.exchange;

import static io.taizhang.exchange.GivenImports.csv;
import static io.taizhang.exchange.GivenImports.errors;
import static io.taizhang.exchange.GivenImports.imported;
import static io.taizhang.exchange.GivenImports.ref;
import static io.taizhang.exchange.GivenImports.start;
import static io.taizhang.exchange.GivenImports.transactions;
import static io.taizhang.exchange.GivenImports.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransactionFileImportTest {

    private static final String RETAIL = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID";
    private static final Map<String, String> RETAIL_MAPPING = Map.of(
            "InvoiceNo",
            "document",
            "StockCode",
            "sku",
            "Description",
            "product",
            "Quantity",
            "quantity",
            "InvoiceDate",
            "businessDate",
            "UnitPrice",
            "unitPrice",
            "CustomerID",
            "customerRef");
    private static final String PLAIN = "单号,客户,日期,金额";
    private static final Map<String, String> PLAIN_MAPPING =
            Map.of("单号", "document", "客户", "customerRef", "日期", "businessDate", "金额", "amount");

    /** A customer's external reference. */
    private static String customer() {
        var ref = ref();
        Given.customer(Map.of("externalRef", ref));
        return ref;
    }

    private static ValidatableResponse entry(String document) {
        return Given.admin()
                .get("/api/v1/transactions?externalRef=" + document)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    private static void requireNoEntry(String document) {
        Given.admin().get("/api/v1/transactions?externalRef=" + document).then().body("items", hasSize(0));
    }

    private static ValidatableResponse retail(String... lines) {
        var all = new ArrayList<>(List.of(RETAIL));
        all.addAll(List.of(lines));
        return imported("retail.csv", csv(all.toArray(String[]::new)), transactions("COMMIT", RETAIL_MAPPING));
    }

    private static ValidatableResponse plain(String... lines) {
        var all = new ArrayList<>(List.of(PLAIN));
        all.addAll(List.of(lines));
        return imported("a.csv", csv(all.toArray(String[]::new)), transactions("COMMIT", PLAIN_MAPPING));
    }

    @Test
    void rows_of_one_invoice_become_one_sale_with_lines() {
        var customer = customer();
        var invoice = ref();
        retail(
                        invoice + ",A1,灯,6,2010-12-01 08:26:00,2.55," + customer,
                        invoice + ",A2,杯,2,2010-12-01 08:26:00,0," + customer)
                .body("status", equalTo("FINISHED"))
                .body("rowsAccepted", equalTo(2))
                .body("created", equalTo(1))
                .body("amount.amount", equalTo("15.30"));
        entry(invoice)
                .body("items[0].type", equalTo("SALE"))
                .body("items[0].method", equalTo("OTHER"))
                .body("items[0].channel", equalTo("IMPORT"))
                .body("items[0].businessDate", equalTo("2010-12-01"))
                .body("items[0].amount.amount", equalTo("15.30"))
                .body("items[0].effect.amount", equalTo("0.00"))
                .body("items[0].lines.sku", contains("A1", "A2"))
                .body("items[0].lines.quantity", contains("6", "2"));
    }

    @Test
    void an_invoice_below_zero_becomes_a_return_with_its_lines_turned() {
        var customer = customer();
        var invoice = "C" + ref();
        retail(
                        invoice + ",A1,灯,-6,2010-12-01 08:26:00,2.55," + customer,
                        invoice + ",A2,杯,1,2010-12-01 08:26:00,5.00," + customer)
                .body("created", equalTo(1))
                .body("amount.amount", equalTo("-10.30"));
        entry(invoice)
                .body("items[0].type", equalTo("RETURN"))
                .body("items[0].effect.amount", equalTo("0.00"))
                .body("items[0].amount.amount", equalTo("10.30"))
                .body("items[0].lines.quantity", contains("6", "-1"));
    }

    @Test
    void on_account_a_file_makes_its_customers_owe_what_it_adds_up_to() {
        var customer = customer();
        var sale = ref();
        var back = ref();
        imported(
                        "a.csv",
                        csv(
                                PLAIN,
                                sale + "," + customer + ",2024-05-01,100.00",
                                back + "," + customer + ",2024-05-02,-30.00"),
                        with(transactions("COMMIT", PLAIN_MAPPING), "defaults", Map.of("method", "ON_ACCOUNT")))
                .body("created", equalTo(2))
                .body("amount.amount", equalTo("70.00"));
        entry(sale).body("items[0].effect.amount", equalTo("100.00"));
        entry(back)
                .body("items[0].type", equalTo("RETURN"))
                .body("items[0].amount.amount", equalTo("30.00"))
                .body("items[0].effect.amount", equalTo("-30.00"));
    }

    @Test
    void a_refund_comes_out_of_credit_only_when_its_method_is_named() {
        var customer = customer();
        var settled = ref();
        var paidOut = ref();
        var mapping = new HashMap<>(PLAIN_MAPPING);
        mapping.putAll(Map.of("类型", "type", "方式", "method"));
        imported(
                        "a.csv",
                        csv(
                                PLAIN + ",类型,方式",
                                settled + "," + customer + ",2024-05-01,30.00,退款,",
                                paidOut + "," + customer + ",2024-05-02,40.00,退款,现金"),
                        transactions("COMMIT", mapping))
                .body("created", equalTo(2))
                .body("amount.amount", equalTo("-70.00"));
        entry(settled).body("items[0].type", equalTo("RETURN")).body("items[0].effect.amount", equalTo("0.00"));
        entry(paidOut).body("items[0].type", equalTo("REFUND")).body("items[0].effect.amount", equalTo("40.00"));
    }

    @Test
    void prices_with_more_decimals_come_to_what_the_file_says() {
        var customer = customer();
        var invoice = ref();
        retail(
                        invoice + ",A1,纸,8,2010-12-01,0.125," + customer,
                        invoice + ",A2,垫,1,2010-12-01,0.001," + customer,
                        invoice + ",A3,线,-3,2010-12-01,0.114," + customer)
                .body("rowsAccepted", equalTo(3))
                .body("amount.amount", equalTo("0.66"));
        entry(invoice)
                .body("items[0].lines.unitPrice.amount", contains("0.13", "0.01", "0.12"))
                .body("items[0].lines.amount.amount", contains("1.00", "0.00", "-0.34"));
    }

    @Test
    void a_document_for_nothing_and_rows_without_a_customer_are_refused() {
        var customer = customer();
        var gift = ref();
        var nobodys = ref();
        String id = retail(
                        gift + ",A1,灯,1,2010-12-01,0," + customer,
                        nobodys + ",A1,灯,1,2010-12-01,2,",
                        nobodys + ",A2,杯,1,2010-12-01,2,")
                .body("rowsRejected", equalTo(3))
                .body("created", equalTo(0))
                .extract()
                .path("id");
        assertThat(errors(id).lines().map(line -> line.split(",")[0] + line.split(",")[1] + line.split(",")[2]))
                .containsExactlyInAnyOrder(
                        "行号列名错误代码",
                        "2row_amount_zero",
                        "3CustomerIDrow_customer_missing",
                        "4CustomerIDrow_customer_missing");
    }

    @Test
    void a_wrong_row_keeps_its_whole_document_out() {
        var customer = customer();
        var invoice = ref();
        var other = ref();
        String id = retail(
                        invoice + ",A1,灯,1,2010-12-01,2," + customer,
                        other + ",A1,灯,1,2010-12-01,2," + customer,
                        invoice + ",A2,杯,zwei,2010-12-01,2," + customer,
                        invoice + ",A3,盘,1,2010-12-01,2," + customer)
                .body("rowsAccepted", equalTo(1))
                .body("rowsRejected", equalTo(3))
                .extract()
                .path("id");
        requireNoEntry(invoice);
        entry(other);
        assertThat(errors(id))
                .contains("4,Quantity,row_number_unreadable,“zwei”不是数字。")
                .contains("2,,row_of_rejected_document,同一单据的第 4 行有误，单据只能整张导入。")
                .contains("5,,row_of_rejected_document,");
    }

    @Test
    void a_rule_of_the_account_names_the_row_that_breaks_it() {
        var customer = customer();
        var invoice = ref();
        String id = retail(invoice + ",A1,灯,1,2010-12-01,20," + customer, invoice + ",A2,杯,1,2010-12-01,-2," + customer)
                .body("rowsRejected", equalTo(2))
                .extract()
                .path("id");
        assertThat(errors(id)).contains("3,UnitPrice,line_price_negative").contains("2,,row_of_rejected_document");
    }

    @Test
    void an_invoice_may_name_one_customer_only() {
        var invoice = ref();
        String id = plain(invoice + "," + customer() + ",2024-01-01,1", invoice + "," + customer() + ",2024-01-01,1")
                .body("rowsRejected", equalTo(2))
                .extract()
                .path("id");
        assertThat(errors(id)).contains("3,客户,row_document_mixed").contains("2,,row_of_rejected_document");
    }

    @Test
    void what_a_row_leaves_out_its_document_says() {
        var invoice = ref();
        plain(invoice + "," + customer() + ",2024-01-01,1", invoice + ",,2024-01-01,2")
                .body("rowsAccepted", equalTo(2))
                .body("created", equalTo(1));
        entry(invoice).body("items[0].amount.amount", equalTo("3.00")).body("items[0].lines", hasSize(0));
    }

    @Test
    void a_customer_is_found_by_number_and_only_registered_when_asked() {
        var known = Given.customer();
        String number = Given.admin()
                .get("/api/v1/customers/{id}", known)
                .then()
                .extract()
                .path("number");
        var stranger = ref();
        var one = ref();
        var two = ref();
        String id = plain(one + "," + number + ",2024-01-01,1", two + "," + stranger + ",2024-01-01,1")
                .body("created", equalTo(1))
                .body("rowsRejected", equalTo(1))
                .extract()
                .path("id");
        assertThat(errors(id)).contains("3,客户,row_customer_unknown");
        var options = with(transactions("DRY_RUN", PLAIN_MAPPING), "createCustomers", true);
        var file = csv(PLAIN, two + "," + stranger + ",2024-01-01,1");
        imported("a.csv", file, options).body("customersCreated", equalTo(1)).body("created", equalTo(1));
        requireNoEntry(two);
        imported("a.csv", file, with(options, "mode", "COMMIT")).body("customersCreated", equalTo(1));
        entry(two).body("items[0].customerName", equalTo(stranger));
        imported("a.csv", file, with(options, "mode", "COMMIT"))
                .body("customersCreated", equalTo(0))
                .body("unchanged", equalTo(1));
    }

    @Test
    void a_file_without_document_numbers_is_known_by_its_rows() {
        var customer = customer();
        var file = csv("客户,日期,金额,类型,方式", customer + ",2024-01-01,10,收款,微信", customer + ",2024-01-01,10,收款,微信");
        var mapping = Map.of("客户", "customerRef", "日期", "businessDate", "金额", "amount", "类型", "type", "方式", "method");
        imported("a.csv", file, transactions("COMMIT", mapping)).body("created", equalTo(2));
        imported("a.csv", file, transactions("COMMIT", mapping))
                .body("created", equalTo(0))
                .body("unchanged", equalTo(2));
    }

    @Test
    void dates_are_read_as_the_file_writes_them_and_never_guessed_at() {
        var customer = customer();
        var one = ref();
        var ambiguous = csv(PLAIN, one + "," + customer + ",3/4/2024 8:26,1");
        start("a.csv", ambiguous, transactions("COMMIT", PLAIN_MAPPING))
                .then()
                .statusCode(422)
                .body("code", equalTo("import_date_ambiguous"))
                .body("errors[0].pointer", equalTo("/dateFormat"));
        imported("a.csv", ambiguous, with(transactions("COMMIT", PLAIN_MAPPING), "dateFormat", "d/M/yyyy H:mm"))
                .body("created", equalTo(1));
        entry(one).body("items[0].businessDate", equalTo("2024-04-03"));
        start("a.csv", ambiguous, with(transactions("COMMIT", PLAIN_MAPPING), "dateFormat", "MM-yyyy"))
                .then()
                .statusCode(422)
                .body("code", equalTo("import_date_format"));
        String id = plain(ref() + "," + customer + ",soon,1")
                .body("rowsRejected", equalTo(1))
                .extract()
                .path("id");
        assertThat(errors(id)).contains("2,日期,row_date_unreadable");
    }

    @Test
    void a_dry_run_posts_nothing_and_tells_the_same() {
        var invoice = ref();
        var file = csv(PLAIN, invoice + "," + customer() + ",2024-01-01,\"￥1,234.50\"");
        imported("a.csv", file, transactions("DRY_RUN", PLAIN_MAPPING))
                .body("created", equalTo(1))
                .body("amount.amount", equalTo("1234.50"));
        requireNoEntry(invoice);
        imported("a.csv", file, transactions("COMMIT", PLAIN_MAPPING))
                .body("created", equalTo(1))
                .body("sameFileAs", nullValue());
    }

    @Test
    void a_document_may_have_two_thousand_rows_and_not_one_more() {
        var customer = customer();
        var whole = ref();
        var over = ref();
        var lines = new ArrayList<String>();
        for (int i = 0; i < 2_001; i++) {
            if (i < 2_000) {
                lines.add(whole + ",A" + i + ",货,1,2010-12-01,1," + customer);
            }
            lines.add(over + ",A" + i + ",货,1,2010-12-01,1," + customer);
        }
        String id = retail(lines.toArray(String[]::new))
                .body("created", equalTo(1))
                .body("rowsAccepted", equalTo(2_000))
                .body("rowsRejected", equalTo(2_001))
                .extract()
                .path("id");
        assertThat(errors(id)).contains("row_document_too_long");
    }

    @Test
    void rows_far_from_their_document_are_refused_and_not_lost() {
        var customer = customer();
        var first = ref();
        var base = ref();
        var lines = new ArrayList<String>();
        lines.add(first + "," + customer + ",2024-01-01,1");
        for (int i = 0; i < 1_000; i++) {
            lines.add(base + i + "," + customer + ",2024-01-01,1");
        }
        lines.add(first + "," + customer + ",2024-01-01,5");
        String id = plain(lines.toArray(String[]::new))
                .body("created", equalTo(1_001))
                .body("rowsRejected", equalTo(1))
                .extract()
                .path("id");
        assertThat(errors(id)).contains("1003,单号,row_document_closed");
        entry(first).body("items[0].amount.amount", equalTo("1.00"));
    }

    @Test
    void values_are_checked_row_by_row() {
        var customer = customer();
        var header = "客户,日期,金额,类型,方式,数量,单价";
        var mapping = Map.of(
                "客户",
                "customerRef",
                "日期",
                "businessDate",
                "金额",
                "amount",
                "类型",
                "type",
                "方式",
                "method",
                "数量",
                "quantity",
                "单价",
                "unitPrice");
        var file = csv(
                header,
                customer + ",2024-01-01,,,,,",
                customer + ",2024-01-01,1.234,,,,",
                customer + ",2024-01-01,1,抢劫,,,",
                customer + ",2024-01-01,1,,贝壳,,",
                customer + ",2024-01-01,,,,0,1",
                customer + ",2024-01-01,,,,0.00001,1",
                customer + ",1999-12-31,1,,,,",
                customer + ",2024-01-01,9.50,,,2,5.00");
        String id = imported("a.csv", file, transactions("COMMIT", mapping))
                .body("rowsRejected", equalTo(7))
                .body("amount.amount", equalTo("9.50"))
                .extract()
                .path("id");
        assertThat(errors(id))
                .contains("2,金额,row_value_missing")
                .contains("3,金额,money_scale")
                .contains("4,类型,row_value_unknown")
                .contains("5,方式,row_value_unknown")
                .contains("6,数量,row_quantity_unusable")
                .contains("7,数量,row_quantity_unusable")
                .contains("8,日期,business_date_out_of_range");
    }
}
