package io.taizhang.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.platform.BusinessTime;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractResourceTest {

    private static final String ALL = "/api/v1/contracts";
    private static final String ONE = "/api/v1/contracts/{id}";

    @Inject
    BusinessTime time;

    @Inject
    DataSource database;

    private Map<String, Object> contract(String customer, Map<String, Object> further) {
        var body = new HashMap<String, Object>();
        body.put("customerId", customer);
        body.put("title", "年度服务合同");
        body.put("amount", Given.yuan("12800.00"));
        body.put("startsOn", day(-10));
        body.put("endsOn", day(355));
        body.putAll(further);
        return body;
    }

    private ValidatableResponse draft(String customer, Map<String, Object> further) {
        return Given.admin().body(contract(customer, further)).post(ALL).then();
    }

    private String drafted(String customer, Map<String, Object> further) {
        return draft(customer, further).statusCode(201).extract().path("id");
    }

    private String signed(String customer, Map<String, Object> further) {
        var id = drafted(customer, further);
        sign(id, day(-20)).statusCode(200);
        return id;
    }

    private String day(int fromToday) {
        return time.today().plusDays(fromToday).toString();
    }

    private static ValidatableResponse sign(String id, String day) {
        return Given.admin()
                .body(Map.of("signedOn", day))
                .post(ONE + "/sign", id)
                .then();
    }

    private static ValidatableResponse terminate(String id, String day) {
        return Given.admin()
                .body(Map.of("on", day, "reason", "客户搬迁"))
                .post(ONE + "/terminate", id)
                .then();
    }

    private static ValidatableResponse change(String id, int version, Object patch) {
        return Given.admin()
                .header("If-Match", "\"" + version + "\"")
                .body(patch)
                .patch(ONE, id)
                .then();
    }

    @Test
    void a_draft_says_what_is_to_be_agreed() {
        var customer = Given.customer(Map.of("name", "上海晨光餐饮有限公司"));
        var owner = Staff.member("ACCOUNT_MANAGER", "ALL", Staff.company());
        draft(
                        customer,
                        Map.of(
                                "ownerId",
                                owner.id().toString(),
                                "counterparties",
                                List.of(Map.of("name", "王五", "role", "担保人")),
                                "terms",
                                "第一条……",
                                "note",
                                "急"))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("number", matchesPattern("HT20\\d{2}\\d{6}"))
                .body("status", equalTo("DRAFT"))
                .body("customerName", equalTo("上海晨光餐饮有限公司"))
                .body("ownerName", equalTo("测试ACCOUNT_MANAGER"))
                .body("amount.amount", equalTo("12800.00"))
                .body("counterparties[0].role", equalTo("担保人"))
                .body("terms", equalTo("第一条……"))
                .body("termsVersion", equalTo(1))
                .body("signedOn", nullValue());
    }

    @Test
    void numbers_are_never_the_same() {
        var customer = Given.customer();
        var numbers = IntStream.range(0, 5)
                .mapToObj(i -> draft(customer, Map.of()).extract().<String>path("number"))
                .toList();
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    void a_draft_is_held_to_its_rules() {
        var customer = Given.customer();
        draft(UUID.randomUUID().toString(), Map.of()).statusCode(422).body("code", equalTo("customer_unknown"));
        draft(customer, Map.of("ownerId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", equalTo("staff_unknown"));
        draft(customer, Map.of("amount", Given.yuan("-1.00")))
                .statusCode(422)
                .body("code", equalTo("contract_amount_negative"))
                .body("errors[0].pointer", equalTo("/amount"));
        draft(customer, Map.of("endsOn", day(-11)))
                .statusCode(422)
                .body("code", equalTo("contract_ends_before_start"))
                .body("errors[0].pointer", equalTo("/endsOn"));
        draft(customer, Map.of("title", " ")).statusCode(400);
        draft(customer, Map.of("terms", "条".repeat(20_001))).statusCode(400);
        draft(customer, Map.of("counterparties", List.of(Map.of("name", "王五", "role", ""))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/counterparties/0/role"));
        draft(customer, Map.of("startsOn", "+999999999-01-01", "endsOn", "+999999999-01-02"))
                .statusCode(422);
    }

    @Test
    void a_draft_can_be_edited() {
        var id = drafted(Given.customer(), Map.of("counterparties", List.of(Map.of("name", "王五", "role", "担保人"))));
        var patch = new HashMap<String, Object>();
        patch.put("endsOn", null);
        patch.put("amount", Map.of("amount", "1.00"));
        patch.put("counterparties", List.of());
        change(id, 0, patch)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("endsOn", nullValue())
                .body("amount.amount", equalTo("1.00"))
                .body("counterparties", hasSize(0))
                .body("title", equalTo("年度服务合同"));
    }

    @Test
    void an_edit_needs_the_version_and_keeps_the_rules() {
        var id = drafted(Given.customer(), Map.of());
        Given.admin().body(Map.of("title", "x")).patch(ONE, id).then().statusCode(428);
        change(id, 7, Map.of("title", "x")).statusCode(412).body("current.id", equalTo(id));
        change(id, 0, Map.of("endsOn", day(-11))).statusCode(422).body("code", equalTo("contract_ends_before_start"));
        change(id, 0, Map.of("ownerId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", equalTo("staff_unknown"));
        change(id, 0, Map.of("customerId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", equalTo("customer_unknown"));
        change(id, 0, Map.of("signedOn", day(0))).statusCode(400).body("code", equalTo("unknown_field"));
        change(id, 0, List.of()).statusCode(400).body("code", equalTo("patch_not_object"));
    }

    @Test
    void signing_makes_the_first_version_of_the_terms() {
        var id = drafted(Given.customer(), Map.of("terms", "原条款"));
        Given.admin().get(ONE + "/versions", id).then().statusCode(200).body("items", hasSize(0));
        sign(id, day(0)).statusCode(200).body("status", equalTo("ACTIVE")).body("signedOn", equalTo(day(0)));
        Given.admin()
                .get(ONE + "/versions", id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].termsVersion", equalTo(1))
                .body("items[0].terms", equalTo("原条款"))
                .body("items[0].reason", nullValue())
                .body("items[0].createdByName", not(nullValue()));
    }

    @Test
    void a_contract_is_not_signed_ahead_of_time_or_twice() {
        var id = drafted(Given.customer(), Map.of());
        sign(id, day(1)).statusCode(422).body("code", equalTo("signed_in_future"));
        sign(id, day(0)).statusCode(200);
        sign(id, day(0)).statusCode(409).body("code", equalTo("contract_not_draft"));
    }

    @Test
    void what_is_signed_is_neither_edited_nor_deleted() {
        var id = signed(Given.customer(), Map.of());
        change(id, 1, Map.of("title", "x")).statusCode(409).body("code", equalTo("contract_not_draft"));
        Given.admin()
                .header("If-Match", "\"1\"")
                .delete(ONE, id)
                .then()
                .statusCode(409)
                .body("code", equalTo("contract_not_draft"));
    }

    @Test
    void the_status_follows_from_the_days_and_can_be_filtered_by() {
        var customer = Given.customer();
        var draft = drafted(customer, Map.of());
        var ahead = signed(customer, Map.of("startsOn", day(1)));
        var active = signed(customer, Map.of("startsOn", day(0), "endsOn", day(0)));
        var expired = signed(customer, Map.of("endsOn", day(-1)));
        var ended = signed(customer, Map.of());
        terminate(ended, day(0)).statusCode(200).body("status", equalTo("TERMINATED"));
        var expected =
                Map.of("DRAFT", draft, "SIGNED", ahead, "ACTIVE", active, "EXPIRED", expired, "TERMINATED", ended);
        expected.forEach((status, id) -> {
            Given.admin().get(ONE, id).then().body("status", equalTo(status));
            Given.admin()
                    .get(ALL + "?customerId=" + customer + "&status=" + status)
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(id)));
        });
        Given.admin()
                .get(ALL + "?customerId=" + customer + "&status[in]=DRAFT,ACTIVE&count=exact")
                .then()
                .body("items", hasSize(2))
                .body("count", equalTo(2));
        Given.admin()
                .get(ALL + "?customerId=" + customer + "&status[ne]=DRAFT&limit=3")
                .then()
                .body("items", hasSize(3));
        Given.admin().get(ALL + "?status=LOST").then().statusCode(400).body("code", equalTo("filter_value"));
    }

    @Test
    void versions_cannot_be_changed_even_in_the_database() {
        var id = signed(Given.customer(), Map.of());
        Assertions.assertThatThrownBy(() -> {
                    try (var connection = database.getConnection();
                            var statement = connection.createStatement()) {
                        statement.executeUpdate(
                                "update contract_version set amount = 1 where contract_id = '" + id + "'");
                    }
                })
                .isInstanceOf(SQLException.class);
    }

    @Test
    void a_contract_ends_early_on_its_day() {
        var id = signed(Given.customer(), Map.of());
        terminate(id, day(30))
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("terminatedOn", equalTo(day(30)))
                .body("terminationReason", equalTo("客户搬迁"));
        terminate(id, day(31)).statusCode(409).body("code", equalTo("contract_terminated"));
    }

    @Test
    void a_termination_is_held_to_its_rules() {
        var customer = Given.customer();
        terminate(drafted(customer, Map.of()), day(0)).statusCode(409).body("code", equalTo("contract_not_signed"));
        terminate(signed(customer, Map.of("endsOn", day(-1))), day(0))
                .statusCode(409)
                .body("code", equalTo("contract_expired"));
        var id = signed(customer, Map.of());
        terminate(id, day(-21)).statusCode(422).body("code", equalTo("terminated_before_signed"));
        terminate(id, day(356)).statusCode(422).body("code", equalTo("terminated_after_end"));
        Given.admin()
                .body(Map.of("on", day(0)))
                .post(ONE + "/terminate", id)
                .then()
                .statusCode(400);
    }

    @Test
    void a_deleted_draft_is_gone_until_it_is_restored() {
        var id = drafted(Given.customer(), Map.of());
        Given.admin().delete(ONE, id).then().statusCode(428);
        Given.admin().header("If-Match", "\"0\"").delete(ONE, id).then().statusCode(204);
        Given.admin().get(ONE, id).then().statusCode(404);
        sign(id, day(0)).statusCode(404);
        Given.admin().post(ONE + "/restore", id).then().statusCode(200).body("status", equalTo("DRAFT"));
        Given.admin().get(ONE, id).then().statusCode(200);
    }

    @Test
    void an_account_manager_sees_only_their_own_customers_contracts() {
        var manager = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var own = Given.customer(Map.of("ownerId", manager.id().toString()));
        var visible = drafted(own, Map.of());
        var hidden = signed(Given.customer(), Map.of());
        Given.json(manager.token())
                .get(ALL)
                .then()
                .body("items.id", hasItem(visible))
                .body("items.customerId", everyItem(equalTo(own)));
        Given.json(manager.token()).get(ONE, hidden).then().statusCode(404);
        Given.json(manager.token()).get(ONE + "/versions", hidden).then().statusCode(404);
        Given.json(manager.token())
                .header("If-Match", "\"1\"")
                .body(Map.of("title", "x"))
                .patch(ONE, hidden)
                .then()
                .statusCode(404);
    }

    @Test
    void signing_is_not_for_everybody_who_drafts() {
        var id = drafted(Given.customer(), Map.of());
        Given.as("ACCOUNT_MANAGER")
                .body(Map.of("signedOn", day(0)))
                .post(ONE + "/sign", id)
                .then()
                .statusCode(403);
        Given.as("ACCOUNT_MANAGER")
                .body(Map.of("on", day(0), "reason", "x"))
                .post(ONE + "/terminate", id)
                .then()
                .statusCode(403);
        Given.as("ACCOUNT_MANAGER")
                .body(Map.of("reason", "x", "terms", "x"))
                .post(ONE + "/amendments", id)
                .then()
                .statusCode(403);
        Given.as("FINANCE")
                .body(Map.of("signedOn", day(0)))
                .post(ONE + "/sign", id)
                .then()
                .statusCode(200);
    }

    @Test
    void who_may_only_read_cannot_write() {
        var id = drafted(Given.customer(), Map.of());
        var body = contract(Given.customer(), Map.of());
        Given.as("SERVICE").get(ONE, id).then().statusCode(200);
        Given.as("SERVICE").body(body).post(ALL).then().statusCode(403);
        Given.as("SERVICE")
                .header("If-Match", "\"0\"")
                .body(Map.of("title", "x"))
                .patch(ONE, id)
                .then()
                .statusCode(403);
        Given.as("SERVICE").header("If-Match", "\"0\"").delete(ONE, id).then().statusCode(403);
        Given.as("SERVICE").post(ONE + "/restore", id).then().statusCode(403);
        Given.as("CASHIER").get(ONE, id).then().statusCode(403);
    }

    @Test
    void contracts_are_searched_by_number_and_title_and_filtered_by_expiry() {
        var customer = Given.customer();
        var response = draft(customer, Map.of("title", "厨房设备维保" + customer.substring(0, 8)));
        String number = response.extract().path("number");
        for (var text : List.of(number.toLowerCase(), "设备维保" + customer.substring(0, 8))) {
            Given.admin().queryParam("q", text).get(ALL).then().body("items.customerId", equalTo(List.of(customer)));
        }
        Given.admin()
                .get(ALL + "?customerId=" + customer + "&endsOn[lte]=" + day(355) + "&sort=-amount")
                .then()
                .body("items", hasSize(1));
        Given.admin()
                .get(ALL + "?customerId=" + customer + "&amount[gt]=12800.00")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void every_write_leaves_a_trace() {
        var id = signed(Given.customer(), Map.of());
        GivenContracts.amended(id, Map.of("reason", "x", "terms", "x"));
        terminate(id, day(0));
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .body(
                        "items.action",
                        hasItems("contract.drafted", "contract.signed", "contract.amended", "contract.terminated"));
    }

    @Test
    void the_profile_says_what_is_in_force_and_when_the_first_of_it_ends() {
        var customer = Given.customer();
        signed(customer, Map.of());
        signed(customer, Map.of("endsOn", day(30), "amount", Given.yuan("200.50")));
        signed(customer, Map.of("endsOn", day(-1)));
        drafted(customer, Map.of());
        Given.admin()
                .get("/api/v1/customers/{id}/profile", customer)
                .then()
                .body("sections.contracts.active", equalTo(2))
                .body("sections.contracts.value.amount", equalTo("13000.50"))
                .body("sections.contracts.nextExpiry", equalTo(day(30)));
    }

    @Test
    void the_timeline_shows_signing_amending_and_ending() {
        var customer = Given.customer();
        var id = signed(customer, Map.of());
        GivenContracts.amended(id, Map.of("reason", "涨价", "amount", Given.yuan("15000.00")));
        terminate(id, LocalDate.parse(day(0)).toString());
        Given.admin()
                .get("/api/v1/customers/{id}/timeline?limit=200", customer)
                .then()
                .body(
                        "items.findAll { it.type == 'CONTRACT' }.detail",
                        equalTo(List.of("TERMINATED", "AMENDED", "SIGNED")))
                .body("items.findAll { it.type == 'CONTRACT' }.subjectId", everyItem(equalTo(id)));
    }
}
