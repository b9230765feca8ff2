package io.taizhang.contract;

import static io.taizhang.contract.GivenContracts.ALL;
import static io.taizhang.contract.GivenContracts.ONE;
import static io.taizhang.contract.GivenContracts.amended;
import static io.taizhang.contract.GivenContracts.day;
import static io.taizhang.contract.GivenContracts.draft;
import static io.taizhang.contract.GivenContracts.drafted;
import static io.taizhang.contract.GivenContracts.get;
import static io.taizhang.contract.GivenContracts.item;
import static io.taizhang.contract.GivenContracts.monthly;
import static io.taizhang.contract.GivenContracts.post;
import static io.taizhang.contract.GivenContracts.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractTermsTest {

    @Inject
    Billables billables;

    @Inject
    DataSource database;

    @Test
    void a_draft_says_how_it_is_billed_and_what_is_planned() {
        draft(
                        Given.customer(),
                        Map.of(
                                "billing",
                                monthly(15, "1000.00"),
                                "autoRenewMonths",
                                12,
                                "plan",
                                List.of(
                                        item("首付", day(0), "2000.00", "INSTALMENT"),
                                        item("验收", day(60), "10000.00", "MILESTONE"))))
                .statusCode(201)
                .body("billing.cycle", equalTo("MONTHLY"))
                .body("billing.dayOfMonth", equalTo(15))
                .body("billing.amount.amount", equalTo("1000.00"))
                .body("billing.paymentTermsDays", equalTo(30))
                .body("billing.taxRate", equalTo("6.00"))
                .body("autoRenewMonths", equalTo(12))
                .body("plan.name", equalTo(List.of("首付", "验收")))
                .body("plan[1].kind", equalTo("MILESTONE"))
                .body("plan[1].fulfilled", equalTo(false))
                .body("fulfilment", equalTo("0.00"));
        draft(Given.customer(), Map.of())
                .statusCode(201)
                .body("billing.cycle", equalTo("NONE"))
                .body("billing.taxRate", nullValue())
                .body("plan", hasSize(0))
                .body("fulfilment", equalTo("0.00"));
    }

    @Test
    void billing_and_plan_are_held_to_their_rules() {
        var customer = Given.customer();
        draft(customer, Map.of("billing", Map.of("cycle", "MONTHLY")))
                .statusCode(422)
                .body("code", equalTo("billing_incomplete"));
        draft(customer, Map.of("billing", Map.of("cycle", "NONE", "dayOfMonth", 1)))
                .statusCode(422)
                .body("code", equalTo("billing_contradicts"));
        draft(customer, Map.of("billing", monthly(1, "0.00")))
                .statusCode(422)
                .body("code", equalTo("billing_amount_not_positive"));
        draft(customer, Map.of("billing", monthly(32, "1.00"))).statusCode(400);
        for (var rate : List.of("-1", "100.01", "6.001", "６", "1e1", "")) {
            draft(customer, Map.of("billing", Map.of("cycle", "NONE", "taxRate", rate)))
                    .statusCode(400);
        }
        draft(customer, Map.of("autoRenewMonths", 0)).statusCode(400);
        draft(customer, Map.of("plan", List.of(item("首付", day(0), "0.00", "INSTALMENT"))))
                .statusCode(422)
                .body("code", equalTo("plan_amount_not_positive"))
                .body("errors[0].pointer", equalTo("/plan/0/amount"));
        draft(
                        customer,
                        Map.of(
                                "plan",
                                List.of(
                                        item("一", day(0), "6000.00", "INSTALMENT"),
                                        item("二", day(0), "6000.01", "INSTALMENT"))))
                .statusCode(422)
                .body("code", equalTo("plan_exceeds_amount"))
                .body("detail", equalTo("付款计划合计 12000.01，超过合同金额 12000.00。"));
        var known = item("一", day(0), "1.00", "INSTALMENT");
        known.put("id", UUID.randomUUID().toString());
        draft(customer, Map.of("plan", List.of(known))).statusCode(422).body("code", equalTo("plan_item_unknown"));
    }

    @Test
    void a_patch_of_a_draft_merges_billing_and_replaces_the_plan() {
        var id = drafted(
                Given.customer(),
                Map.of(
                        "billing",
                        monthly(15, "1000.00"),
                        "plan",
                        List.of(
                                item("首付", day(0), "2000.00", "INSTALMENT"),
                                item("验收", day(60), "10000.00", "MILESTONE"))));
        String first = get(id).extract().path("plan[0].id");
        var kept = item("预付", day(1), "2000.00", "INSTALMENT");
        kept.put("id", first);
        change(
                        id,
                        0,
                        Map.of(
                                "billing",
                                Map.of("dayOfMonth", 20),
                                "plan",
                                List.of(item("新", day(2), "1.00", "MILESTONE"), kept)))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("billing.dayOfMonth", equalTo(20))
                .body("billing.taxRate", equalTo("6.00"))
                .body("plan.name", equalTo(List.of("新", "预付")))
                .body("plan[1].id", equalTo(first));
        change(id, 1, Map.of("amount", Map.of("amount", "2000.00")))
                .statusCode(422)
                .body("code", equalTo("plan_exceeds_amount"));
        var none = new HashMap<String, Object>();
        none.put("plan", null);
        none.put("billing", null);
        change(id, 1, none).statusCode(200).body("plan", hasSize(0)).body("billing.cycle", equalTo("NONE"));
    }

    private static io.restassured.response.ValidatableResponse change(String id, int version, Object patch) {
        return Given.admin()
                .header("If-Match", "\"" + version + "\"")
                .body(patch)
                .patch(ONE, id)
                .then();
    }

    @Test
    void the_database_holds_the_plan_within_the_amount_too() {
        var id = drafted(Given.customer(), Map.of("plan", List.of(item("一", day(0), "12000.00", "INSTALMENT"))));
        for (var statement : List.of(
                "update contract set amount = 1199999 where id = '" + id + "'",
                "update contract_milestone set amount = amount + 1 where contract_id = '" + id + "'")) {
            assertThatThrownBy(() -> {
                        try (var connection = database.getConnection();
                                var sql = connection.createStatement()) {
                            sql.executeUpdate(statement);
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("exceeds");
        }
    }

    @Test
    void what_is_to_be_billed_can_be_looked_at() {
        var start = LocalDate.parse(day(0)).withDayOfMonth(1).plusMonths(1);
        var id = drafted(
                Given.customer(),
                Map.of(
                        "startsOn",
                        start.toString(),
                        "endsOn",
                        start.plusMonths(3).minusDays(1).toString(),
                        "billing",
                        monthly(1, "1000.00"),
                        "plan",
                        List.of(
                                item("首付", start.plusDays(1).toString(), "2000.00", "INSTALMENT"),
                                item("验收", day(60), "10000.00", "MILESTONE"))));
        List<String> keys = Given.admin()
                .get(ONE + "/billables", id)
                .then()
                .statusCode(200)
                .body("[0].amount.amount", equalTo("1000.00"))
                .body("[0].taxRate", equalTo("6.00"))
                .extract()
                .path("key");
        String instalment = get(id).extract().path("plan[0].id");
        assertThat(keys)
                .containsExactly(
                        "PERIOD:" + start,
                        "PLAN:" + instalment,
                        "PERIOD:" + start.plusMonths(1),
                        "PERIOD:" + start.plusMonths(2));
        Given.admin()
                .get(ONE + "/billables?from=" + start.plusDays(2) + "&through=" + start.plusMonths(1), id)
                .then()
                .body("key", equalTo(List.of("PERIOD:" + start.plusMonths(1))));
        for (var span : List.of("from=2027-01-02&through=2027-01-01", "from=2027-01-01&through=2033-01-01")) {
            Given.admin()
                    .get(ONE + "/billables?" + span, id)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("billables_span"));
        }
        Given.admin()
                .get(ONE + "/billables?from=tomorrow", id)
                .then()
                .statusCode(400)
                .body("code", equalTo("filter_value"));
        var stranger = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        Given.json(stranger.token()).get(ONE + "/billables", id).then().statusCode(404);
    }

    @Test
    void billing_walks_all_contracts_in_batches_and_follows_the_versions() {
        var customer = Given.customer();
        var start = LocalDate.parse(day(0));
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            ids.add(signed(
                    customer,
                    Map.of("startsOn", start.toString(), "billing", monthly(start.getDayOfMonth(), "1000.00"))));
        }
        var planned = signed(customer, Map.of("plan", List.of(item("首付", day(1), "2000.00", "INSTALMENT"))));
        var nothing = signed(customer, Map.of());
        var unsigned = drafted(customer, Map.of("billing", monthly(1, "1000.00")));
        amended(
                ids.get(1),
                Map.of("reason", "涨价", "billing", monthly(start.getDayOfMonth(), "2000.00"), "effectiveOn", day(1)));
        var through = start.plusMonths(1);
        var found = new HashMap<String, List<String>>();
        UUID after = null;
        do {
            var batch = billables.due(start, through, after, 2);
            assertThat(batch.contracts()).hasSizeLessThanOrEqualTo(2);
            for (var contract : batch.contracts()) {
                var amounts = contract.items().stream()
                        .map(item -> item.amount().amount() + " v" + item.termsVersion())
                        .toList();
                assertThat(found.put(contract.id().toString(), amounts)).isNull();
            }
            after = batch.next();
        } while (after != null);
        assertThat(found.get(ids.get(0))).containsExactly("1000.00 v1", "1000.00 v1");
        assertThat(found.get(ids.get(1))).containsExactly("1000.00 v1", "2000.00 v2");
        assertThat(found.get(planned)).containsExactly("2000.00 v1");
        assertThat(found).doesNotContainKeys(nothing, unsigned);
    }

    @Test
    void a_termination_and_a_suspension_cut_what_is_billed() {
        var start = LocalDate.parse(day(0)).withDayOfMonth(1).plusMonths(1);
        var id = signed(
                Given.customer(),
                Map.of(
                        "startsOn",
                        start.toString(),
                        "endsOn",
                        start.plusYears(1).toString(),
                        "billing",
                        monthly(1, "3000.00"),
                        "plan",
                        List.of(item("尾款", start.plusMonths(2).toString(), "1.00", "INSTALMENT"))));
        post("/suspend", id, Map.of("from", start.toString(), "reason", "停业装修")).statusCode(200);
        post("/resume", id, Map.of("on", start.plusMonths(1).toString())).statusCode(200);
        post("/terminate", id, Map.of("on", start.plusMonths(1).plusDays(1).toString(), "reason", "客户搬迁"))
                .statusCode(200);
        Given.admin()
                .get(ONE + "/billables?from=" + start + "&through=" + start.plusYears(1), id)
                .then()
                .body("key", equalTo(List.of("PERIOD:" + start.plusMonths(1))))
                .body("[0].billedDays", equalTo(1))
                .body("[0].periodDays", equalTo(start.plusMonths(1).lengthOfMonth()));
    }

    @Test
    void a_milestone_is_billed_when_it_is_fulfilled() {
        var id = signed(Given.customer(), Map.of("plan", List.of(item("验收", day(60), "10000.00", "MILESTONE"))));
        String milestone = get(id).extract().path("plan[0].id");
        Given.admin().get(ONE + "/billables", id).then().body("", hasSize(0));
        post("/milestones/" + milestone + "/fulfil", id, Map.of("on", day(0))).statusCode(200);
        Given.admin()
                .get(ONE + "/billables", id)
                .then()
                .body("key", equalTo(List.of("PLAN:" + milestone)))
                .body("[0].dueOn", equalTo(day(0)))
                .body("[0].name", equalTo("验收"));
        Given.admin().get(ALL + "?autoRenewMonths=12").then().statusCode(200);
    }
}
