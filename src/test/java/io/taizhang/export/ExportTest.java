package io.taizhang.export;

import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import io.taizhang.tabular.TableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ExportTest {

    @TempDir
    Path folder;

    private static Response export(String token, String path) {
        return Given.json(token).get("/api/v1/exports/" + path);
    }

    private static List<String> csv(String path) {
        var bytes = export(Staff.admin(), path)
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .header("Content-Disposition", containsString(".csv"))
                .extract()
                .asByteArray();
        var text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        return text.substring(1).lines().toList();
    }

    /** The table as an import would read it. */
    private List<Map<String, String>> read(String path, String name) throws IOException {
        var file = folder.resolve(name);
        Files.write(
                file,
                export(Staff.admin(), path).then().statusCode(200).extract().asByteArray());
        var table = TableFile.read(file, name, null, 100);
        return table.rows().stream()
                .<Map<String, String>>map(row -> {
                    var cells = new HashMap<String, String>();
                    for (int i = 0; i < row.size(); i++) {
                        cells.put(table.header().get(i), row.get(i));
                    }
                    return cells;
                })
                .toList();
    }

    private static String number(String customer) {
        return Given.admin()
                .get("/api/v1/customers/{id}", customer)
                .then()
                .extract()
                .path("number");
    }

    @Test
    void customers_go_out_with_the_filters_of_their_list_and_no_cell_is_calculated() {
        var source = "S" + UUID.randomUUID().toString().substring(0, 12);
        var one =
                Given.customer(Map.of("source", source, "name", "=1+1", "note", "甲,\"乙\"", "tags", List.of("老", "新")));
        Given.customer(Map.of("name", "别人"));
        var lines = csv("customers.csv?source=" + source);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("台账编号,客户编号,客户名称,客户类型,手机,");
        assertThat(lines.get(1))
                .startsWith(number(one) + ",,'=1+1,个人,")
                .contains("\"老,新\"")
                .endsWith("\"甲,\"\"乙\"\"\"");
        export(Staff.admin(), "customers.csv?nosuchfield=1")
                .then()
                .statusCode(400)
                .body("code", equalTo("filter_unknown"));
        export(Staff.admin(), "customers.pdf").then().statusCode(404);
    }

    @Test
    void more_rows_than_a_page_go_out_once_each() {
        var source = "S" + UUID.randomUUID().toString().substring(0, 12);
        var names = new TreeSet<String>();
        for (int i = 0; i < 12; i++) {
            names.add("客" + i);
            Given.customer(Map.of("source", source, "name", "客" + i));
        }
        var lines = csv("customers.csv?limit=5&source=" + source);
        assertThat(lines.subList(1, lines.size()))
                .hasSize(12)
                .allSatisfy(line -> assertThat(names.remove(line.split(",")[2])).isTrue());
        assertThat(names).isEmpty();
    }

    @Test
    void a_workbook_holds_what_the_csv_holds_and_leaves_texts_as_they_are() throws IOException {
        var customer = Given.customer(Map.of("name", "@SUM(A1)"));
        Given.admin()
                .body(Map.of(
                        "customerId",
                        customer,
                        "channel",
                        "WECOM",
                        "direction",
                        "OUTBOUND",
                        "occurredAt",
                        "2024-03-05T14:30:00+08:00",
                        "content",
                        "-10% 的折扣"))
                .post("/api/v1/interactions")
                .then()
                .statusCode(201);
        var rows = read("interactions.xlsx?customerId=" + customer, "a.xlsx");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0))
                .containsEntry("客户编号", number(customer))
                .containsEntry("客户名称", "@SUM(A1)")
                .containsEntry("跟进时间", "2024-03-05 14:30:00")
                .containsEntry("方式", "企业微信")
                .containsEntry("方向", "呼出")
                .containsEntry("内容", "-10% 的折扣")
                .containsEntry("记录人", "admin");
        assertThat(csv("interactions.csv?customerId=" + customer).get(1)).contains(",'-10% 的折扣,");
    }

    @Test
    void contacts_transactions_and_contracts_have_columns_that_an_import_knows() throws IOException {
        var customer = Given.customer(Map.of("contacts", List.of(Map.of("name", "王会计", "position", "财务"))));
        String name = Given.admin()
                .get("/api/v1/customers/{id}", customer)
                .then()
                .extract()
                .path("name");
        var people = read("contacts.csv?number=" + number(customer), "b.csv");
        assertThat(people).hasSize(1);
        assertThat(people.get(0))
                .containsEntry("客户名称", name)
                .containsEntry("联系人", "王会计")
                .containsEntry("职务", "财务")
                .containsEntry("主要联系人", "是");
        Given.money()
                .body(Map.of(
                        "customerId",
                        customer,
                        "type",
                        "SALE",
                        "amount",
                        yuan("12.30"),
                        "method",
                        "ON_ACCOUNT",
                        "memo",
                        "第一单"))
                .post("/api/v1/transactions")
                .then()
                .statusCode(201);
        var entries = read("transactions.xlsx?customerId=" + customer, "c.xlsx");
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0))
                .containsEntry("客户编号", number(customer))
                .containsEntry("交易类型", "销售")
                .containsEntry("金额", "12.3")
                .containsEntry("支付方式", "赊账");
        Given.admin()
                .body(Map.of("customerId", customer, "title", "供货", "amount", yuan("100.00"), "startsOn", "2025-01-01"))
                .post("/api/v1/contracts")
                .then()
                .statusCode(201);
        assertThat(read("contracts.csv?customerId=" + customer, "d.csv").get(0))
                .containsEntry("合同名称", "供货")
                .containsEntry("合同金额", "100.00")
                .containsEntry("开始日期", "2025-01-01")
                .containsEntry("状态", "草稿");
    }

    @Test
    void an_export_sees_what_its_reader_sees_and_is_written_down() {
        var source = "S" + UUID.randomUUID().toString().substring(0, 12);
        Given.customer(Map.of("source", source));
        var narrow = Staff.member("MANAGER", "OWN", Staff.company());
        assertThat(export(narrow.token(), "customers.csv?source=" + source)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .hasSize(1);
        export(Staff.token("SERVICE"), "customers.csv").then().statusCode(403);
        Given.admin()
                .get("/api/v1/audit-entries?action=data.exported&actorId=" + narrow.id())
                .then()
                .statusCode(200)
                .body("items[0].after.list", equalTo("customers"))
                .body("items[0].after.rows", equalTo(0))
                .body("items[0].after.filters.source[0]", equalTo(source));
    }

    @Test
    void a_set_that_the_list_cannot_ask_for_goes_out_as_a_file() {
        var source = "S" + UUID.randomUUID().toString().substring(0, 12);
        Given.customer(Map.of("source", source, "name", "甲", "tier", "VIP", "tags", List.of("老", "茶")));
        Given.customer(Map.of("source", source, "name", "乙", "tier", "VIP", "tags", List.of("茶")));
        Given.customer(Map.of("source", source, "name", "丙", "tier", "REGULAR", "tags", List.of("茶")));
        Given.customer(Map.of("name", "别家"));
        Map<String, Object> set = Map.of(
                "filter",
                Map.of(
                        "and",
                        List.of(
                                Map.of("field", "source", "value", source),
                                Map.of(
                                        "or",
                                        List.of(
                                                Map.of("field", "tier", "value", "REGULAR"),
                                                Map.of("field", "tags", "op", "all", "value", List.of("老", "茶")))))),
                "sort",
                "name");
        assertThat(names(file(Staff.admin(), "customers.csv", set))).containsExactlyInAnyOrder("甲", "丙");

        String view = Given.admin()
                .body(Map.of("name", source, "filter", Map.of("field", "source", "value", source), "sort", "-name"))
                .post("/api/v1/customer-views")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, Object> ofView = Map.of("viewId", view, "filter", Map.of("field", "tier", "value", "VIP"));
        var sorted = names(file(Staff.admin(), "customers.csv", ofView));
        assertThat(sorted).hasSize(2);
        assertThat(names(file(
                        Staff.admin(),
                        "customers.csv",
                        Map.of("viewId", view, "filter", ofView.get("filter"), "sort", "name"))))
                .containsExactly(sorted.get(1), sorted.get(0));

        var narrow = Staff.member("MANAGER", "OWN", Staff.company());
        assertThat(names(file(narrow.token(), "customers.csv", set))).isEmpty();
        file(narrow.token(), "customers.csv", ofView).then().statusCode(404);
        Given.admin()
                .get("/api/v1/audit-entries?action=data.exported&actorId=" + narrow.id())
                .then()
                .statusCode(200)
                .body("items[0].after.list", equalTo("customers"))
                .body("items[0].after.rows", equalTo(0))
                .body("items[0].after.conditions.and[0].value", equalTo(source));
    }

    @Test
    void the_people_at_the_customers_of_a_set_go_out_too() {
        var source = "S" + UUID.randomUUID().toString().substring(0, 12);
        Given.customer(Map.of("source", source, "tier", "VIP", "contacts", List.of(Map.of("name", "王会计"))));
        Given.customer(Map.of("source", source, "tier", "REGULAR", "contacts", List.of(Map.of("name", "李出纳"))));
        Map<String, Object> set = Map.of(
                "filter",
                Map.of(
                        "and",
                        List.of(
                                Map.of("field", "source", "value", source),
                                Map.of("not", Map.of("field", "tier", "value", "VIP")))));
        assertThat(file(Staff.admin(), "contacts.csv", set)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("李出纳")
                .doesNotContain("王会计");
    }

    @Test
    void a_set_without_end_or_sense_is_refused_and_more_than_a_page_goes_out_once_each() {
        var source = "S" + UUID.randomUUID().toString().substring(0, 12);
        var names = new TreeSet<String>();
        for (int i = 0; i < 205; i++) {
            names.add("客" + i);
            Given.customer(Map.of("source", source, "name", "客" + i));
        }
        assertThat(names(file(
                        Staff.admin(), "customers.csv", Map.of("filter", Map.of("field", "source", "value", source)))))
                .hasSize(205)
                .containsAll(names);
        file(Staff.admin(), "customers.csv", Map.of("filter", Map.of("field", "nosuchfield", "value", 1)))
                .then()
                .statusCode(400)
                .body("code", equalTo("filter_unknown"));
        file(Staff.admin(), "customers.csv", Map.of("sort", "nosuchfield"))
                .then()
                .statusCode(400)
                .body("code", equalTo("sort_unknown"));
        file(Staff.admin(), "customers.csv", Map.of("limit", 5)).then().statusCode(400);
        file(Staff.admin(), "customers.pdf", Map.of()).then().statusCode(404);
        file(Staff.token("SERVICE"), "customers.csv", Map.of()).then().statusCode(403);
        file(Staff.token("SERVICE"), "contacts.csv", Map.of()).then().statusCode(403);
    }

    private static Response file(String token, String path, Map<String, Object> set) {
        return Given.json(token).body(set).post("/api/v1/exports/" + path);
    }

    private static List<String> names(Response file) {
        return file.then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[2])
                .toList();
    }
}
