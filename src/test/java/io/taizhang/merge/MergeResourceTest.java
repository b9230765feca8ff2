package io.taizhang.merge;

import static io.taizhang.merge.GivenMerges.CUSTOMERS;
import static io.taizhang.merge.GivenMerges.MERGES;
import static io.taizhang.merge.GivenMerges.charge;
import static io.taizhang.merge.GivenMerges.command;
import static io.taizhang.merge.GivenMerges.merge;
import static io.taizhang.merge.GivenMerges.merged;
import static io.taizhang.merge.GivenMerges.payment;
import static io.taizhang.merge.GivenMerges.rows;
import static io.taizhang.merge.GivenMerges.undo;
import static io.taizhang.merge.GivenMerges.withPast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.LedgerRuns;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MergeResourceTest {

    @Inject
    DataSource database;

    private static Map<String, Object> reached(String phone, String tag) {
        return Map.of("contactPoints", List.of(Map.of("type", "MOBILE", "value", phone)), "tags", List.of(tag));
    }

    private static void allocate(String customer, String debit, String credit) {
        Given.money()
                .body(Map.of(
                        "allocations",
                        List.of(Map.of("debitId", debit, "creditId", credit, "amount", Given.yuan("10.00")))))
                .post(CUSTOMERS + "/{id}/receivables/allocations", customer)
                .then()
                .statusCode(201);
    }

    /** A new code with its check character (GB 32100-2015). */
    private static String creditCode() {
        var alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var code = new StringBuilder("91");
        int sum = 9 + 3;
        int weight = 9;
        for (int i = 2; i < 17; i++) {
            int value = ThreadLocalRandom.current().nextInt(alphabet.length());
            code.append(alphabet.charAt(value));
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        return code.append(alphabet.charAt((31 - sum % 31) % 31)).toString();
    }

    private static String balance(String customer) {
        return Given.admin()
                .get(CUSTOMERS + "/" + customer + "/account")
                .then()
                .statusCode(200)
                .extract()
                .path("balance.amount");
    }

    private List<String> column(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }

    @Test
    void it_is_known_of_every_reference_to_customers_what_becomes_of_it() throws SQLException {
        assertThat(column("select table_name || '.' || column_name from merge_reference where treatment is null"))
                .as("a new foreign key on customer needs merge_moves() or a line in merge_treatment")
                .isEmpty();
        assertThat(column("select table_name from merge_reference r where treatment = 'MOVE' and column_name ="
                        + " 'customer_id' and not exists (select from pg_trigger where tgrelid ="
                        + " r.child_oid and tgname = 'refuse_merged')"))
                .as("what moves is not written for somebody who was merged: select merge_moves('…')")
                .isEmpty();
        assertThat(column("select table_name from merge_treatment t where not exists (select from merge_reference r"
                        + " where (r.table_name, r.column_name) = (t.table_name, t.column_name))"))
                .isEmpty();
    }

    @Test
    void nothing_that_is_moved_is_unique_by_its_customer() throws SQLException {
        assertThat(column("select r.table_name from merge_reference r join pg_index i on i.indrelid = r.child_oid"
                        + " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])"
                        + " where r.treatment = 'MOVE' and i.indisunique and a.attname = r.column_name"))
                .isEmpty();
    }

    @Test
    void several_become_one_who_has_all_that_they_had() {
        var survivor = withPast(reached("13911110001", "甲"));
        var second = withPast(reached("13911110002", "乙"));
        var third = withPast(reached("13911110001", "丙"));
        merge(command(survivor, second, third))
                .statusCode(201)
                .body("survivor.id", equalTo(survivor))
                .body("merged.id", contains(second, third))
                .body("moves.find { it.table == 'entry' }.rows", equalTo(4))
                .body("moves.find { it.table == 'card' }.rows", equalTo(2));
        assertThat(balance(survivor)).isEqualTo("210.00");
        Given.admin()
                .get(CUSTOMERS + "/" + survivor)
                .then()
                .body("contactPoints.value", containsInAnyOrder("13911110001", "13911110002"))
                .body("tags", contains("甲", "乙", "丙"))
                .body("mergedInto", nullValue());
        Given.admin()
                .queryParam("customerId", survivor)
                .get("/api/v1/cards")
                .then()
                .statusCode(200)
                .body("items", hasSize(3));
        Given.admin()
                .get(CUSTOMERS + "/" + survivor + "/timeline")
                .then()
                .statusCode(200)
                .body("items.findAll { it.type == 'INTERACTION' }", hasSize(3));
    }

    @Test
    void an_old_id_and_an_old_number_say_who_it_is_now() {
        var survivor = Given.customer();
        var old = Given.customer();
        String number =
                Given.admin().get(CUSTOMERS + "/" + old).then().extract().path("number");
        merged(survivor, old);
        Given.admin()
                .get(CUSTOMERS + "/" + old)
                .then()
                .statusCode(200)
                .body("number", equalTo(number))
                .body("mergedInto", equalTo(survivor));
        Given.admin().queryParam("number", number).get(CUSTOMERS).then().body("items.mergedInto", contains(survivor));
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("name", "别的名字"))
                .patch(CUSTOMERS + "/" + old)
                .then()
                .statusCode(409)
                .body("code", equalTo("customer_merged"))
                .body("mergedInto", equalTo(survivor));
        Given.admin()
                .post(CUSTOMERS + "/" + old + "/restore")
                .then()
                .statusCode(409)
                .body("code", equalTo("customer_merged"));
        Given.admin()
                .get(CUSTOMERS + "/" + old + "/profile")
                .then()
                .statusCode(409)
                .body("mergedInto", equalTo(survivor));
        Given.admin()
                .queryParam("limit", 200)
                .queryParam("sort", "-createdAt")
                .get(CUSTOMERS)
                .then()
                .body("items.findAll { it.id == '" + old + "' }", hasSize(0));
    }

    @Test
    void whose_value_of_a_field_stays_is_chosen() {
        var code = creditCode();
        var survivor = Given.customer(Map.of("note", "旧的", "industry", "餐饮"));
        var old = Given.customer(Map.of("note", "新的", "source", "展会", "creditCode", code));
        var command = new HashMap<>(command(survivor, old));
        command.put("fields", Map.of("NOTE", old));
        merge(command).statusCode(201);
        Given.admin()
                .get(CUSTOMERS + "/" + survivor)
                .then()
                .body("note", equalTo("新的"))
                .body("industry", equalTo("餐饮"))
                .body("source", equalTo("展会"))
                .body("creditCode", equalTo(code));
    }

    @Test
    void a_preview_shows_what_would_happen_and_does_nothing() throws SQLException {
        var survivor = withPast(reached("13911110003", "甲"));
        var old = withPast(Map.of("note", "备注"));
        var before = rows(database, survivor, old);
        Given.admin()
                .body(command(survivor, old))
                .post(MERGES + "/previews")
                .then()
                .statusCode(200)
                .body("before.note", nullValue())
                .body("after.note", equalTo("备注"))
                .body("differences.field", hasItem("NOTE"))
                .body("moves.table", hasItem("interaction"))
                .body("holdings.figures.balance", contains(7000, 7000))
                .body("figures.balance", equalTo(14000))
                .body("figures.principal", equalTo(10000));
        assertThat(rows(database, survivor, old)).isEqualTo(before);
        Given.admin().queryParam("survivorId", survivor).get(MERGES).then().body("items", hasSize(0));
    }

    @Test
    void a_merge_that_is_taken_back_leaves_every_row_as_it_was() throws SQLException {
        var survivor = withPast(reached("13911110004", "甲"));
        var second = withPast(reached("13911110005", "乙"));
        var third = Given.customer(Map.of("note", "没有账"));
        var before = rows(database, survivor, second, third);
        var merge = merged(survivor, second, third);
        assertThat(rows(database, survivor, second, third)).isNotEqualTo(before);
        undo(merge).statusCode(200).body("undoReason", equalTo("不是同一个客户"));
        assertThat(rows(database, survivor, second, third)).isEqualTo(before);
        undo(merge).statusCode(409).body("code", equalTo("merge_undone"));
        assertThat(balance(survivor)).isEqualTo("70.00");
        assertThat(balance(second)).isEqualTo("70.00");
    }

    @Test
    void what_came_of_a_moved_entry_goes_back_with_it_and_what_is_new_stays() {
        var survivor = withPast(Map.of());
        var old = Given.customer();
        var wrong = charge(old, "100.00");
        var merge = merged(survivor, old);
        Given.money()
                .body(Map.of(
                        "reason",
                        "金额有误",
                        "replacement",
                        Map.of("customerId", survivor, "type", "CHARGE", "amount", Given.yuan("80.00"))))
                .post("/api/v1/transactions/{id}/corrections", wrong)
                .then()
                .statusCode(201);
        charge(survivor, "5.00");
        assertThat(balance(survivor)).isEqualTo("155.00");
        undo(merge).statusCode(200);
        assertThat(balance(survivor)).isEqualTo("75.00");
        assertThat(balance(old)).isEqualTo("80.00");
    }

    @Test
    void what_settles_something_of_the_other_is_undone_first() {
        var survivor = Given.customer();
        var old = Given.customer();
        var debit = charge(old, "10.00");
        var credit = payment(survivor, "10.00");
        var merge = merged(survivor, old);
        allocate(survivor, debit, credit);
        undo(merge).statusCode(409).body("code", equalTo("merge_entangled"));
        assertThat(balance(survivor)).isEqualTo("0.00");
    }

    @Test
    void a_file_that_was_changed_since_stays_as_it_was_changed() {
        var survivor = Given.customer();
        var old = Given.customer(Map.of("source", "展会"));
        var merge = merged(survivor, old);
        int version =
                Given.admin().get(CUSTOMERS + "/" + survivor).then().extract().path("version");
        Given.admin()
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("note", "合并后写的"))
                .patch(CUSTOMERS + "/" + survivor)
                .then()
                .statusCode(200);
        undo(merge).statusCode(200);
        Given.admin()
                .get(CUSTOMERS + "/" + survivor)
                .then()
                .body("note", equalTo("合并后写的"))
                .body("source", equalTo("展会"));
        Given.admin()
                .get(CUSTOMERS + "/" + old)
                .then()
                .body("mergedInto", nullValue())
                .body("deletedAt", nullValue());
    }

    @Test
    void who_became_somebody_who_became_somebody_else_is_that_one_now() {
        var last = Given.customer();
        var middle = Given.customer();
        var first = Given.customer();
        merged(middle, first);
        var second = merged(last, middle);
        Given.admin().get(CUSTOMERS + "/" + first).then().body("mergedInto", equalTo(last));
        undo(second).statusCode(200);
        Given.admin().get(CUSTOMERS + "/" + first).then().body("mergedInto", equalTo(middle));
    }

    @Test
    void the_ledger_and_the_seals_agree_before_and_after() {
        var survivor = withPast(Map.of());
        var old = withPast(Map.of());
        LedgerRuns.run();
        var merge = merged(survivor, old);
        charge(survivor, "9.00");
        agree();
        LedgerRuns.run();
        agree();
        undo(merge).statusCode(200);
        LedgerRuns.run();
        agree();
    }

    private static void agree() {
        var checks = Given.as("AUDITOR").get("/api/v1/ledger/checks").then().statusCode(200);
        for (var code : List.of("CUSTOMERS_AGREE", "CARDS_AGREE", "ROWS_COVERED", "RANGES_CONTIGUOUS")) {
            checks.body("find { it.code == '" + code + "' }.firstDifference", nullValue());
        }
        Given.admin()
                .body(Map.of("kind", "SEALS", "waitSeconds", 20))
                .post("/api/v1/verifications")
                .then()
                .statusCode(201)
                .body("status", equalTo("INTACT"));
    }

    @Test
    void a_merge_names_customers_whom_the_caller_may_see_and_each_once() {
        var survivor = Given.customer();
        merge(command(survivor, survivor)).statusCode(422).body("code", equalTo("merge_itself"));
        var old = Given.customer();
        merge(command(survivor, old, old)).statusCode(422).body("code", equalTo("merge_twice"));
        merge(command(survivor, UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", equalTo("customer_unknown"));
        var manager = Staff.member("MANAGER", "OWN", Staff.company());
        Given.json(manager.token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(command(survivor, old))
                .post(MERGES)
                .then()
                .statusCode(422)
                .body("code", equalTo("customer_unknown"));
        merged(survivor, old);
        merge(command(survivor, old)).statusCode(422);
    }

    @Test
    void an_account_that_is_closed_takes_nothing() {
        var empty = Given.customer();
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("reason", "不再往来"))
                .post(CUSTOMERS + "/{id}/account/close", empty)
                .then()
                .statusCode(200);
        merge(command(empty, Given.customer())).statusCode(409).body("code", equalTo("merge_account_closed"));
    }
}
