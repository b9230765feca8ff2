package io.taizhang.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.taizhang.platform.Refusal;
import io.taizhang.tabular.TableReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankFilesTest {

    private static final Charset GBK = Charset.forName("GBK");

    private static final TableLayout ICBC = new TableLayout(
            "工行",
            TableReading.FOUND_OUT,
            null,
            null,
            Map.of(
                    BankColumn.BOOKED_ON, List.of("交易时间"),
                    BankColumn.MONEY_IN, List.of("贷方发生额"),
                    BankColumn.MONEY_OUT, List.of("借方发生额"),
                    BankColumn.BALANCE, List.of("余额"),
                    BankColumn.REFERENCE, List.of("凭证号"),
                    BankColumn.COUNTERPARTY_NAME, List.of("对方单位名称"),
                    BankColumn.COUNTERPARTY_ACCOUNT, List.of("对方账号"),
                    BankColumn.ACCOUNT, List.of("本方账号"),
                    BankColumn.REMARK, List.of("摘要", "用途", "个性化信息")));

    private static final TableLayout PLAIN = new TableLayout(
            "简单",
            TableReading.FOUND_OUT,
            null,
            null,
            Map.of(
                    BankColumn.BOOKED_ON, List.of("日期"),
                    BankColumn.AMOUNT, List.of("金额"),
                    BankColumn.DIRECTION, List.of("借贷"),
                    BankColumn.BALANCE, List.of("余额"),
                    BankColumn.REMARK, List.of("摘要")));

    @TempDir
    Path folder;

    private static Path sample(String name) {
        return Path.of("src/test/resources/bank").resolve(name);
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

    private static BankFile read(Path file) {
        return BankFiles.read(file, file.getFileName().toString(), null, List.of(ICBC, PLAIN));
    }

    private BankFile readText(String text) {
        return read(written("text", text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path written(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void requireRefused(Runnable act, String code, String... arguments) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            for (int i = 0; i < arguments.length; i++) {
                assertThat(String.valueOf(refusal.arguments().get(i))).isEqualTo(arguments[i]);
            }
        });
    }

    private static ReadStatement only(BankFile file) {
        assertThat(file.statements()).hasSize(1);
        return file.statements().get(0);
    }

    @Test
    void a_table_in_gbk_below_a_preface_is_read_with_its_running_balance() {
        var file = read(sample("icbc_gbk.csv"));
        var statement = only(file);
        assertThat(file.layout()).isEqualTo("工行");
        assertThat(statement.account()).isEqualTo("1001200300400500678");
        assertThat(statement.openingMinor()).isEqualTo(100_000_00);
        assertThat(statement.closingMinor()).isEqualTo(110_000_00);
        assertThat(statement.lines())
                .extracting(
                        ReadLine::number,
                        ReadLine::bookedOn,
                        ReadLine::amountMinor,
                        ReadLine::counterpartyName,
                        ReadLine::counterpartyAccount,
                        ReadLine::remark)
                .containsExactly(
                        tuple(5, LocalDate.of(2026, 11, 1), 12_345_60L, "上海晨光餐饮有限公司", "6222020200112233445", "货款 十月货款"),
                        tuple(
                                6,
                                LocalDate.of(2026, 11, 1),
                                800_00L,
                                "北京蓝天（商贸）有限责任公司",
                                "6222020200112233446",
                                "货款 账单B2026000012"),
                        tuple(7, LocalDate.of(2026, 11, 2), -15_00L, null, null, "手续费 网银服务费"),
                        tuple(8, LocalDate.of(2026, 11, 3), -3_130_60L, "王小雨", "6222020200112233447", "退款 退货退款"));
    }

    @Test
    void a_line_that_is_missing_from_a_running_balance_is_noticed() throws IOException {
        var lines = new String(Files.readAllBytes(sample("icbc_gbk.csv")), GBK).split("\r\n");
        lines[6] = "";
        var cut = written("cut.csv", String.join("\r\n", lines).getBytes(GBK));
        requireRefused(() -> read(cut), "bank_running_balance_wrong", "8", "110015.00", "110000.00");
    }

    @Test
    void a_table_that_begins_with_the_latest_line_is_read_as_well() {
        var statement = only(readText("日期,借贷,金额,余额,摘要\n2026/11/2,借,5.00,15.00,b\n2026/11/1,贷,20,20.00,a\n"));
        assertThat(statement.openingMinor()).isZero();
        assertThat(statement.closingMinor()).isEqualTo(15_00);
        assertThat(statement.lines()).extracting(ReadLine::amountMinor).containsExactly(-5_00L, 20_00L);
    }

    @Test
    void a_table_without_balances_says_so() {
        var statement = only(readText("日期\t金额\t摘要\n2026年11月2日\t-5.00\tx\n"));
        assertThat(statement.openingMinor()).isNull();
        assertThat(statement.closingMinor()).isNull();
        assertThat(statement.debitMinor()).isEqualTo(5_00);
    }

    @Test
    void a_workbook_is_a_table_too() throws IOException {
        var file = folder.resolve("book.xlsx");
        try (var workbook = new Workbook(Files.newOutputStream(file), "Taizhang", "1.0")) {
            var sheet = workbook.newWorksheet("明细");
            sheet.value(0, 0, "某银行");
            var names = List.of("日期", "金额", "摘要");
            for (int i = 0; i < names.size(); i++) {
                sheet.value(1, i, names.get(i));
            }
            sheet.value(2, 0, "2026-11-02");
            sheet.value(2, 1, 1234.56);
            sheet.value(2, 2, "货款");
        }
        assertThat(only(read(file)).lines())
                .extracting(ReadLine::number, ReadLine::amountMinor)
                .containsExactly(tuple(3, 1_234_56L));
    }

    @Test
    void a_row_of_a_table_is_read_or_refused_with_its_line() {
        var head = "日期,借贷,金额,余额,摘要\n";
        requireRefused(() -> readText(head + "2026-13-01,贷,1,,x\n"), "bank_date_unreadable", "2", "2026-13-01");
        requireRefused(() -> readText(head + "2026-11-01,贷,1.005,,x\n"), "bank_amount_scale", "2", "1.005");
        requireRefused(() -> readText(head + "2026-11-01,贷,abc,,x\n"), "bank_amount_unreadable", "2", "abc");
        requireRefused(() -> readText(head + "2026-11-01,贷,0.00,,x\n"), "bank_amount_zero", "2");
        requireRefused(() -> readText(head + "2026-11-01,东,1.00,,x\n"), "bank_file_unreadable", "2", "东");
        requireRefused(() -> readText(head + "2026-11-01,贷,,,x\n"), "bank_file_incomplete", "2", "AMOUNT");
        requireRefused(() -> readText(head + ",贷,1.00,,x\n"), "bank_file_incomplete", "2", "BOOKED_ON");
        requireRefused(() -> readText("甲,乙,丙\n1,2,3\n"), "bank_columns_unknown", "甲、乙、丙");
        requireRefused(() -> readText(""), "bank_file_empty");
    }

    @Test
    void a_wechat_bill_is_read_with_refunds_and_a_line_for_the_fees_of_the_day() {
        var file = read(sample("wechat_trade_bill.csv"));
        var statement = only(file);
        assertThat(file.format()).isEqualTo(BankFileFormat.WECHAT);
        assertThat(statement.account()).isEqualTo("1900000109");
        assertThat(statement.lines())
                .extracting(ReadLine::number, ReadLine::amountMinor, ReadLine::reference, ReadLine::endToEndId)
                .containsExactly(
                        tuple(2, 128_00L, "4200000000202611010000000001", "T2026110100001"),
                        tuple(3, 36_50L, "4200000000202611010000000002", "T2026110100002"),
                        tuple(4, -28_00L, "50300000000000000001", "R2026110100001"),
                        tuple(6, -82L, "FEE-2026-11-01", null));
        assertThat(statement.lines().get(0).remark()).isEqualTo("午餐,双人");
    }

    @Test
    void a_wechat_bill_whose_columns_stand_in_another_order_says_the_same() throws IOException {
        var turned = Files.readAllLines(sample("wechat_trade_bill.csv")).stream()
                .map(line -> {
                    var mark = line.startsWith("`") ? ",`" : ",";
                    var cells = new java.util.ArrayList<>(List.of(line.split(mark, -1)));
                    var first = cells.remove(0).replace("`", "").replace("\uFEFF", "");
                    cells.add(first);
                    return line.isEmpty() ? "" : (line.startsWith("`") ? "`" : "") + String.join(mark, cells);
                })
                .toList();
        var moved = turned.subList(0, 4);
        var summary = Files.readAllLines(sample("wechat_trade_bill.csv")).subList(4, 6);
        var text = String.join("\n", moved) + "\n" + String.join("\n", summary);
        assertThat(only(readText(text)).lines())
                .isEqualTo(only(read(sample("wechat_trade_bill.csv"))).lines());
    }

    @Test
    void a_wechat_bill_that_lacks_a_payment_is_refused() throws IOException {
        requireRefused(() -> read(sample("wechat_cut_off.csv")), "bank_summary_wrong", "5", "总交易单数", "3.00", "2");
        var whole = Files.readString(sample("wechat_trade_bill.csv"));
        requireRefused(() -> readText(whole.substring(0, whole.indexOf("总交易单数"))), "bank_file_incomplete");
    }

    @Test
    void alipay_trades_are_read_with_refunds_and_fees() {
        var statement = only(read(sample("alipay_trades_gbk.csv")));
        assertThat(statement.account()).isEqualTo("20881234567890120156");
        assertThat(statement.lines())
                .extracting(ReadLine::amountMinor, ReadLine::endToEndId, ReadLine::counterpartyName)
                .containsExactly(
                        tuple(256_00L, "A20261101001", "*小明"),
                        tuple(-56_00L, "A20261101001", "*小明"),
                        tuple(-1_20L, null, null));
    }

    @Test
    void alipay_account_movements_carry_a_balance() throws IOException {
        var statement = only(read(sample("alipay_account_gbk.csv")));
        assertThat(statement.openingMinor()).isEqualTo(1_000_00);
        assertThat(statement.closingMinor()).isEqualTo(254_46);
        var text = new String(Files.readAllBytes(sample("alipay_account_gbk.csv")), GBK);
        requireRefused(() -> readText(text.replace("256.00元", "257.00元")), "bank_summary_wrong", "12", "收入合计");
    }

    @Test
    void a_zip_of_a_bill_and_its_summary_is_read_and_a_bomb_is_not() throws IOException {
        var parcel = folder.resolve("bill.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(parcel), GBK)) {
            zip.putNextEntry(new ZipEntry("20881234567890120156_20261101_业务明细.csv"));
            zip.write(Files.readAllBytes(sample("alipay_trades_gbk.csv")));
            zip.putNextEntry(new ZipEntry("20881234567890120156_20261101_业务明细(汇总).csv"));
            zip.write("#支付宝业务汇总查询\n".getBytes(GBK));
        }
        assertThat(only(read(parcel)).lines()).hasSize(3);
        var bomb = folder.resolve("bomb.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("明细.csv"));
            var megabyte = new byte[1 << 20];
            for (int i = 0; i < 80; i++) {
                zip.write(megabyte);
            }
        }
        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        requireRefused(() -> read(bomb), "bank_zip_unusable");
    }

    @Test
    void ofx_is_read_in_both_of_its_forms() throws IOException {
        var old = only(read(sample("ofx1.ofx")));
        assertThat(old.account()).isEqualTo("4563510100012345678");
        assertThat(old.openingMinor()).isNull();
        assertThat(old.closingMinor()).isEqualTo(1_480_25);
        assertThat(old.lines())
                .extracting(ReadLine::number, ReadLine::amountMinor, ReadLine::reference, ReadLine::counterpartyName)
                .containsExactly(tuple(17, 500_25L, "F0001", "张三 & 李四"), tuple(18, -20_00L, "F0002", "银行"));
        var young = only(read(sample("ofx2.xml")));
        assertThat(young.lines()).extracting(ReadLine::amountMinor).containsExactly(500_25L);
        assertThat(young.lines().get(0).reference()).isEqualTo("F0001");
        var text = Files.readString(sample("ofx1.ofx"));
        requireRefused(() -> readText(text.replace("500.25", "500.255")), "bank_amount_scale", "17");
        requireRefused(() -> readText(text.substring(0, text.indexOf("<LEDGERBAL>"))), "bank_file_incomplete");
    }

    @Test
    void a_document_type_is_refused_and_nothing_is_read_from_elsewhere() {
        var camt = "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
                + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Id>&x;</Id>"
                + "</Stmt></BkToCstmrStmt></Document>";
        requireRefused(() -> readText(camt), "bank_file_unreadable");
        requireRefused(() -> readText("<html>no</html>"), "bank_format_unknown");
        var deep = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt>"
                + "<Acct>".repeat(50_000);
        requireRefused(() -> readText(deep), "bank_file_unreadable");
    }

    @Test
    void real_camt_files_are_read_or_refused_with_the_line() {
        var multi = read(data("bank_camt/camt053.v2.multi.statement.xml"));
        assertThat(multi.format()).isEqualTo(BankFileFormat.CAMT);
        assertThat(multi.statements())
                .extracting(
                        ReadStatement::account,
                        ReadStatement::openingMinor,
                        ReadStatement::creditMinor,
                        ReadStatement::debitMinor,
                        ReadStatement::closingMinor)
                .containsExactly(
                        tuple("NL26VAYB8060476890", 18_15L, 8_85L, 0L, 27_00L),
                        tuple("NL26VAYB8060476890", 27_00L, 0L, 7_00L, 20_00L));
        var line = multi.statements().get(1).lines().get(0);
        assertThat(line.endToEndId()).isEqualTo("000000002");
        assertThat(line.counterpartyName()).isEqualTo("Company Name 2");
        assertThat(line.remark()).isEqualTo("Transaction Description 2");
        assertThat(line.bookedOn()).isEqualTo("2014-12-31");
        assertThat(line.valueOn()).isEqualTo("2015-01-02");
        for (var report : List.of("camt052.v2.xml", "camt052.v8.xml", "camt054.v4.xml")) {
            var statement = only(read(data("bank_camt/" + report)));
            assertThat(statement.currency()).isEqualTo("SEK");
            assertThat(statement.openingMinor()).isNull();
            assertThat(statement.lines()).extracting(ReadLine::amountMinor).containsExactly(-200_000_00L);
        }
        requireRefused(() -> read(data("bank_camt/camt053.v2.wrong.xml")), "bank_file_no_statement");
        requireRefused(() -> read(data("bank_camt/camt053.v2.five.decimals.xml")), "bank_amount_scale", "43", "18.150");
        requireRefused(
                () -> read(data("bank_camt/camt053.v2.minimal.xml")), "bank_currency_differs", "60", "EUR", "SEK");
        requireRefused(() -> read(data("bank_camt/camt053.v4.xml")), "bank_currency_differs");
    }

    @Test
    void real_mt940_files_are_read_or_refused_with_the_line() {
        var bank = read(data("bank_mt940/asnb.txt"));
        assertThat(bank.format()).isEqualTo(BankFileFormat.MT940);
        assertThat(bank.statements()).hasSize(31);
        var last = bank.statements().get(30);
        assertThat(last.lines()).extracting(ReadLine::amountMinor).containsExactly(1_000_18L, -903_76L);
        assertThat(last.lines().get(0).counterpartyAccount()).isEqualTo("NL56ASNB9999999999");
        assertThat(last.lines().get(0).counterpartyName()).isEqualTo("paulissen g j l m");
        var sepa = read(data("bank_mt940/sepa_mt9401.sta"));
        assertThat(sepa.statements()).hasSizeGreaterThan(7);
        var fourth = sepa.statements().get(3);
        assertThat(fourth.account()).isEqualTo("50880050/0194779500888");
        assertThat(fourth.lines().get(1).counterpartyAccount()).isEqualTo("DE40100100100000214105");
        assertThat(sepa.statements().get(0).lines().get(5).amountMinor()).isEqualTo(-204_88);
        var eighth = sepa.statements().stream()
                .flatMap(one -> one.lines().stream())
                .filter(one -> one.remark() != null && one.remark().contains("TFNR 22 004"))
                .findFirst()
                .orElseThrow();
        assertThat(eighth.endToEndId()).isEqualTo("EndToEndId TFNR 22 004 00001");
        // The second statement of the snippet lost an entry on its way.
        requireRefused(() -> read(data("bank_mt940/sepa_snippet.sta")), "bank_balance_wrong", "25");
        requireRefused(() -> read(data("bank_mt940/sepa_snippet_broken.sta")), "bank_tag_misplaced", "6", "25");
    }

    @Test
    void an_mt940_statement_whose_lines_do_not_lead_to_its_balance_is_refused() {
        var text = ":20:A\n:25:6222\n:28C:1/1\n:60F:C261101CNY100,00\n:61:2611021102C5,5NTRFNONREF//B1\n"
                + ":86:货款\n:62F:C261102CNY106,00\n-\n";
        requireRefused(() -> readText(text), "bank_balance_wrong", "1", "100.00", "5.50", "106.00");
        assertThat(only(readText(text.replace("106,00", "105,50")))
                        .lines()
                        .get(0)
                        .remark())
                .isEqualTo("货款");
    }
}
