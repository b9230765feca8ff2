package io.taizhang.exchange;

import static io.taizhang.exchange.GivenImports.csv;
import static io.taizhang.exchange.GivenImports.errors;
import static io.taizhang.exchange.GivenImports.imported;
import static io.taizhang.exchange.GivenImports.options;
import static io.taizhang.exchange.GivenImports.preview;
import static io.taizhang.exchange.GivenImports.ref;
import static io.taizhang.exchange.GivenImports.start;
import static io.taizhang.exchange.GivenImports.upload;
import static io.taizhang.exchange.GivenImports.with;
import static io.taizhang.exchange.GivenImports.xlsx;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordImportTest {

    private static final Charset GBK = Charset.forName("GBK");

    /** The mapping that the preview guesses. */
    private static Map<String, String> guessed(String target, byte[] file, String name) {
        return preview(name, file, Map.of("target", target))
                .statusCode(200)
                .extract()
                .path("mapping");
    }

    private static ValidatableResponse guessedAndImported(String target, String name, byte[] file) {
        return imported(name, file, options(target, "COMMIT", guessed(target, file, name)));
    }

    /** The same file as an old system writes it. */
    private static byte[] gbk(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8).getBytes(GBK);
    }

    /** The same table as a workbook; without quoted cells. */
    private static byte[] workbook(byte[] utf8) {
        var lines = new String(utf8, StandardCharsets.UTF_8).lines().toList();
        return xlsx(sheet -> {
            for (int row = 0; row < lines.size(); row++) {
                var cells = lines.get(row).split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        });
    }

    private static ValidatableResponse customer(String id) {
        return Given.admin().get("/api/v1/customers/{id}", id).then().statusCode(200);
    }

    private static ValidatableResponse interactions(String customer) {
        return Given.admin()
                .get("/api/v1/interactions?customerId={id}&sort=occurredAt", customer)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse contract(String number) {
        return Given.admin()
                .get("/api/v1/contracts?number={number}", number)
                .then()
                .statusCode(200);
    }

    @Test
    void people_of_a_gbk_file_are_attached_to_their_customers_by_reference_or_number() {
        var ref = ref();
        var byRef = Given.customer(Map.of("externalRef", ref, "kind", "ORGANISATION"));
        var byNumber = Given.customer(Map.of("kind", "ORGANISATION"));
        String number = customer(byNumber).extract().path("number");
        var file = ("客户编号,联系人,职务,手机,主要联系人\n" + ref + ",王会计,财务,13800138000,是\n" + ref + ",李采购,采购,,\n" + number
                        + ",赵总,总经理,,\n")
                .getBytes(GBK);
        guessedAndImported("CONTACTS", "联系人.csv", file)
                .body("status", equalTo("FINISHED"))
                .body("target", equalTo("CONTACTS"))
                .body("created", equalTo(3))
                .body("rowsRejected", equalTo(0));
        customer(byRef)
                .body("contacts.name", contains("王会计", "李采购"))
                .body("contacts[0].position", equalTo("财务"))
                .body("contacts[0].phone", equalTo("13800138000"))
                .body("contacts[0].primary", equalTo(true));
        customer(byNumber).body("contacts.name", contains("赵总"));
        guessedAndImported("CONTACTS", "联系人.xlsx", workbook(new String(file, GBK).getBytes(StandardCharsets.UTF_8)))
                .body("created", equalTo(0))
                .body("unchanged", equalTo(3));
    }

    @Test
    void a_person_is_known_by_reference_and_only_mapped_columns_are_written() {
        var ref = ref();
        var person = ref();
        var id = Given.customer(Map.of("externalRef", ref));
        var mapping = Map.of("联系人编号", "externalRef", "客户编号", "customerRef", "联系人", "name", "职务", "position");
        imported(
                        "a.csv",
                        csv("联系人编号,客户编号,联系人,职务", person + "," + ref + ",钱一,店长"),
                        options("CONTACTS", "COMMIT", mapping))
                .body("created", equalTo(1));
        imported(
                        "b.csv",
                        csv("联系人编号,客户编号,联系人,职务", person + "," + ref + ",钱一一,"),
                        options("CONTACTS", "COMMIT", mapping))
                .body("updated", equalTo(1));
        customer(id).body("contacts.name", contains("钱一一")).body("contacts[0].position", equalTo("店长"));
        imported(
                        "c.csv",
                        csv("联系人编号,客户编号,联系人,职务", person + "," + ref + ",钱一一,"),
                        with(options("CONTACTS", "COMMIT", mapping), "emptyClears", true))
                .body("updated", equalTo(1));
        customer(id).body("contacts[0].position", nullValue());
    }

    @Test
    void interactions_of_a_workbook_keep_their_author_and_when_they_were_written() {
        var ref = ref();
        var id = Given.customer(Map.of("externalRef", ref));
        var author = Staff.member("SERVICE", "ALL", Staff.company());
        var key = ref();
        var file = xlsx(sheet -> {
            var cells = List.of(
                    List.of("记录编号", "客户编号", "跟进时间", "方式", "方向", "内容", "跟进人", "创建时间"),
                    List.of(
                            key,
                            ref,
                            "2024-03-05 14:30",
                            "电话",
                            "呼入",
                            "问价格",
                            author.username().toUpperCase(Locale.ROOT),
                            "2024-03-06 09:00"),
                    List.of(ref(), ref, "2024年3月7日", "企业微信", "", "=已回复", "", ""));
            for (int row = 0; row < cells.size(); row++) {
                for (int column = 0; column < cells.get(row).size(); column++) {
                    sheet.value(row, column, cells.get(row).get(column));
                }
            }
        });
        guessedAndImported("INTERACTIONS", "跟进.xlsx", file).body("created", equalTo(2));
        interactions(id)
                .body("items", hasSize(2))
                .body("items[0].staffId", equalTo(author.id().toString()))
                .body("items[0].channel", equalTo("CALL"))
                .body("items[0].direction", equalTo("INBOUND"))
                .body("items[0].occurredAt", startsWith("2024-03-05T14:30:00"))
                .body("items[0].createdAt", startsWith("2024-03-06T09:00:00"))
                .body("items[1].channel", equalTo("WECOM"))
                .body("items[1].content", equalTo("=已回复"))
                .body("items[1].occurredAt", startsWith("2024-03-07T00:00:00"));
        guessedAndImported("INTERACTIONS", "跟进.xlsx", file).body("unchanged", equalTo(2));
        imported(
                        "neu.csv",
                        csv("记录编号,内容", key + ",问了两次价格"),
                        with(
                                options("INTERACTIONS", "COMMIT", Map.of("记录编号", "externalRef", "内容", "content")),
                                "rows",
                                "UPDATE"))
                .body("updated", equalTo(1));
        interactions(id)
                .body("items[0].content", equalTo("问了两次价格"))
                .body("items[0].createdAt", startsWith("2024-03-06T09:00:00"))
                .body("items", hasSize(2));
    }

    @Test
    void interactions_without_a_reference_are_known_by_their_place_in_the_file() {
        var ref = ref();
        var id = Given.customer(Map.of("externalRef", ref));
        var file = csv("customer id,date,type,body", ref + ",2024-01-02,call,first", ref + ",2024-01-03,visit,second");
        guessedAndImported("INTERACTIONS", "a.csv", file).body("created", equalTo(2));
        guessedAndImported("INTERACTIONS", "a.csv", file)
                .body("created", equalTo(0))
                .body("unchanged", equalTo(2));
        interactions(id).body("items.content", contains("first", "second"));
    }

    @Test
    void an_interrupted_import_of_records_goes_on_when_the_file_is_imported_again() {
        var ref = ref();
        var id = Given.customer(Map.of("externalRef", ref));
        var whole = new ArrayList<String>();
        whole.add("记录编号,客户编号,时间,内容");
        for (int i = 0; i < 150; i++) {
            whole.add(ref + i + "," + ref + ",2024-01-02,第" + i + "次");
        }
        var half = csv(whole.subList(0, 121).toArray(String[]::new));
        guessedAndImported("INTERACTIONS", "a.csv", half).body("created", equalTo(120));
        guessedAndImported("INTERACTIONS", "a.csv", csv(whole.toArray(String[]::new)))
                .body("created", equalTo(30))
                .body("unchanged", equalTo(120));
        Given.admin()
                .get("/api/v1/interactions?count=exact&customerId={id}", id)
                .then()
                .body("count", equalTo(150));
    }

    @Test
    void a_mended_error_file_of_records_can_be_sent_again() {
        var ref = ref();
        var id = Given.customer(Map.of("externalRef", ref));
        var file = csv("客户编号,时间,方式,内容", ref + ",2024-01-02,飞鸽,=一", ref + ",2024-01-03,电话,二");
        String job = guessedAndImported("INTERACTIONS", "a.csv", file)
                .body("rowsRejected", equalTo(1))
                .extract()
                .path("id");
        var mended = errors(job).replace("飞鸽,'=一", "微信,'=一").getBytes(StandardCharsets.UTF_8);
        guessedAndImported("INTERACTIONS", "errors.csv", mended).body("created", equalTo(1));
        interactions(id).body("items.content", contains("=一", "二"));
    }

    @Test
    void a_refused_row_stops_no_other_and_says_why_in_the_readers_words() {
        var ref = ref();
        var id = Given.customer(Map.of("externalRef", ref));
        var file = csv(
                "客户编号,时间,方式,内容,记录人",
                ref + ",2024-01-02,电话,好的,",
                ref() + ",2024-01-02,电话,没有这个客户,",
                ref + ",昨天,电话,不是日期,",
                ref + ",2024-01-02,飞鸽,不认识的方式,",
                ref + ",2024-01-02,电话,没有这个人,谁也不是",
                ref + ",2024-01-02,电话,,",
                ref + ",2999-01-02,电话,还没到,",
                ref + ",2024-01-04,电话,也好,");
        String job = guessedAndImported("INTERACTIONS", "a.csv", file)
                .body("rowsRead", equalTo(8))
                .body("rowsAccepted", equalTo(2))
                .body("created", equalTo(2))
                .body("rowsRejected", equalTo(6))
                .extract()
                .path("id");
        var lines = errors(job).lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("3,客户编号,row_customer_unknown,"));
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(line).startsWith("4,时间,row_date_unreadable,").contains("“昨天”不是日期"));
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("5,方式,row_value_unknown,"));
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(line).startsWith("6,记录人,row_person_unknown,").contains("没有用户名为“谁也不是”的员工"));
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("7,内容,row_value_missing,"));
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("8,时间,occurred_in_future,"));
        interactions(id).body("items.content", contains("好的", "也好"));
    }

    @Test
    void contracts_keep_their_number_and_are_signed_when_the_file_says_so() {
        var ref = ref();
        Given.customer(Map.of("externalRef", ref));
        var signed = "XS-" + ref();
        var draft = "XS-" + ref();
        var file = csv(
                "合同编号,客户编号,合同名称,合同金额,开始日期,结束日期,签订日期,状态",
                signed + "," + ref + ",年度供货,\"￥12,000.50\",2025-01-01,2025-12-31,2024-12-20,执行中",
                draft + "," + ref + ",续签,800,2026-01-01,,,草稿");
        guessedAndImported("CONTRACTS", "合同.csv", gbk(file))
                .body("charset", equalTo("GB18030"))
                .body("created", equalTo(2))
                .body("amount.amount", equalTo("12800.50"));
        contract(signed)
                .body("items[0].title", equalTo("年度供货"))
                .body("items[0].amount.amount", equalTo("12000.50"))
                .body("items[0].signedOn", equalTo("2024-12-20"))
                .body("items[0].endsOn", equalTo("2025-12-31"));
        contract(draft).body("items[0].status", equalTo("DRAFT")).body("items[0].endsOn", nullValue());
        guessedAndImported("CONTRACTS", "合同.csv", file).body("unchanged", equalTo(2));
        var later = csv("合同编号,合同名称", draft + ",续签（改）", signed + ",改不了", "HT2026999999,像本系统的编号", "NEU" + ref() + ",不存在");
        var mapping = Map.of("合同编号", "number", "合同名称", "title");
        String job = imported("b.csv", later, with(options("CONTRACTS", "COMMIT", mapping), "rows", "UPDATE"))
                .body("updated", equalTo(1))
                .body("rowsRejected", equalTo(3))
                .extract()
                .path("id");
        contract(draft).body("items[0].title", equalTo("续签（改）")).body("items[0].amount.amount", equalTo("800.00"));
        assertThat(errors(job))
                .contains("3,,contract_not_draft", "4,合同编号,row_record_unknown", "5,合同编号,row_record_unknown");
    }

    @Test
    void cards_of_another_system_come_in_once_with_what_is_on_them() {
        var ref = ref();
        var holder = Given.customer(Map.of("externalRef", ref));
        var code = "P" + UUID.randomUUID().toString().substring(0, 20);
        Given.admin()
                .body(Map.of("code", code, "name", "老卡" + code, "kind", "REGISTERED", "pinFreeAmount", yuan("5000.00")))
                .post("/api/v1/card-programs")
                .then()
                .statusCode(201);
        var first = ref();
        var file = csv(
                "卡号,卡种,客户编号,本金,赠金,有效期至",
                first + "," + code + "," + ref + ",100.10,20,2099-12-31",
                ref() + "," + code + "," + ref + ",0.05,,",
                ref() + "," + code + "," + ref + ",-1,,",
                ref() + "," + code + "," + ref + ",9000,,",
                ref() + "," + code + "," + ref + ",1,,2001-01-01",
                ref() + "," + code + ",,1,,",
                first + "," + code + "," + ref + ",7,,");
        var mapping = guessed("CARDS", workbook(file), "卡.xlsx");
        imported("卡.csv", gbk(file), options("CARDS", "DRY_RUN", mapping))
                .body("created", equalTo(2))
                .body("rowsRejected", equalTo(5))
                .body("amount.amount", equalTo("120.15"));
        Given.admin().get("/api/v1/cards?customerId={id}", holder).then().body("items", hasSize(0));
        var done = imported("卡.xlsx", workbook(file), options("CARDS", "COMMIT", mapping))
                .body("created", equalTo(2))
                .body("amount.amount", equalTo("120.15"))
                .extract();
        var before = new BigDecimal(done.<String>path("cardMoneyBefore.amount"));
        assertThat(new BigDecimal(done.<String>path("cardMoneyAfter.amount")).subtract(before))
                .isEqualByComparingTo("120.15");
        assertThat(errors(done.path("id")))
                .contains(
                        "4,本金,card_opening_negative",
                        "5,本金,second_person_needed",
                        "6,有效期至,card_opening_expired",
                        "7,,card_customer_required",
                        "8,卡号,row_repeats_row");
        var cards = Given.admin()
                .get("/api/v1/cards?customerId={id}", holder)
                .then()
                .body("items", hasSize(2))
                .body("items.status", hasItem("ACTIVE"))
                .extract();
        assertThat(cards.<List<String>>path("items.balance.amount")).containsExactlyInAnyOrder("120.10", "0.05");
        assertThat(cards.<List<String>>path("items.expiresOn")).contains("2099-12-31");
        imported("卡.csv", file, options("CARDS", "COMMIT", mapping))
                .body("created", equalTo(0))
                .body("unchanged", equalTo(2))
                .body("amount.amount", equalTo("0.00"));
        // The same old number under another mapping of references is still the same card.
        Given.admin().get("/api/v1/cards?customerId={id}", holder).then().body("items", hasSize(2));
    }

    @Test
    void whoever_may_not_put_money_on_cards_may_not_bring_them_in() {
        var file = csv("卡号,卡种,本金", "1,P,1");
        var mapping = Map.of("卡号", "oldNumber", "卡种", "program", "本金", "principal");
        upload(Staff.token("INTEGRATION"), "a.csv", file, options("CARDS", "COMMIT", mapping))
                .post(GivenImports.IMPORTS)
                .then()
                .statusCode(403)
                .body("code", equalTo("not_allowed"));
        start("a.csv", csv("卡号", "1"), options("CARDS", "COMMIT", Map.of("卡号", "oldNumber")))
                .then()
                .statusCode(422)
                .body("code", equalTo("import_field_missing"));
    }

    @Test
    void customers_are_found_by_number_and_an_empty_cell_clears_only_when_asked() {
        var id = Given.customer(Map.of("note", "旧备注", "industry", "餐饮"));
        String number = customer(id).extract().path("number");
        var file = csv("台账编号,备注,行业", number + ",,零售");
        var mapping = guessed("CUSTOMERS", file, "a.csv");
        imported("a.csv", file, options("CUSTOMERS", "COMMIT", mapping)).body("updated", equalTo(1));
        customer(id).body("note", equalTo("旧备注")).body("industry", equalTo("零售"));
        imported("a.csv", file, with(options("CUSTOMERS", "COMMIT", mapping), "emptyClears", true))
                .body("updated", equalTo(1));
        customer(id).body("note", nullValue()).body("industry", equalTo("零售"));
        imported(
                        "a.csv",
                        csv("台账编号,备注", "C-没有,x"),
                        options("CUSTOMERS", "COMMIT", Map.of("台账编号", "number", "备注", "note")))
                .body("rowsRejected", equalTo(1));
    }

    @Test
    void rows_may_be_held_to_making_or_to_changing() {
        var known = ref();
        var fresh = ref();
        var id = Given.customer(Map.of("externalRef", known));
        var mapping = Map.of("编号", "externalRef", "姓名", "name");
        var file = csv("编号,姓名", known + ",新名", fresh + ",新客");
        String refused = imported("a.csv", file, with(options("CUSTOMERS", "DRY_RUN", mapping), "rows", "UPDATE"))
                .body("updated", equalTo(1))
                .body("created", equalTo(0))
                .body("rowsRejected", equalTo(1))
                .extract()
                .path("id");
        assertThat(errors(refused)).contains("3,编号,row_record_unknown");
        var creating = with(options("CUSTOMERS", "COMMIT", mapping), "rows", "CREATE");
        imported("a.csv", file, creating).body("created", equalTo(1)).body("rowsRejected", equalTo(1));
        customer(id).body("name", not(equalTo("新名")));
        // What an interrupted import of the same file has made is no reason to refuse the row.
        imported("a.csv", file, creating)
                .body("created", equalTo(0))
                .body("unchanged", equalTo(1))
                .body("rowsRejected", equalTo(1));
    }

    @Test
    void a_dry_run_names_both_rows_that_may_be_one_customer() {
        var phone = "138" + String.format("%08d", Math.abs(UUID.randomUUID().hashCode()) % 100_000_000);
        var file = csv("编号,姓名,手机", ref() + ",甲," + phone, ref() + ",乙,", ref() + ",丙," + phone);
        var mapping = Map.of("编号", "externalRef", "姓名", "name", "手机", "phone");
        String dry = imported("a.csv", file, options("CUSTOMERS", "DRY_RUN", mapping))
                .body("created", equalTo(3))
                .body("rowsRejected", equalTo(0))
                .body("rowsContradicting", equalTo(1))
                .extract()
                .path("id");
        assertThat(errors(dry)).contains("4,手机,row_repeats_row,第 4 行与第 2 行的“手机”相同。");
        imported("a.csv", file, with(options("CUSTOMERS", "COMMIT", mapping), "refuseDuplicates", true))
                .body("created", equalTo(2))
                .body("rowsRejected", equalTo(1));
    }
}
