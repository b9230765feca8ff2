package io.taizhang.exchange;

import static io.taizhang.exchange.GivenImports.IMPORTS;
import static io.taizhang.exchange.GivenImports.csv;
import static io.taizhang.exchange.GivenImports.customers;
import static io.taizhang.exchange.GivenImports.imported;
import static io.taizhang.exchange.GivenImports.options;
import static io.taizhang.exchange.GivenImports.ref;
import static io.taizhang.exchange.GivenImports.transactions;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Parallel;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportRevertTest {

    private static final Map<String, String> MAPPING =
            Map.of("编号", "externalRef", "姓名", "name", "手机", "phone", "备注", "note");

    @Inject
    RevertRunner runner;

    private static String committed(byte[] file, Object options) {
        return imported("a.csv", file, options).extract().path("id");
    }

    private ValidatableResponse reverted(String job) {
        Given.admin().post(IMPORTS + "/{id}/revert", job).then().statusCode(202).body("status", equalTo("RUNNING"));
        runner.goOn();
        return revert(job);
    }

    private static ValidatableResponse revert(String job) {
        return Given.admin().get(IMPORTS + "/{id}/revert", job).then().statusCode(200);
    }

    private static ValidatableResponse customer(String ref) {
        return Given.admin()
                .get("/api/v1/customers?externalRef={ref}", ref)
                .then()
                .statusCode(200);
    }

    @Test
    void what_an_import_changed_becomes_what_it_was_and_what_it_made_is_gone() {
        var known = ref();
        var fresh = ref();
        var id = Given.customer(Map.of(
                "externalRef",
                known,
                "name",
                "旧名",
                "note",
                "旧备注",
                "contactPoints",
                List.of(Map.of("type", "EMAIL", "value", "old@example.com"))));
        var job = committed(
                csv("编号,姓名,手机,备注", known + ",新名,13900139000,新备注", fresh + ",新客,,"), customers("COMMIT", MAPPING));
        customer(known).body("items[0].name", equalTo("新名")).body("items[0].phone", equalTo("13900139000"));
        revert(job)
                .body("status", nullValue())
                .body("created", equalTo(1))
                .body("updated", equalTo(1))
                .body("changedSince", equalTo(0));
        reverted(job)
                .body("status", equalTo("DONE"))
                .body("reverted", equalTo(2))
                .body("kept", equalTo(0));
        customer(known)
                .body("items[0].id", equalTo(id))
                .body("items[0].name", equalTo("旧名"))
                .body("items[0].note", equalTo("旧备注"))
                .body("items[0].phone", nullValue())
                .body("items[0].contactPoints.value", contains("old@example.com"));
        customer(fresh).body("items", hasSize(0));
        Given.admin()
                .post(IMPORTS + "/{id}/revert", job)
                .then()
                .statusCode(409)
                .body("code", equalTo("import_reverted_already"));
    }

    @Test
    void a_file_without_references_comes_in_again_after_it_was_taken_back() {
        var name = "无编号" + ref();
        var file = csv("姓名,城市", name + ",杭州");
        var options = customers("COMMIT", Map.of("姓名", "name", "城市", "city"));
        reverted(committed(file, options)).body("status", equalTo("DONE")).body("reverted", equalTo(1));
        imported("people.csv", file, options).body("created", equalTo(1));
    }

    @Test
    void what_somebody_changed_since_stays_and_is_listed() {
        var known = ref();
        var id = Given.customer(Map.of("externalRef", known, "name", "旧名"));
        var job = committed(csv("编号,姓名,手机,备注", known + ",新名,,"), customers("COMMIT", MAPPING));
        int version = customer(known).extract().path("items[0].version");
        Given.admin()
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("name", "又一名"))
                .patch("/api/v1/customers/{id}", id)
                .then()
                .statusCode(200);
        revert(job).body("changedSince", equalTo(1));
        reverted(job)
                .body("status", equalTo("DONE"))
                .body("reverted", equalTo(0))
                .body("kept", equalTo(1))
                .body("keptRecords[0].subject", equalTo("CUSTOMER"))
                .body("keptRecords[0].recordId", equalTo(id));
        customer(known).body("items[0].name", equalTo("又一名"));
    }

    @Test
    void people_brought_to_a_customer_leave_again() {
        var ref = ref();
        Given.customer(Map.of("externalRef", ref, "contacts", List.of(Map.of("name", "老联系人"))));
        var mapping = Map.of("客户", "customerRef", "姓名", "name");
        var job = committed(csv("客户,姓名", ref + ",甲", ref + ",乙"), options("CONTACTS", "COMMIT", mapping));
        customer(ref).body("items[0].contacts.name", contains("老联系人", "甲", "乙"));
        reverted(job).body("reverted", equalTo(1)).body("kept", equalTo(0));
        customer(ref).body("items[0].contacts.name", contains("老联系人"));
    }

    @Test
    void interactions_and_drafts_go_while_signed_contracts_stay() {
        var ref = ref();
        var id = Given.customer(Map.of("externalRef", ref));
        var talk = Map.of("客户", "customerRef", "时间", "occurredAt", "内容", "content");
        var talks = committed(csv("客户,时间,内容", ref + ",2024-01-01,说了话"), options("INTERACTIONS", "COMMIT", talk));
        reverted(talks).body("reverted", equalTo(1));
        Given.admin().get("/api/v1/interactions?customerId={id}", id).then().body("items", hasSize(0));
        // A record that is gone can be brought in again.
        committed(csv("客户,时间,内容", ref + ",2024-01-01,说了话"), options("INTERACTIONS", "COMMIT", talk));
        Given.admin().get("/api/v1/interactions?customerId={id}", id).then().body("items", hasSize(1));
        var paper = Map.of(
                "编号", "number", "客户", "customerRef", "名称", "title", "金额", "amount", "开始", "startsOn", "签订", "signedOn");
        var papers = committed(
                csv(
                        "编号,客户,名称,金额,开始,签订",
                        "A" + ref() + "," + ref + ",草稿,1,2025-01-01,",
                        "B" + ref() + "," + ref + ",已签,1,2025-01-01,2024-12-31"),
                options("CONTRACTS", "COMMIT", paper));
        reverted(papers)
                .body("reverted", equalTo(1))
                .body("kept", equalTo(1))
                .body("keptRecords[0].code", equalTo("contract_not_draft"));
    }

    @Test
    void a_card_that_nothing_has_happened_to_goes_with_its_money_and_comes_in_again() {
        var ref = ref();
        var id = Given.customer(Map.of("externalRef", ref));
        var code = "P" + ref();
        Given.admin()
                .body(Map.of("code", code, "name", "老卡" + code, "kind", "REGISTERED"))
                .post("/api/v1/card-programs")
                .then()
                .statusCode(201);
        var mapping = Map.of("卡号", "oldNumber", "卡种", "program", "客户", "customerRef", "本金", "principal", "赠金", "bonus");
        var row = "," + code + "," + ref + ",";
        var file = csv("卡号,卡种,客户,本金,赠金", ref() + row + "5,2", ref() + row + ",", ref() + row + "7,0");
        var job = committed(file, options("CARDS", "COMMIT", mapping));
        String used = Given.admin()
                .get("/api/v1/cards?customerId={id}", id)
                .then()
                .extract()
                .path("items.find { it.balance.amount == '7.00' }.id");
        Given.money()
                .body(Map.of("amount", yuan("1.00")))
                .post("/api/v1/cards/" + used + "/spends")
                .then()
                .statusCode(201);
        reverted(job)
                .body("reverted", equalTo(2))
                .body("kept", equalTo(1))
                .body("keptRecords[0].subject", equalTo("CARD"))
                .body("keptRecords[0].recordId", equalTo(used))
                .body("keptRecords[0].code", equalTo("import_card_stays"))
                .body("keptRecords[0].reason", equalTo("这张卡导入后已有变动"));
        balances(id, "0.00", "0.00", "6.00");
        reverted(committed(file, options("CARDS", "COMMIT", mapping))).body("reverted", equalTo(2));
        committed(file, options("CARDS", "COMMIT", mapping));
        balances(id, "0.00", "0.00", "0.00", "0.00", "0.00", "6.00", "7.00");
    }

    /** Two instances take the cards back while people pay with them and put money on them. */
    @Test
    void a_card_that_is_used_at_the_same_moment_stays_with_its_money_or_is_gone_before() throws Exception {
        var ref = ref();
        var id = Given.customer(Map.of("externalRef", ref));
        var code = "P" + ref();
        Given.admin()
                .body(Map.of("code", code, "name", "老卡" + code, "kind", "REGISTERED"))
                .post("/api/v1/card-programs")
                .then()
                .statusCode(201);
        var mapping = Map.of("卡号", "oldNumber", "卡种", "program", "客户", "customerRef", "本金", "principal");
        var lines = Stream.concat(
                        Stream.of("卡号,卡种,客户,本金"),
                        Stream.generate(() -> ref() + "," + code + "," + ref + ",5")
                                .limit(8))
                .toArray(String[]::new);
        var job = committed(csv(lines), options("CARDS", "COMMIT", mapping));
        List<String> cards = Given.admin()
                .get("/api/v1/cards?customerId={id}", id)
                .then()
                .extract()
                .path("items.id");
        Given.admin().post(IMPORTS + "/{id}/revert", job).then().statusCode(202);
        var turn = new AtomicInteger();
        var used = new ConcurrentHashMap<String, BigDecimal>();
        Parallel.atOnce(6, () -> {
            int mine = turn.getAndIncrement();
            if (mine < 2) {
                runner.goOn();
                return mine;
            }
            for (var card : mine % 2 == 0 ? cards : reversed(cards)) {
                var act = mine < 4 ? "spends" : "top-ups";
                var body = mine < 4
                        ? Map.of("amount", yuan("1.00"))
                        : Map.<String, Object>of("amount", yuan("2.00"), "method", "CASH");
                var answer = Given.money().body(body).post("/api/v1/cards/" + card + "/" + act);
                if (answer.statusCode() == 201) {
                    used.merge(card, new BigDecimal(mine < 4 ? "-1.00" : "2.00"), BigDecimal::add);
                } else {
                    assertThat(answer.<String>path("code")).isEqualTo("card_closed");
                }
            }
            return mine;
        });
        revert(job).body("status", equalTo("DONE")).body("kept", equalTo(used.size()));
        for (var card : cards) {
            var left = used.containsKey(card) ? used.get(card).add(new BigDecimal("5.00")) : new BigDecimal("0.00");
            Given.admin()
                    .get("/api/v1/cards/" + card)
                    .then()
                    .body("balance.amount", equalTo(left.toString()))
                    .body("status", equalTo(used.containsKey(card) ? "ACTIVE" : "CLOSED"));
        }
    }

    private static List<String> reversed(List<String> some) {
        var turned = new ArrayList<>(some);
        Collections.reverse(turned);
        return turned;
    }

    private static void balances(String customer, String... yuan) {
        Given.admin()
                .get("/api/v1/cards?customerId={id}", customer)
                .then()
                .body("items.balance.amount", containsInAnyOrder(yuan));
    }

    @Test
    void posted_transactions_are_reversed() {
        var ref = ref();
        var id = Given.customer(Map.of("externalRef", ref));
        var mapping =
                Map.of("单号", "document", "客户", "customerRef", "日期", "businessDate", "金额", "amount", "方式", "method");
        var job = committed(
                csv("单号,客户,日期,金额,方式", ref() + "," + ref + ",2024-05-01,88.80,赊账"), transactions("COMMIT", mapping));
        Given.admin()
                .get("/api/v1/customers/{id}/account", id)
                .then()
                .statusCode(200)
                .body("balance", equalTo(yuan("88.80")));
        reverted(job).body("reverted", equalTo(1)).body("kept", equalTo(0));
        Given.admin().get("/api/v1/customers/{id}/account", id).then().body("balance", equalTo(yuan("0.00")));
    }

    @Test
    void a_dry_run_is_not_taken_back_and_not_everybody_may_take_one_back() {
        var dry = committed(csv("编号,姓名,手机,备注", ref() + ",甲,,"), customers("DRY_RUN", MAPPING));
        Given.admin()
                .post(IMPORTS + "/{id}/revert", dry)
                .then()
                .statusCode(409)
                .body("code", equalTo("import_not_revertible"));
        var job = committed(csv("编号,姓名,手机,备注", ref() + ",甲,,"), customers("COMMIT", MAPPING));
        Given.json(Staff.token("FINANCE"))
                .post(IMPORTS + "/{id}/revert", job)
                .then()
                .statusCode(403);
        revert(job).body("status", nullValue());
    }

    @Test
    void a_revert_goes_on_where_it_broke_off() {
        var refs = List.of(ref(), ref(), ref());
        var rows = refs.stream().map(ref -> ref + ",甲,,").toList();
        var lines = new ArrayList<>(List.of("编号,姓名,手机,备注"));
        lines.addAll(rows);
        var job = committed(csv(lines.toArray(String[]::new)), customers("COMMIT", MAPPING));
        Given.admin().post(IMPORTS + "/{id}/revert", job).then().statusCode(202);
        // Nobody works on it yet: whoever comes next finds what is open, however many times they come.
        revert(job).body("status", equalTo("RUNNING")).body("created", equalTo(3));
        runner.goOn();
        runner.goOn();
        revert(job).body("status", equalTo("DONE")).body("reverted", equalTo(3));
    }
}
