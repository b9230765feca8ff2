package io.taizhang.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.taizhang.platform.Sha256;
import io.taizhang.support.Given;
import io.taizhang.support.LedgerRuns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HandoverTest {

    @Test
    void kingdee_gets_its_columns_and_its_schema() throws IOException {
        var month = month();
        var customer = sold(month, "113.00");
        var file = exported("KINGDEE_K3", month);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName())).containsExactly("Page1", "t_Schema");
            var rows = workbook.getFirstSheet().read();
            assertThat(rows.get(0).getCellCount()).isEqualTo(36);
            assertThat(rows.get(0).getCellText(0)).isEqualTo("FDate");
            assertThat(rows.get(0).getCellText(35)).isEqualTo("FCashFlow");
            var first = rows.get(1);
            assertThat(first.getCellText(3)).isEqualTo("记");
            assertThat(first.getCellText(5)).isEqualTo("1122");
            assertThat(first.getCellAsNumber(10).orElseThrow()).isEqualByComparingTo("113.00");
            assertThat(first.getCellText(32))
                    .isEqualTo("客户---" + customer.get("number") + "---" + customer.get("name"));
            assertThat(first.getCellText(31)).isEqualTo("0");
            assertThat(rows).hasSize(4);
        }
    }

    @Test
    void yonyou_gets_gbk_with_its_first_line_and_adjacent_lines_of_a_voucher() {
        var month = month();
        sold(month, "11.30");
        var text = new String(exported("YONYOU_U8", month), Charset.forName("GBK"));
        var lines = text.split("\r\n");
        assertThat(lines[0]).isEqualTo("填制凭证,V800");
        assertThat(lines).hasSize(4);
        for (int i = 1; i < lines.length; i++) {
            var cells = lines[i].split(",", -1);
            assertThat(cells).hasSize(19);
            assertThat(cells[0]).startsWith(month);
            assertThat(cells[4].length()).isLessThanOrEqualTo(60);
            assertThat(cells[5]).matches("[0-9]{4,15}");
            assertThat(cells[6].equals("0.00")).isNotEqualTo(cells[7].equals("0.00"));
        }
        assertThat(lines[3]).contains(",6001,0.00,10.00,");
    }

    @Test
    void a_csv_opens_in_a_spreadsheet_and_calculates_nothing() {
        var month = month();
        var code = "8" + (100 + Math.floorMod(UUID.randomUUID().hashCode(), 900));
        Given.as("FINANCE")
                .body(Map.of(
                        "code",
                        code,
                        "terms",
                        Map.of(
                                "name",
                                "=1+1",
                                "side",
                                "CREDIT",
                                "kind",
                                "INCOME",
                                "byCustomer",
                                false,
                                "closed",
                                false)))
                .post("/api/v1/ledger/accounts")
                .then()
                .statusCode(201);
        var category = "K" + UUID.randomUUID();
        Given.as("FINANCE")
                .body(Map.of(
                        "category",
                        category,
                        "effectiveFrom",
                        "2000-01-01",
                        "legs",
                        List.of(
                                Map.of("account", "1122", "side", "DEBIT", "amount", "GROSS"),
                                Map.of("account", code, "side", "CREDIT", "amount", "GROSS"))))
                .post("/api/v1/ledger/events/CHARGE/rules")
                .then()
                .statusCode(201);
        entry(Map.of(
                "customerId",
                Given.customer(),
                "type",
                "CHARGE",
                "amount",
                Given.yuan("5.00"),
                "category",
                category,
                "businessDate",
                month + "-05"));
        LedgerRuns.run();
        var text = new String(exported("CSV", month), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF日期,凭证字,凭证号").contains("'=1+1").doesNotContain(",=");
    }

    @Test
    void the_same_range_again_is_the_same_file_byte_by_byte() {
        var month = month();
        sold(month, "20.00");
        var first = exported("KINGDEE_K3", month);
        var again = draft("KINGDEE_K3", month, Map.of("fromNumber", 1))
                .statusCode(201)
                .extract();
        String id = again.path("id");
        Given.as("FINANCE")
                .post("/api/v1/ledger/exports/{id}/export", id)
                .then()
                .statusCode(200);
        assertThat(file(id)).isEqualTo(first);
        draft("KINGDEE_K3", month, Map.of()).statusCode(422).body("code", is("export_empty"));
    }

    @Test
    void an_export_goes_from_draft_to_acknowledged() {
        var month = month();
        sold(month, "20.00");
        String id = draft("JSON", month, Map.of())
                .statusCode(201)
                .body("status", is("DRAFT"))
                .body("vouchers", is(1))
                .body("total.amount", is("20.00"))
                .extract()
                .path("id");
        Given.as("AUDITOR")
                .get("/api/v1/ledger/exports/{id}/file", id)
                .then()
                .statusCode(409)
                .body("code", is("export_not_exported"));
        acknowledge(id).statusCode(409).body("code", is("export_not_exported"));
        String hash = Given.as("FINANCE")
                .post("/api/v1/ledger/exports/{id}/export", id)
                .then()
                .statusCode(200)
                .body("status", is("EXPORTED"))
                .extract()
                .path("sha256");
        assertThat(Sha256.hex(file(id))).isEqualTo(hash);
        acknowledge(id).statusCode(200).body("status", is("ACKED")).body("externalRef", is("GL-1"));
        acknowledge(id).statusCode(409).body("code", is("export_acknowledged"));
    }

    @Test
    void a_schema_is_taken_from_a_file_of_the_finance_system() throws IOException {
        var made = Given.as("FINANCE")
                .body(Map.of(
                        "code",
                        "T" + Math.abs(UUID.randomUUID().hashCode()),
                        "terms",
                        Map.of(
                                "name",
                                "自定义",
                                "format",
                                "XLSX",
                                "layout",
                                Map.of(
                                        "header",
                                        true,
                                        "dateFormat",
                                        "yyyyMMdd",
                                        "maxSummary",
                                        30,
                                        "columns",
                                        List.of(Map.of("title", "编号", "field", "NUMBER"))))))
                .post("/api/v1/ledger/export-templates")
                .then()
                .statusCode(201)
                .extract();
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "K3", "1.0")) {
            workbook.newWorksheet("Page1").value(0, 0, "FDate");
            var schema = workbook.newWorksheet("t_Schema");
            schema.value(0, 0, "FType");
            schema.value(0, 1, "FKey");
            schema.value(1, 0, "ClassInfo");
            schema.value(1, 1, "ClassType");
        }
        RestAssured.given()
                .auth()
                .oauth2(io.taizhang.support.Staff.token("FINANCE"))
                .header("If-Match", "\"0\"")
                .multiPart("file", "k3.xlsx", bytes.toByteArray())
                .post("/api/v1/ledger/export-templates/{id}/schema", made.<String>path("id"))
                .then()
                .statusCode(200)
                .body("layout.sheets[0].name", is("t_Schema"))
                .body(
                        "layout.sheets[0].rows",
                        is(List.of(List.of("FType", "FKey"), List.of("ClassInfo", "ClassType"))));
    }

    @Test
    void the_finance_systems_trial_balance_is_compared_account_by_account() {
        var month = month();
        sold(month, "113.00");
        var rows = ours(month);
        assertThat(sync(month, csv(rows))
                        .body("differences", hasSize(0))
                        .extract()
                        .<Integer>path("matched"))
                .isEqualTo(rows.size());
        var wrong = new HashMap<>(rows);
        wrong.remove("6001");
        wrong.put("1122", new String[] {"114.00", rows.get("1122")[1], rows.get("1122")[2]});
        wrong.put("6666", new String[] {"1.00", "", "1.00"});
        String id = sync(month, csv(wrong))
                .body("onlyOurs", is(1))
                .body("onlyTheirs", is(1))
                .body("amountDiffer", is(1))
                .extract()
                .path("id");
        Given.as("AUDITOR")
                .get("/api/v1/ledger/sync-checks/{id}", id)
                .then()
                .statusCode(200)
                .body("differences.kind", is(List.of("AMOUNT_DIFF", "ONLY_OURS", "ONLY_THEIRS")))
                .body("differences.code", is(List.of("1122", "6001", "6666")))
                .body("differences[0].figure", is("DEBIT"))
                .body("differences[0].theirs.amount", is("114.00"));
        sync(month, "科目名称,备注\n现金,x\n", 422).body("code", is("sync_columns_missing"));
        sync(month, "科目编码,借方\n1001,abc\n", 422).body("code", is("sync_amount_unreadable"));
    }

    /** Our own lowest accounts of a month as a finance system would list them. */
    private static Map<String, String[]> ours(String month) {
        List<Map<String, ?>> accounts = Given.as("FINANCE")
                .get("/api/v1/ledger/trial-balance?month={month}", month)
                .then()
                .statusCode(200)
                .extract()
                .path("rows.findAll { it.lowest }");
        var rows = new java.util.TreeMap<String, String[]>();
        for (var account : accounts) {
            var figures = (Map<?, ?>) account.get("figures");
            var closing = new java.math.BigDecimal(amount(figures, "closingDebit"))
                    .subtract(new java.math.BigDecimal(amount(figures, "closingCredit")));
            rows.put(
                    (String) account.get("code"),
                    new String[] {amount(figures, "debit"), amount(figures, "credit"), closing.toPlainString()});
        }
        return rows;
    }

    private static String amount(Map<?, ?> figures, String name) {
        return (String) ((Map<?, ?>) figures.get(name)).get("amount");
    }

    private static String csv(Map<String, String[]> rows) {
        var text = new StringBuilder("科目编码,科目名称,借方,贷方,期末余额\n");
        rows.forEach((code, figures) -> text.append(code)
                .append(",名,")
                .append(String.join(",", figures))
                .append('\n'));
        return text.toString();
    }

    private static ValidatableResponse sync(String month, String csv) {
        return sync(month, csv, 201);
    }

    private static ValidatableResponse sync(String month, String csv, int status) {
        return RestAssured.given()
                .auth()
                .oauth2(io.taizhang.support.Staff.token("FINANCE"))
                .multiPart("file", "余额表.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("month", month)
                .post("/api/v1/ledger/sync-checks")
                .then()
                .statusCode(status);
    }

    private static ValidatableResponse acknowledge(String id) {
        return Given.as("FINANCE")
                .body(Map.of("externalRef", "GL-1"))
                .post("/api/v1/ledger/exports/{id}/ack", id)
                .then();
    }

    /** A month of long ago that nothing was posted in, behind every closed one. */
    private static String month() {
        for (int i = 0; i < 200; i++) {
            var month = "200" + (1 + (int) (Math.random() * 8)) + "-0" + (1 + (int) (Math.random() * 9));
            int count = Given.as("AUDITOR")
                    .get("/api/v1/ledger/periods?startsOn=" + month + "-01")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.size()");
            if (count == 0) {
                return month;
            }
        }
        throw new AssertionError("No month is free");
    }

    /** Sells something on account in a month and answers with the customer. */
    private static Map<String, Object> sold(String month, String amount) {
        var customer = Given.customer();
        entry(Map.of(
                "customerId",
                customer,
                "type",
                "SALE",
                "method",
                "ON_ACCOUNT",
                "amount",
                Given.yuan(amount),
                "businessDate",
                month + "-05"));
        LedgerRuns.run();
        return Given.admin()
                .get("/api/v1/customers/{id}", customer)
                .then()
                .extract()
                .path("");
    }

    private static void entry(Map<String, Object> body) {
        Given.money().body(body).post("/api/v1/transactions").then().statusCode(201);
    }

    private static ValidatableResponse draft(String template, String month, Map<String, Object> further) {
        String id = Given.as("FINANCE")
                .get("/api/v1/ledger/export-templates?code={code}", template)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        var body = new HashMap<String, Object>(further);
        body.put("templateId", id);
        body.put("month", month);
        return Given.as("FINANCE").body(body).post("/api/v1/ledger/exports").then();
    }

    private static byte[] exported(String template, String month) {
        String id = draft(template, month, Map.of()).statusCode(201).extract().path("id");
        Given.as("FINANCE")
                .post("/api/v1/ledger/exports/{id}/export", id)
                .then()
                .statusCode(200);
        return file(id);
    }

    private static byte[] file(String id) {
        return Given.as("AUDITOR")
                .get("/api/v1/ledger/exports/{id}/file", id)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }
}
