package io.taizhang.exchange;

import static io.taizhang.exchange.GivenImports.csv;
import static io.taizhang.exchange.GivenImports.customers;
import static io.taizhang.exchange.GivenImports.errors;
import static io.taizhang.exchange.GivenImports.imported;
import static io.taizhang.exchange.GivenImports.ref;
import static io.taizhang.exchange.GivenImports.start;
import static io.taizhang.exchange.GivenImports.with;
import static io.taizhang.exchange.GivenImports.xlsx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomerFileImportTest {

    private static final Map<String, String> REF_AND_NAME = Map.of("编号", "externalRef", "姓名", "name");

    @Inject
    AgroalDataSource database;

    private List<String> names(String ref) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select name from customer where external_ref = ?")) {
            query.setString(1, ref);
            var rows = query.executeQuery();
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    @Test
    void customers_of_a_gbk_file_are_registered() throws SQLException {
        var ref = ref();
        var file = ("编号,姓名,类型,标签\n" + ref + ",欧阳娜娜,个人,老客户；团购\n").getBytes(Charset.forName("GBK"));
        var mapping = Map.of("编号", "externalRef", "姓名", "name", "类型", "kind", "标签", "tags");
        imported("客户.csv", file, customers("COMMIT", mapping))
                .body("status", equalTo("FINISHED"))
                .body("fileName", equalTo("客户.csv"))
                .body("charset", equalTo("GB18030"))
                .body("rowsRead", equalTo(1))
                .body("rowsAccepted", equalTo(1))
                .body("created", equalTo(1))
                .body("errorsAvailable", equalTo(false))
                .body("finishedAt", notNullValue())
                .body("amount", nullValue())
                .body("failure", nullValue());
        assertThat(names(ref)).containsExactly("欧阳娜娜");
    }

    @Test
    void customers_of_a_workbook_are_registered() throws SQLException {
        var ref = ref();
        var file = xlsx(sheet -> {
            sheet.value(0, 0, "编号");
            sheet.value(0, 1, "姓名");
            sheet.value(2, 0, ref);
            sheet.value(2, 1, "王小明");
        });
        imported("a.xlsx", file, customers("COMMIT", REF_AND_NAME)).body("created", equalTo(1));
        assertThat(names(ref)).containsExactly("王小明");
    }

    @Test
    void a_dry_run_says_what_would_happen_and_changes_nothing() throws SQLException {
        var ref = ref();
        var file = csv("编号,姓名", ref + ",甲", ref + ",乙", ",", ref() + "," + "名".repeat(300));
        imported("a.csv", file, customers("DRY_RUN", REF_AND_NAME))
                .body("status", equalTo("FINISHED"))
                .body("mode", equalTo("DRY_RUN"))
                .body("rowsRead", equalTo(3))
                .body("rowsAccepted", equalTo(2))
                .body("created", equalTo(1))
                .body("updated", equalTo(1))
                .body("rowsRejected", equalTo(1))
                .body("errorsAvailable", equalTo(true));
        assertThat(names(ref)).isEmpty();
    }

    @Test
    void the_same_file_again_changes_nothing_and_says_so() {
        var file = csv("编号,姓名", ref() + ",甲", ref() + ",乙");
        String first = imported("a.csv", file, customers("COMMIT", REF_AND_NAME))
                .body("created", equalTo(2))
                .body("sameFileAs", nullValue())
                .extract()
                .path("id");
        imported("b.csv", file, customers("COMMIT", REF_AND_NAME))
                .body("created", equalTo(0))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(2))
                .body("rowsAccepted", equalTo(2))
                .body("sameFileAs", equalTo(first));
    }

    @Test
    void rows_of_one_reference_are_one_customer_and_the_last_one_counts() throws SQLException {
        var ref = ref();
        var file = csv("编号,姓名", ref + ",甲", ref + ",甲", ref + ",乙", ref + ",乙");
        imported("a.csv", file, customers("COMMIT", REF_AND_NAME))
                .body("rowsAccepted", equalTo(4))
                .body("created", equalTo(1))
                .body("updated", equalTo(1))
                .body("unchanged", equalTo(2));
        assertThat(names(ref)).containsExactly("乙");
    }

    @Test
    void a_customer_without_a_name_is_called_by_the_reference_but_keeps_a_name() throws SQLException {
        var known = ref();
        var fresh = ref();
        imported("a.csv", csv("编号,姓名", known + ",甲"), customers("COMMIT", REF_AND_NAME));
        imported("b.csv", csv("编号", known, fresh), customers("COMMIT", Map.of("编号", "externalRef")))
                .body("created", equalTo(1))
                .body("unchanged", equalTo(1));
        assertThat(names(known)).containsExactly("甲");
        assertThat(names(fresh)).containsExactly(fresh);
    }

    @Test
    void a_default_stands_in_for_what_a_row_leaves_out() {
        var ref = ref();
        var options = with(
                customers("COMMIT", Map.of("编号", "externalRef", "姓名", "name", "类型", "kind")),
                "defaults",
                Map.of("kind", "企业", "industry", "餐饮"));
        imported("a.csv", csv("编号,姓名,类型", ref + ",甲,", ref() + ",乙,个人"), options)
                .body("created", equalTo(2));
        imported("b.csv", csv("编号,姓名,类型", ref + ",甲,公司"), options).body("unchanged", equalTo(1));
    }

    @Test
    void many_rows_go_in_batches() {
        var base = ref();
        var lines = new ArrayList<>(List.of("编号,姓名"));
        IntStream.range(0, 2_500).forEach(i -> lines.add(base + i + ",客户" + i));
        imported("a.csv", csv(lines.toArray(String[]::new)), customers("COMMIT", REF_AND_NAME))
                .body("rowsRead", equalTo(2_500))
                .body("created", equalTo(2_500));
    }

    @Test
    void a_refused_row_stops_no_other_and_is_listed_as_it_stood() {
        var good = ref();
        var bad = ref();
        var file = csv(
                "编号,姓名,类型,手机",
                good + ",=cmd|' /C calc'!A0,个人,",
                bad + ",\"-甲, \"\"乙\"\"\",外星人,+86",
                ",,,",
                ref() + ",a\u0000b,,",
                ref() + ",x,,,多余");
        var mapping = Map.of("编号", "externalRef", "姓名", "name", "类型", "kind");
        String id = imported("a.csv", file, customers("COMMIT", mapping))
                .body("status", equalTo("FINISHED"))
                .body("rowsRead", equalTo(4))
                .body("created", equalTo(1))
                .body("rowsRejected", equalTo(3))
                .extract()
                .path("id");
        assertThat(errors(id).split("\r\n"))
                .containsExactly(
                        "行号,列名,错误代码,错误说明,编号,姓名,类型,手机",
                        "3,类型,row_value_unknown,不认识“外星人”，可用的有：个人、单位。," + bad + ",\"'-甲, \"\"乙\"\"\",外星人,'+86",
                        "5,,row_text_unstorable,本行含有空字符（NUL）或不成对的代理字符。,"
                                + errors(id).split("\r\n")[2].split(",")[4] + ",a\uFFFDb,,",
                        "6,,row_too_many_cells,本行的单元格多于 4 列。,"
                                + errors(id).split("\r\n")[3].split(",")[4] + ",x,,");
    }

    @Test
    void what_is_wrong_is_told_in_the_words_of_the_file_and_of_the_reader() {
        var mapping = Map.of("会员号", "externalRef", "客户", "name", "级别", "tier");
        String id = imported("a.csv", csv("会员号,客户,级别,手机", ref() + ",甲,金牌,", ",,普通,139"), customers("DRY_RUN", mapping))
                .extract()
                .path("id");
        assertThat(errors(id))
                .contains("行号,列名,错误代码,错误说明,会员号")
                .contains("不认识“金牌”，可用的有：VIP、普通、潜在。")
                .contains("3,客户,row_value_missing,本行没有“客户”。");
        var english = Given.open()
                .auth()
                .oauth2(Staff.admin())
                .header("Accept-Language", "en")
                .get("/api/v1/imports/{id}/errors", id)
                .then()
                .extract()
                .asString();
        assertThat(english)
                .contains("row,column,code,message,会员号")
                .contains("VIP, REGULAR, POTENTIAL")
                .contains("has no \"\"客户\"\"");
        start("a.csv", csv("手机", "139"), customers("DRY_RUN", Map.of("手机", "phone")))
                .then()
                .statusCode(422)
                .body("detail", equalTo("请指定哪一列是“客户名称”，或为它设定默认值。"));
    }

    @Test
    void a_mended_error_file_can_be_imported() throws SQLException {
        var ref = ref();
        var file = csv("编号,姓名,类型", ref + ",+1 先生,外星人");
        var mapping = Map.of("编号", "externalRef", "姓名", "name", "类型", "kind");
        String id =
                imported("a.csv", file, customers("COMMIT", mapping)).extract().path("id");
        var mended = errors(id).replace(ref + ",'+1 先生,外星人", ref + ",'+1 先生,个人");
        imported("errors.csv", csv(mended), customers("COMMIT", mapping)).body("created", equalTo(1));
        assertThat(names(ref)).containsExactly("+1 先生");
    }

    @Test
    void every_cell_of_a_very_long_row_is_not_kept() {
        var cells = "x,".repeat(4_000_000);
        String id = imported(
                        "a.csv",
                        csv("编号,姓名", "1," + cells, ref() + ",甲", ref() + "," + "长".repeat(40_000)),
                        customers("COMMIT", REF_AND_NAME))
                .body("created", equalTo(1))
                .body("rowsRejected", equalTo(2))
                .extract()
                .path("id");
        assertThat(errors(id))
                .contains("row_too_many_cells", "row_cell_too_long")
                .hasSizeLessThan(5_000);
    }

    @Test
    void rows_of_customers_who_are_known_already_are_refused_when_that_is_asked_for() {
        var name = "郑" + ref().substring(0, 6) + "霞";
        var phone = "137" + (10_000_000 + (int) (Math.random() * 80_000_000));
        Given.customer(Map.of("name", name, "contactPoints", List.of(Map.of("type", "MOBILE", "value", phone))));
        var mapping = Map.of("编号", "externalRef", "姓名", "name", "电话", "phone");
        var known = ref();
        var fresh = ref();
        var file = csv("编号,姓名,电话", known + "," + name + "," + phone, fresh + ",林涛英" + fresh + ",");
        var answer = imported("客户.csv", file, with(customers("COMMIT", mapping), "refuseDuplicates", true));
        answer.body("created", equalTo(1)).body("rowsRejected", equalTo(1));
        assertThat(errors(answer.extract().path("id"))).contains(known).doesNotContain(fresh);
        imported("客户.csv", file, customers("COMMIT", mapping))
                .body("created", equalTo(1))
                .body("rowsRejected", equalTo(0));
    }
}
