package io.taizhang.ledger;

import static io.taizhang.ledger.GivenLedger.card;
import static io.taizhang.ledger.GivenLedger.entry;
import static io.taizhang.ledger.GivenLedger.execute;
import static io.taizhang.ledger.GivenLedger.run;
import static io.taizhang.ledger.GivenLedger.spend;
import static io.taizhang.ledger.GivenLedger.text;
import static io.taizhang.ledger.GivenLedger.topUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JournalTest {

    @Inject
    DataSource dataSource;

    @Test
    void a_row_is_in_the_journal_once_however_often_it_runs() {
        var shop = Staff.shop();
        var customer = Given.customer();
        entry(customer, "SALE", "ON_ACCOUNT", "113.00", Map.of("shopId", shop));
        entry(customer, "SALE", "WECHAT", "11.30", Map.of("shopId", shop));
        run();
        run().body("vouchers", is(0)).body("rows", is(0));
        var vouchers = vouchersOf(shop);
        assertThat(vouchers).hasSize(1);
        var voucher = vouchers.get(0);
        Given.as("AUDITOR")
                .get("/api/v1/ledger/vouchers/{id}", voucher)
                .then()
                .statusCode(200)
                .body("voucher.rows", is(2))
                .body("voucher.total.amount", is("124.30"))
                .body("voucher.shopName", is("测试门店"))
                .body("voucher.summary", is("销售 2笔"))
                .body("lines.accountCode", is(List.of("1012.01", "1122", "2221.01.01", "6001")))
                .body("lines.find { it.accountCode == '1122' }.customerId", is(customer))
                .body("lines.find { it.accountCode == '6001' }.credit.amount", is("110.00"))
                .body("reversedBy", is((Object) null));
        Given.as("AUDITOR")
                .get("/api/v1/ledger/vouchers/{id}/sources?limit=1", voucher)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("nextCursor", not((Object) null));
        Given.as("AUDITOR")
                .get("/api/v1/ledger/vouchers/{id}/sources", voucher)
                .then()
                .statusCode(200)
                .body("items.amount.amount", is(List.of("113.00", "11.30")));
    }

    @Test
    void the_journal_agrees_with_the_sub_ledgers() {
        var customer = Given.customer();
        var card = card(customer);
        topUp(card, "500.00", "CASH");
        entry(customer, "SALE", "ON_ACCOUNT", "333.33");
        spend(card, "77.77");
        run();
        spend(card, "1.00");
        entry(customer, "PAYMENT", "CASH", "33.33");
        var checks = Given.as("AUDITOR").get("/api/v1/ledger/checks").then().statusCode(200);
        for (var code : List.of(
                "SIDES_EQUAL",
                "NUMBERS_GAPLESS",
                "RANGES_CONTIGUOUS",
                "ROWS_COVERED",
                "CUSTOMERS_AGREE",
                "CARDS_AGREE",
                "EVENTS_HAVE_RULES")) {
            checks.body("find { it.code == '" + code + "' }.firstDifference", is((Object) null))
                    .body("find { it.code == '" + code + "' }.holds", is(true));
        }
    }

    @Test
    void an_event_that_cannot_be_posted_waits_and_the_others_go_on() {
        var category = "K" + UUID.randomUUID();
        var code = "9" + (100 + Math.floorMod(category.hashCode(), 900));
        String account = Given.as("FINANCE")
                .body(Map.of(
                        "code",
                        code,
                        "terms",
                        Map.of(
                                "name",
                                "关闭的科目",
                                "side",
                                "DEBIT",
                                "kind",
                                "ASSET",
                                "byCustomer",
                                false,
                                "closed",
                                false)))
                .post("/api/v1/ledger/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Given.as("FINANCE")
                .body(Map.of(
                        "category",
                        category,
                        "effectiveFrom",
                        "2020-01-01",
                        "legs",
                        List.of(
                                Map.of("account", "1122", "side", "DEBIT", "amount", "GROSS"),
                                Map.of("account", code, "side", "CREDIT", "amount", "GROSS"))))
                .post("/api/v1/ledger/events/CHARGE/rules")
                .then()
                .statusCode(201);
        close(account, true);
        var customer = Given.customer();
        var other = Given.customer();
        try {
            entry(customer, "CHARGE", null, "20.00", Map.of("category", category));
            entry(other, "CHARGE", null, "30.00");
            entry(other, "SALE", "ON_ACCOUNT", "40.00");
            run().body("stuck.why", is(List.of("ACCOUNT_CLOSED")))
                    .body("stuck.category", is(List.of(category)))
                    .body("stuck[0].amount.amount", is("20.00"));
            assertThat(owed(other)).isEqualTo("4000");
            Given.as("AUDITOR")
                    .get("/api/v1/ledger/events")
                    .then()
                    .body("find { it.code == 'CHARGE' }.stuck[0].why", is("ACCOUNT_CLOSED"))
                    .body("find { it.code == 'SALE' }.stuck", is((Object) null));
            Given.as("AUDITOR")
                    .get("/api/v1/ledger/checks")
                    .then()
                    .body("find { it.code == 'EVENTS_HAVE_RULES' }.firstDifference", is("CHARGE"))
                    .body("find { it.code == 'CUSTOMERS_AGREE' }.holds", is(true));
        } finally {
            close(account, false);
        }
        run().body("stuck", is(List.of()));
        assertThat(owed(customer)).isEqualTo("2000");
        assertThat(owed(other)).isEqualTo("7000");
    }

    @Test
    void a_run_that_dies_leaves_nothing_and_the_next_one_loses_nothing() {
        var customer = Given.customer();
        run();
        entry(customer, "SALE", "ON_ACCOUNT", "10.00");
        execute(
                dataSource,
                "create function dies() returns trigger language plpgsql as $$ begin raise 'dies'; end $$",
                "create trigger dies before insert on gl_range for each row execute function dies()");
        try {
            Given.as("FINANCE").post("/api/v1/ledger/runs").then().statusCode(500);
            assertThat(owed(customer)).isEqualTo("0");
        } finally {
            execute(dataSource, "drop trigger dies on gl_range", "drop function dies()");
        }
        run().body("rows", is(1)).body("vouchers", is(1));
        assertThat(owed(customer)).isEqualTo("1000");
    }

    @Test
    void a_voucher_is_neither_changed_nor_out_of_balance_nor_outside_an_open_period() {
        entry(Given.customer(), "SALE", "ON_ACCOUNT", "10.00");
        run();
        for (var statement : List.of(
                "update voucher set summary = 'x'", "delete from voucher_line", "update gl_range set rows = 0")) {
            assertThatThrownBy(() -> execute(dataSource, statement)).hasMessageContaining("append-only");
        }
        var line = "insert into voucher_line select id, 99, '1001', null, 5, 0 from voucher limit 1";
        assertThatThrownBy(() -> execute(dataSource, line)).hasMessageContaining("is made");
        var copied =
                "insert into voucher select gen_random_uuid(), period, word, 0, dated, business_date, event, shop_id,"
                        + " rate, turned, source, gen_random_uuid()::text, from_xid, to_xid, cases, accounts, rows, total_minor,"
                        + " summary, reverses, reason, run_id, created_by, created_at from voucher where source = 'RUN' limit 1";
        assertThatThrownBy(() -> execute(dataSource, copied)).hasMessageContaining("does not balance");
        for (var statement :
                List.of("update gl_event set upto_xid = 0", "update gl_period set last_number = last_number + 1")) {
            assertThatThrownBy(() -> execute(dataSource, statement)).hasMessageContaining("with the journal only");
        }
        var overlapping =
                "insert into gl_range select event, from_xid + 1, to_xid + 1, 0, run_id from gl_range limit 1";
        assertThatThrownBy(() -> execute(dataSource, overlapping)).hasMessageContaining("does not continue");
    }

    @Test
    void a_wrong_voucher_is_taken_back_in_red_and_posted_again_by_the_new_rule() {
        var shop = Staff.shop();
        var customer = Given.customer();
        var category = "K" + UUID.randomUUID();
        entry(customer, "CHARGE", null, "113.00", Map.of("shopId", shop, "category", category));
        run();
        var wrong = vouchersOf(shop).get(0);
        Given.as("FINANCE")
                .body(Map.of(
                        "category",
                        category,
                        "effectiveFrom",
                        "2020-01-01",
                        "legs",
                        List.of(
                                Map.of("account", "1122", "side", "DEBIT", "amount", "GROSS"),
                                Map.of("account", "6301", "side", "CREDIT", "amount", "GROSS"))))
                .post("/api/v1/ledger/events/CHARGE/rules")
                .then()
                .statusCode(201);
        correct(wrong)
                .statusCode(201)
                .body("red.reverses", is(wrong))
                .body("red.total.amount", is("-113.00"))
                .body("reposted[0].accounts", is(List.of("1122", "6301")));
        correct(wrong).statusCode(409).body("code", is("voucher_reversed"));
        assertThat(owed(customer)).isEqualTo("11300");
        assertThat(text(
                        dataSource,
                        "select sum(l.credit) from voucher_line l join voucher v on v.id = l.voucher_id"
                                + " where v.shop_id = '" + shop + "' and l.account_code = '6051'"))
                .isEqualTo("0");
        Given.as("AUDITOR")
                .get("/api/v1/ledger/checks")
                .then()
                .body("find { it.code == 'NUMBERS_GAPLESS' }.holds", is(true));
    }

    @Test
    void a_closed_month_takes_nothing_and_is_opened_again_by_two_people() {
        var shop = Staff.shop();
        var customer = Given.customer();
        old(customer, shop, "2000-02-10");
        run();
        closeUpTo("2000-02-01");
        Given.as("FINANCE")
                .post("/api/v1/ledger/periods/2000-02/close")
                .then()
                .statusCode(409)
                .body("code", is("period_closed"));
        old(customer, shop, "2000-02-15");
        run();
        voucher(shop, "2000-02-15")
                .body("items[0].dated", is("2000-03-01"))
                .body("items[0].summary", containsString("业务日期 2000-02-15"));
        var asked = Given.as("MANAGER")
                .body(Map.of("reason", "漏记"))
                .post("/api/v1/ledger/periods/2000-02/reopen")
                .then();
        String request = asked.statusCode(202).extract().path("id");
        Given.as("FINANCE")
                .body(Map.of("comment", "同意"))
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(200)
                .body("outcome.status", is("REOPENED"));
        old(customer, shop, "2000-02-20");
        run();
        voucher(shop, "2000-02-20").body("items[0].dated", is("2000-02-20"));
        Given.as("FINANCE")
                .post("/api/v1/ledger/periods/2099-01/close")
                .then()
                .statusCode(409)
                .body("code", is("period_not_over"));
    }

    @Test
    void whoever_sees_a_part_of_the_company_does_not_see_its_ledger() {
        Given.json(Staff.token("MANAGER", "SUBTREE", Staff.company()))
                .get("/api/v1/ledger/trial-balance")
                .then()
                .statusCode(403)
                .body("code", is("ledger_company_wide"));
        Given.as("CASHIER").get("/api/v1/ledger/trial-balance").then().statusCode(403);
        Given.as("AUDITOR").post("/api/v1/ledger/runs").then().statusCode(403);
    }

    private static void closeUpTo(String month) {
        List<String> open = Given.as("FINANCE")
                .get("/api/v1/ledger/periods?startsOn[lte]=" + month + "&status[ne]=CLOSED&sort=startsOn")
                .then()
                .statusCode(200)
                .extract()
                .path("items.month");
        open.forEach(one -> Given.as("FINANCE")
                .post("/api/v1/ledger/periods/{month}/close", one)
                .then()
                .statusCode(200)
                .body("status", is("CLOSED")));
    }

    private static void old(String customer, String shop, String day) {
        entry(customer, "SALE", "ON_ACCOUNT", "10.00", Map.of("shopId", shop, "businessDate", day));
    }

    private static io.restassured.response.ValidatableResponse voucher(String shop, String businessDate) {
        return Given.as("AUDITOR")
                .get("/api/v1/ledger/vouchers?shopId={shop}&businessDate={day}", shop, businessDate)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    private static List<String> vouchersOf(String shop) {
        return Given.as("AUDITOR")
                .get("/api/v1/ledger/vouchers?shopId={shop}", shop)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static io.restassured.response.ValidatableResponse correct(String voucher) {
        return Given.as("FINANCE")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("reason", "科目用错", "repost", true))
                .post("/api/v1/ledger/vouchers/{id}/corrections", voucher)
                .then();
    }

    private static void close(String account, boolean closed) {
        String version = Given.as("FINANCE")
                .get("/api/v1/ledger/accounts?limit=200")
                .then()
                .extract()
                .path("items.find { it.id == '" + account + "' }.version.toString()");
        Given.as("FINANCE")
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("closed", closed))
                .patch("/api/v1/ledger/accounts/{id}", account)
                .then()
                .statusCode(200);
    }

    private String owed(String customer) {
        return text(
                dataSource,
                "select coalesce(sum(debit - credit), 0) from voucher_line where account_code = '1122'"
                        + " and customer_id = '" + customer + "'");
    }
}
