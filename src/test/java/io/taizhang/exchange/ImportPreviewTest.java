package io.taizhang.exchange;

import static io.taizhang.exchange.GivenImports.csv;
import static io.taizhang.exchange.GivenImports.preview;
import static io.taizhang.exchange.GivenImports.xlsx;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportPreviewTest {

    private static final Map<String, String> TRANSACTIONS = Map.of("target", "TRANSACTIONS");

    @Test
    void a_preview_shows_the_first_rows_and_guesses_the_fields_of_chinese_columns() {
        preview("客户.csv", csv("客户编号,姓名,手机,邮箱,随便", "K1,王小明,13800138000,a@b.cn,x"), null)
                .statusCode(200)
                .body("header", contains("客户编号", "姓名", "手机", "邮箱", "随便"))
                .body("rows", contains(contains("K1", "王小明", "13800138000", "a@b.cn", "x")))
                .body("mapping", equalTo(Map.of("客户编号", "externalRef", "姓名", "name", "手机", "phone", "邮箱", "email")))
                .body("fields", hasItem("creditCode"))
                .body("fields", not(hasItem("quantity")))
                .body("charset", equalTo("UTF-8"))
                .body("delimiter", equalTo(","))
                .body("dateAmbiguous", equalTo(false));
    }

    @Test
    void english_columns_of_a_shop_are_known_too() {
        preview(
                        "retail.csv",
                        csv(
                                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
                                "536365,85123A,HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom"),
                        TRANSACTIONS)
                .statusCode(200)
                .body("mapping.InvoiceNo", equalTo("document"))
                .body("mapping.StockCode", equalTo("sku"))
                .body("mapping.Description", equalTo("product"))
                .body("mapping.Quantity", equalTo("quantity"))
                .body("mapping.InvoiceDate", equalTo("businessDate"))
                .body("mapping.UnitPrice", equalTo("unitPrice"))
                .body("mapping.CustomerID", equalTo("customerRef"))
                .body("mapping.Country", nullValue())
                .body("dateFormat", equalTo("yyyy-MM-dd"));
    }

    @Test
    void gbk_and_a_byte_order_mark_are_recognised() {
        var text = "姓名;电话\n张伟;010-62345678\n欧阳娜娜;021-52345678\n";
        preview("gbk.csv", text.getBytes(Charset.forName("GBK")), null)
                .statusCode(200)
                .body("charset", equalTo("GB18030"))
                .body("delimiter", equalTo(";"))
                .body("rows[1][0]", equalTo("欧阳娜娜"));
        preview("bom.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), null)
                .statusCode(200)
                .body("charset", equalTo("UTF-8"))
                .body("header[0]", equalTo("姓名"));
        preview("unicode.txt", ("\uFEFF" + text.replace(';', '\t')).getBytes(StandardCharsets.UTF_16LE), null)
                .statusCode(200)
                .body("charset", equalTo("UTF-16"))
                .body("delimiter", equalTo("\t"))
                .body("rows[0]", contains("张伟", "010-62345678"));
    }

    @Test
    void a_named_charset_or_delimiter_wins() {
        preview("a.csv", csv("a;b,c", "1;2,3"), Map.of("delimiter", ",")).body("header", contains("a;b", "c"));
        preview("a.csv", "姓名\n张".getBytes(Charset.forName("GBK")), Map.of("charset", "UTF-8"))
                .statusCode(422)
                .body("code", equalTo("import_charset_wrong"));
        preview("a.csv", csv("a"), Map.of("charset", "KOI8-R"))
                .statusCode(400)
                .body("code", equalTo("validation_failed"));
        preview("a.csv", new byte[] {(byte) 0xFF, (byte) 0xFF, 0x20, (byte) 0x80, (byte) 0xFF}, null)
                .statusCode(422)
                .body("code", equalTo("import_charset_unknown"));
    }

    @Test
    void dates_that_can_be_read_in_two_ways_are_reported() {
        preview("d.csv", csv("日期", "12/1/2010 8:26", "1/2/2011 9:00"), TRANSACTIONS)
                .statusCode(200)
                .body("dateAmbiguous", equalTo(true))
                .body("dateFormats", contains("M/d/yyyy", "d/M/yyyy"));
        preview("d.csv", csv("日期", "12/1/2010 8:26", "1/13/2011 9:00"), TRANSACTIONS)
                .body("dateAmbiguous", equalTo(false))
                .body("dateFormat", equalTo("M/d/yyyy"));
        preview("d.csv", csv("日期", "13.1.2011"), TRANSACTIONS).body("dateFormat", equalTo("d/M/yyyy"));
    }

    @Test
    void a_workbook_shows_its_sheets_its_dates_and_its_numbers_as_the_sheet_does() {
        var file = xlsx(sheet -> {
            sheet.value(0, 0, "日期");
            sheet.value(0, 1, "时间");
            sheet.value(0, 2, "金额");
            sheet.value(0, 3, "手机");
            sheet.value(1, 0, LocalDate.of(2024, 2, 29));
            sheet.style(1, 0).format("yyyy-MM-dd").set();
            sheet.value(1, 1, LocalDateTime.of(2024, 2, 29, 8, 26));
            sheet.style(1, 1).format("yyyy/m/d h:mm").set();
            sheet.value(1, 2, 0.1 + 0.2);
            sheet.value(1, 3, 13800138000L);
        });
        preview("表.xlsx", file, TRANSACTIONS)
                .statusCode(200)
                .body("sheets", contains("表1"))
                .body("charset", nullValue())
                .body("rows[0]", contains("2024-02-29", "2024-02-29 08:26:00", "0.3", "13800138000"));
        preview("表.xlsx", file, Map.of("sheet", "没有"))
                .statusCode(422)
                .body("code", equalTo("import_sheet_unknown"))
                .body("errors[0].pointer", equalTo("/sheet"));
    }

    @Test
    void columns_without_a_name_or_with_the_same_name_are_told_apart() {
        preview("a.csv", csv("x,,x,", "1,2,3"), null)
                .statusCode(200)
                .body("header", contains("x", "#2", "x (2)"))
                .body("rows[0]", contains("1", "2", "3"));
    }

    @Test
    void no_more_than_twenty_rows_and_no_long_cells_are_shown() {
        var rows = IntStream.range(0, 50).mapToObj(i -> "长".repeat(1000)).collect(Collectors.joining("\n"));
        preview("a.csv", csv("x", rows), null).body("rows", hasSize(20)).body("rows[0][0].length()", equalTo(501));
    }

    @Test
    void what_is_no_table_is_refused() {
        preview("leer.csv", new byte[0], null).statusCode(422).body("code", equalTo("import_file_empty"));
        preview("blank.csv", csv("", " , ,", ""), null).statusCode(422).body("code", equalTo("import_file_empty"));
        preview("nul.csv", new byte[100], null).statusCode(422).body("code", equalTo("import_not_a_table"));
        preview("wide.csv", csv("c,".repeat(201) + "c"), null)
                .statusCode(422)
                .body("code", equalTo("import_not_a_table"));
        preview("old.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0}, null)
                .statusCode(422)
                .body("code", equalTo("import_xls_unsupported"));
        preview("text.xlsx", csv("a,b"), null).statusCode(422).body("code", equalTo("import_xlsx_unreadable"));
        preview("broken.xlsx", csv("PK\u0003\u0004 and then nothing"), null)
                .statusCode(422)
                .body("code", equalTo("import_xlsx_unreadable"));
        preview("open.csv", csv("a,b", "1,\"2", "3,4"), null)
                .statusCode(422)
                .body("code", equalTo("import_line_unreadable"));
        preview("line.csv", csv("a,b", "1," + "x".repeat(10_000_000)), null)
                .statusCode(422)
                .body("code", equalTo("import_line_unreadable"));
    }

    @Test
    void options_are_read_strictly() {
        preview("a.csv", csv("a"), "{").statusCode(400).body("code", equalTo("json_unreadable"));
        preview("a.csv", csv("a"), "{\"nonsense\":1}").statusCode(400).body("code", equalTo("unknown_field"));
        preview("a.csv", csv("a"), "{\"target\":\"DOGS\"}").statusCode(400).body("code", equalTo("value_unreadable"));
    }
}
