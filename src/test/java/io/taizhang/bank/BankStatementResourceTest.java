package io.taizhang.bank;

import static io.taizhang.bank.GivenBank.account;
import static io.taizhang.bank.GivenBank.unique;
import static io.taizhang.bank.GivenBank.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BankStatementResourceTest {

    private static final Charset GBK = Charset.forName("GBK");

    @Inject
    AgroalDataSource database;

    @Inject
    BankFigures figures;

    /** A sample for an account of its own: the number in the file is replaced by one that no other test has. */
    private static String sample(String name, String number, String own) throws IOException {
        var bytes = Files.readAllBytes(Path.of("src/test/resources/bank").resolve(name));
        return new String(bytes, GBK).replace(number, own);
    }

    private static Path data(String name) {
        var shared =
                System.getProperty("taizhang.shared", System.getenv().getOrDefault("TAIZHANG_SHARED", "../shared"));
        var file = Path.of(shared, "data").resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> "skipped: no " + file.toAbsolutePath().normalize() + " (TAIZHANG_SHARED names the folder)");
        return file;
    }

    private static int lines(String account) {
        return Given.admin()
                .get("/api/v1/bank-lines?count=exact&accountId=" + account)
                .then()
                .statusCode(200)
                .extract()
                .path("count");
    }

    @Test
    void a_statement_of_a_known_bank_is_read_by_its_template_and_the_same_file_adds_nothing() throws IOException {
        var number = unique();
        var account = account(number, "BANK", "CNY");
        var file = sample("icbc_gbk.csv", "1001200300400500678", number).getBytes(GBK);
        String id = upload(account, "历史明细.csv", file)
                .then()
                .statusCode(201)
                .body("repeated", is(false))
                .body("statements", hasSize(1))
                .body("statements[0].template", is("中国工商银行 企业网银"))
                .body("statements[0].fileName", is("历史明细.csv"))
                .body("statements[0].opening.amount", is("100000.00"))
                .body("statements[0].closing.amount", is("110000.00"))
                .body("statements[0].credit.amount", is("13145.60"))
                .body("statements[0].debit.amount", is("3145.60"))
                .body("statements[0].balanced", is(true))
                .body("statements[0].lineCount", is(4))
                .body("statements[0].newCount", is(4))
                .body("otherAccounts", empty())
                .extract()
                .path("statements[0].id");
        upload(account, "改名.csv", file)
                .then()
                .statusCode(200)
                .body("repeated", is(true))
                .body("statements[0].id", is(id))
                .body("statements[0].fileName", is("历史明细.csv"));
        assertThat(lines(account)).isEqualTo(4);
        Given.admin()
                .get("/api/v1/bank-lines?sort=amount&amount[lt]=0&status=OPEN&accountId=" + account)
                .then()
                .statusCode(200)
                .body("items.amount.amount", contains("-3130.60", "-15.00"))
                .body("items.sourceLine", contains(8, 7));
        Given.admin()
                .get("/api/v1/bank-statements/{id}", id)
                .then()
                .statusCode(200)
                .body("toDay", is("2026-11-03"));
    }

    @Test
    void overlapping_files_add_only_what_is_new_and_equal_payments_stay_two() {
        var account = account();
        var head = "交易日期,金额,摘要\n";
        var one = "2026-11-01,10.00,扫码\n";
        upload(account, "a.csv", (head + one).getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201);
        upload(account, "b.csv", (head + one + one + "2026-11-02,10.00,扫码\n").getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("statements[0].lineCount", is(3))
                .body("statements[0].newCount", is(2))
                .body("statements[0].balanced", is(false))
                .body("statements[0].opening", nullValue());
        assertThat(lines(account)).isEqualTo(3);
    }

    @Test
    void a_wrong_file_is_refused_with_its_line_and_nothing_is_stored() {
        var account = account();
        var wrong = "交易日期,金额,余额,摘要\n2026-11-01,10.00,10.00,a\n2026-11-02,5.00,20.00,b\n";
        upload(account, "a.csv", wrong.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("code", is("bank_running_balance_wrong"))
                .body("line", is(3))
                .body("detail", containsString("第 3 行"));
        upload(account, "a.csv", new byte[0]).then().statusCode(422).body("code", is("bank_file_empty"));
        upload(
                        UUID.randomUUID().toString(),
                        "a.csv",
                        wrong.replace("20.00", "15.00").getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("code", is("bank_account_unknown"));
        upload("nonsense", "a.csv", wrong.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(400);
        assertThat(lines(account)).isZero();
    }

    @Test
    void a_statement_of_another_account_or_currency_is_refused() throws IOException {
        var file = sample("icbc_gbk.csv", "1001200300400500678", unique()).getBytes(GBK);
        upload(account(), "a.csv", file).then().statusCode(422).body("code", is("bank_account_differs"));
        var number = unique();
        var text = ":20:A\n:25:" + number + "\n:28C:1/1\n:60F:C261101EUR100,00\n:61:2611021102C5,5NTRFNONREF//B1\n"
                + ":62F:C261102EUR105,50\n-\n";
        upload(account(number, "BANK", "CNY"), "a.sta", text.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("code", is("bank_currency_differs"));
    }

    @Test
    void bills_of_wechat_and_alipay_are_taken_in_for_the_merchants_number() throws IOException {
        var merchant = "19" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1);
        var bill = Files.readString(Path.of("src/test/resources/bank/wechat_trade_bill.csv"))
                .replace("1900000109", merchant);
        upload(account(merchant, "WECHAT", "CNY"), "微信.csv", bill.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("statements[0].format", is("WECHAT"))
                .body("statements[0].newCount", is(4))
                .body("statements[0].credit.amount", is("164.50"))
                .body("statements[0].debit.amount", is("28.82"));
        var partner = "2088" + (System.nanoTime() % 1_000_000_000_000L + 1_000_000_000_000L);
        var movements = sample("alipay_account_gbk.csv", "20881234567890120156", partner);
        upload(account(partner, "ALIPAY", "CNY"), "支付宝.csv", movements.getBytes(GBK))
                .then()
                .statusCode(201)
                .body("statements[0].format", is("ALIPAY"))
                .body("statements[0].closing.amount", is("254.46"));
    }

    @Test
    void real_statements_are_accepted_per_account_and_wrong_ones_leave_nothing() throws IOException {
        var iban = "NL26VAYB8060476890";
        var file = Files.readString(data("bank_camt/camt053.v2.multi.statement.xml"));
        var own = unique();
        var account = account(own, "BANK", "EUR");
        upload(account, "camt.xml", file.replace(iban, own).getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("statements.closing.amount", contains("27.00", "20.00"))
                .body("statements[0].currency", is("EUR"))
                .body("matching.considered", is(0));
        for (var wrong : new String[] {
            "camt053.v2.wrong.xml", "camt053.v2.five.decimals.xml", "camt053.v2.minimal.xml", "camt053.v4.xml"
        }) {
            var text = Files.readString(data("bank_camt/" + wrong)).replace(iban, own);
            upload(account, wrong, text.getBytes(StandardCharsets.UTF_8)).then().statusCode(422);
        }
        assertThat(lines(account)).isEqualTo(2);
        var german = unique();
        var sepa = Files.readString(data("bank_mt940/sepa_mt9401.sta")).replace("0194774600888", german);
        upload(account(german, "BANK", "EUR"), "sepa.sta", sepa.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("statements", hasSize(1))
                .body("statements[0].lineCount", is(7))
                .body("statements[0].closing.amount", is("-1237628.23"))
                .body("otherAccounts", hasItems("50880050/0194777100888"));
    }

    @Test
    void the_database_keeps_statements_and_lines_as_they_are() throws SQLException {
        var account = account();
        upload(account, "a.csv", "交易日期,金额,摘要\n2026-11-01,10.00,a\n".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var tampering : new String[] {
                "update bank_line set amount_minor = 1 where account_id = '" + account + "'",
                "update bank_line set matched_minor = 5, status = 'PARTLY_MATCHED' where account_id = '" + account
                        + "'",
                "delete from bank_line where account_id = '" + account + "'",
                "update bank_statement set closing_minor = 1 where account_id = '" + account + "'",
                "insert into bank_statement (id, account_id, format, file_name, file_sha256, position, source_line,"
                        + " currency, from_day, to_day, opening_minor, closing_minor, credit_minor, debit_minor, line_count,"
                        + " new_count, skipped_count, imported_by, created_at) values (gen_random_uuid(), '" + account
                        + "', 'TABLE', 'x', repeat('0', 64), 0, 1, 'CNY', '2026-11-01', '2026-11-01', 1, 3, 1, 0, 1, 1, 0,"
                        + " gen_random_uuid(), now())"
            }) {
                assertThatThrownBy(() -> statement.execute(tampering))
                        .as(tampering)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void what_is_not_matched_is_known_for_a_period() {
        var day = LocalDate.of(2003, 1, 1).plusDays((System.nanoTime() / 1_000) % 3_000);
        var before = figures.unmatched(day, day);
        upload(
                        account(),
                        "a.csv",
                        ("交易日期,金额,摘要\n" + day + ",10.00,a\n" + day + ",-4.00,b\n").getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201);
        var after = figures.unmatched(day, day);
        assertThat(after.count() - before.count()).isEqualTo(2);
        assertThat(after.credit().minus(before.credit()).amount()).isEqualTo("10.00");
        assertThat(after.debit().minus(before.debit()).amount()).isEqualTo("4.00");
    }

    @Test
    void accounts_are_kept_changed_and_forgotten_until_they_have_statements() {
        var number = unique();
        var account = account(number, "BANK", "CNY");
        Given.admin()
                .body(Map.of("name", "又一个", "number", number.toLowerCase(java.util.Locale.ROOT), "kind", "BANK"))
                .post("/api/v1/bank-accounts")
                .then()
                .statusCode(409)
                .body("code", is("bank_account_exists"));
        Given.admin()
                .body(Map.of("name", "日元", "number", unique(), "kind", "BANK", "currency", "JPY"))
                .post("/api/v1/bank-accounts")
                .then()
                .statusCode(422)
                .body("code", is("bank_account_currency"));
        upload(account, "a.csv", "交易日期,金额,摘要\n2026-11-01,10.00,a\n".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201);
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("number", unique()))
                .patch("/api/v1/bank-accounts/{id}", account)
                .then()
                .statusCode(409)
                .body("code", is("bank_account_in_use"));
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("active", false, "glAccountCode", "1002.01"))
                .patch("/api/v1/bank-accounts/{id}", account)
                .then()
                .statusCode(200)
                .body("glAccountCode", is("1002.01"));
        upload(account, "b.csv", "交易日期,金额,摘要\n2026-11-02,10.00,a\n".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(409)
                .body("code", is("bank_account_inactive"));
        Given.admin()
                .header("If-Match", "\"1\"")
                .delete("/api/v1/bank-accounts/{id}", account)
                .then()
                .statusCode(409);
        Given.admin()
                .header("If-Match", "\"0\"")
                .delete("/api/v1/bank-accounts/{id}", account())
                .then()
                .statusCode(204);
    }

    @Test
    void a_template_of_the_house_reads_what_no_example_does() {
        var account = account();
        var mark = unique();
        var file = (mark + "日;" + mark + "额;说明\n2026-11-01;1,234.50;a\n").getBytes(GBK);
        upload(account, "a.csv", file).then().statusCode(422).body("code", is("bank_columns_unknown"));
        Given.admin()
                .body(Map.of("name", mark, "columns", Map.of("BOOKED_ON", java.util.List.of(mark + "日"))))
                .post("/api/v1/bank-templates")
                .then()
                .statusCode(422)
                .body("code", is("bank_template_insufficient"));
        String template = Given.admin()
                .body(Map.of(
                        "name",
                        mark,
                        "delimiter",
                        ";",
                        "charset",
                        "GBK",
                        "columns",
                        Map.of(
                                "BOOKED_ON", java.util.List.of(mark + "日"),
                                "AMOUNT", java.util.List.of(mark + "额"),
                                "REMARK", java.util.List.of("说明"))))
                .post("/api/v1/bank-templates")
                .then()
                .statusCode(201)
                .body("example", is(false))
                .extract()
                .path("id");
        upload(account, "a.csv", file)
                .then()
                .statusCode(201)
                .body("statements[0].template", is(mark))
                .body("statements[0].credit.amount", is("1234.50"));
        Given.admin()
                .header("If-Match", "\"0\"")
                .delete("/api/v1/bank-templates/{id}", template)
                .then()
                .statusCode(204);
    }
}
