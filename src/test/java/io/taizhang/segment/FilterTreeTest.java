package io.taizhang.segment;

import static io.taizhang.segment.GivenSegments.address;
import static io.taizhang.segment.GivenSegments.and;
import static io.taizhang.segment.GivenSegments.is;
import static io.taizhang.segment.GivenSegments.manager;
import static io.taizhang.segment.GivenSegments.named;
import static io.taizhang.segment.GivenSegments.not;
import static io.taizhang.segment.GivenSegments.or;
import static io.taizhang.segment.GivenSegments.query;
import static io.taizhang.segment.GivenSegments.registered;
import static io.taizhang.segment.GivenSegments.that;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FilterTreeTest {

    private static Staff.Member me;
    private static String token;
    private static String debtor;

    /** Four customers of somebody who sees only these. */
    @BeforeEach
    void customers() {
        if (token != null) {
            return;
        }
        me = manager();
        debtor = registered(
                me.token(),
                "甲",
                Map.of(
                        "tier",
                        "VIP",
                        "stage",
                        "ACTIVE",
                        "industry",
                        "H62",
                        "tags",
                        List.of("连锁", "华南"),
                        "customFields",
                        Map.of("门店数", 12, "月结", true, "备注,一", "a,b"),
                        "addresses",
                        List.of(address("440106", "广州市", "天河区"))));
        registered(
                me.token(),
                "乙",
                Map.of(
                        "tier",
                        "REGULAR",
                        "industry",
                        "H6210",
                        "tags",
                        List.of("连锁"),
                        "birthday",
                        "1990-01-01",
                        "customFields",
                        Map.of("门店数", 3),
                        "addresses",
                        List.of(address("440305", "深圳市", "南山区"), address("440304", "深圳市", "福田区"))));
        registered(
                me.token(),
                "丙",
                Map.of(
                        "kind",
                        "ORGANISATION",
                        "industry",
                        "餐饮/火锅",
                        "customFields",
                        Map.of("门店数", "12"),
                        "addresses",
                        List.of(address("310104", "市辖区", "徐汇区"))));
        registered(me.token(), "丁", Map.of("note", "什么都没有"));
        Given.money()
                .body(Map.of(
                        "customerId", debtor, "type", "SALE", "method", "ON_ACCOUNT", "amount", Given.yuan("80.00")))
                .post("/api/v1/transactions")
                .then()
                .statusCode(201);
        token = me.token();
    }

    private static void finds(Object filter, String... names) {
        assertThat(named(token, filter)).as(filter.toString()).containsExactlyInAnyOrder(names);
    }

    @Test
    void comparisons_find_what_the_list_finds() {
        finds(is("tier", "VIP"), "甲");
        finds(is("tier", List.of("VIP", "REGULAR")), "甲", "乙");
        finds(that("tier", "in", List.of("VIP", "REGULAR")), "甲", "乙");
        finds(that("tier", "ne", "POTENTIAL"), "甲", "乙");
        finds(that("name", "like", "丙"), "丙");
        finds(that("tags", "eq", "连锁"), "甲", "乙");
        finds(that("tags", "all", List.of("连锁", "华南")), "甲");
        finds(that("tags", "in", List.of("华南", "华北")), "甲");
        finds(that("birthday", "lt", "1991-01-01"), "乙");
        finds(is("ownerId", me.id().toString()), "甲", "乙", "丙", "丁");
    }

    @Test
    void groups_nest_and_a_negation_is_the_complement_also_of_what_has_no_value() {
        finds(and(is("tags", "连锁"), or(is("tier", "VIP"), that("birthday", "lt", "1991-01-01"))), "甲", "乙");
        finds(and(is("tags", "连锁"), not(is("tier", "VIP"))), "乙");
        finds(not(is("industry", "H62")), "乙", "丙", "丁");
        finds(not(that("industry", "ne", "H62")), "甲");
        finds(not(or(is("tier", "VIP"), is("kind", "ORGANISATION"))), "乙", "丁");
        finds(not(and(is("tags", "连锁"), is("tier", "VIP"))), "乙", "丙", "丁");
        finds(not(not(is("tier", "VIP"))), "甲");
        finds(not(that("birthday", "gte", "1900-01-01")), "甲", "丙", "丁");
    }

    @Test
    void what_is_empty_is_found_as_empty() {
        finds(Map.of("field", "industry", "op", "empty"), "丁");
        finds(that("industry", "empty", false), "甲", "乙", "丙");
        finds(not(that("industry", "empty", true)), "甲", "乙", "丙");
        finds(that("tags", "empty", true), "丙", "丁");
        finds(that("region", "empty", true), "丁");
        finds(that("customFields.门店数", "empty", true), "丁");
        finds(that("lastInteractionAt", "empty", false));
    }

    @Test
    void own_fields_compare_by_their_type() {
        finds(is("customFields.门店数", 12), "甲");
        finds(is("customFields.门店数", "12"), "丙");
        finds(that("customFields.门店数", "gte", 3), "甲", "乙");
        finds(that("customFields.门店数", "gt", 3.5), "甲");
        finds(that("customFields.门店数", "in", List.of(3, 4)), "乙");
        finds(that("customFields.门店数", "ne", 12), "乙", "丙", "丁");
        finds(not(that("customFields.门店数", "gte", 3)), "丙", "丁");
        finds(is("customFields.月结", true), "甲");
        finds(that("customFields.备注,一", "like", "A,"), "甲");
        finds(is("customFields.没有", 1));
    }

    @Test
    void a_region_holds_its_cities_and_districts() {
        finds(that("region", "within", "440000"), "甲", "乙");
        finds(that("region", "within", "440300"), "乙");
        finds(is("region", "440106"), "甲");
        finds(that("region", "in", List.of("440106", "310000")), "甲", "丙");
        finds(not(that("region", "within", "440000")), "丙", "丁");
    }

    @Test
    void an_industry_holds_what_is_below_it() {
        finds(that("industry", "within", "H"), "甲", "乙");
        finds(that("industry", "within", "H62"), "甲", "乙");
        finds(that("industry", "within", "H621"), "乙");
        finds(that("industry", "within", "餐饮"), "丙");
        finds(that("industry", "within", List.of("餐饮", "H6210")), "乙", "丙");
        finds(not(that("industry", "within", "H")), "丙", "丁");
    }

    @Test
    void a_unit_holds_the_units_below_it() {
        var shop = Staff.shop();
        var cashier = Staff.member("ACCOUNT_MANAGER", "TEAM", shop);
        registered(cashier.token(), "店内", Map.of());
        var inside = and(is("ownerId", cashier.id().toString()), that("unitId", "within", Staff.company()));
        assertThat(named(Staff.admin(), inside)).containsExactly("店内");
        assertThat(named(Staff.admin(), and(is("ownerId", cashier.id().toString()), is("unitId", Staff.company()))))
                .isEmpty();
    }

    @Test
    void days_may_be_counted_from_today() {
        finds(that("createdAt", "gte", "today"), "甲", "乙", "丙", "丁");
        finds(that("createdAt", "lt", "today-1"));
        finds(that("birthday", "lt", "today-365"), "乙");
        finds(not(that("lastInteractionAt", "gte", "today-90")), "甲", "乙", "丙", "丁");
    }

    @Test
    void what_customers_owe_is_asked_of_their_accounts() {
        finds(that("balance", "gt", "0"), "甲");
        finds(that("balance", "gte", "80.00"), "甲");
        finds(is("balance", "0"), "乙", "丙", "丁");
        finds(that("balance", "lt", "50"), "乙", "丙", "丁");
        finds(not(that("balance", "lt", "50")), "甲");
        finds(that("lastEntryOn", "gte", "today"), "甲");
        finds(not(that("lastEntryOn", "gte", "today")), "乙", "丙", "丁");
        finds(that("cardStatus", "eq", "ACTIVE"));
        finds(that("cardBalance", "lt", "100"), "甲", "乙", "丙", "丁");
    }

    @Test
    void pages_are_walked_in_the_order_that_was_asked_for() {
        var names = new ArrayList<String>();
        String cursor = null;
        do {
            var command = new java.util.HashMap<String, Object>();
            command.put("filter", not(is("tier", "VIP")));
            command.put("sort", "-name");
            command.put("limit", 1);
            command.put("count", "capped");
            if (cursor != null) {
                command.put("cursor", cursor);
            }
            var page = query(token, command).statusCode(200);
            page.body("count", org.hamcrest.Matchers.is(3));
            names.addAll(page.extract().path("items.name"));
            cursor = page.extract().path("nextCursor");
        } while (cursor != null);
        assertThat(names).hasSize(3).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void a_tree_narrows_a_search() {
        query(token, Map.of("q", "yi", "filter", is("tags", "连锁")))
                .statusCode(200)
                .body("items.name", hasItem("乙"))
                .body("nextCursor", nullValue());
        query(token, Map.of("q", "乙", "filter", is("tier", "VIP"))).body("items", hasSize(0));
        query(token, Map.of("q", "乙", "sort", "name", "filter", is("tier", "REGULAR")))
                .body("items", hasSize(1));
    }

    @Test
    void nobody_finds_what_lies_outside_their_scope() {
        var stranger = manager().token();
        assertThat(named(stranger, or(is("tier", "VIP"), not(is("tier", "VIP")))))
                .isEmpty();
        assertThat(named(stranger, is("id", debtor))).isEmpty();
    }

    @Test
    void an_exact_count_is_not_to_be_had() {
        query(token, Map.of("count", "exact")).statusCode(400);
    }

    @Test
    void what_is_no_filter_is_refused_with_its_place() {
        refused(Map.of(), "filter_malformed", "/filter");
        refused(Map.of("and", List.of()), "filter_malformed", "/filter/and");
        refused(
                and(is("tier", "VIP"), Map.of("field", "tier", "not", is("tier", "VIP"))),
                "filter_malformed",
                "/filter/and/1");
        refused(or(is("shoeSize", 42)), "filter_unknown", "/filter/or/0");
        refused(not(that("tier", "gt", "VIP")), "filter_operator", "/filter/not");
        refused(is("tier", "GOLD"), "filter_value", "/filter");
        refused(is("tier", Map.of("a", 1)), "filter_value", "/filter");
        refused(Map.of("field", "tier"), "filter_value", "/filter");
        refused(that("region", "within", "44"), "filter_value", "/filter");
        refused(that("unitId", "within", "x"), "filter_value", "/filter");
        refused(that("name", "within", "x"), "filter_operator", "/filter");
        refused(that("createdAt", "lt", "today-999999"), "filter_value", "/filter");
        refused(that("customFields.门店数", "gt", "x"), "filter_value", "/filter");
        refused(that("tags", "within", "x"), "filter_operator", "/filter");
        refused(is("customFields.门店数", new java.math.BigDecimal("1e99999")), "filter_value", "/filter");
        refused(is("name", "长".repeat(501)), "filter_value", "/filter");
        refused(not(is("名".repeat(81), "x")), "filter_malformed", "/filter/not");
        Object deep = is("tier", "VIP");
        for (int i = 0; i < 8; i++) {
            deep = not(deep);
        }
        query(token, Map.of("filter", deep)).statusCode(400).body("code", org.hamcrest.Matchers.is("filter_too_large"));
        var wide = Collections.nCopies(100, is("tier", "VIP"));
        query(token, Map.of("filter", Map.of("or", wide)))
                .statusCode(400)
                .body("code", org.hamcrest.Matchers.is("filter_too_large"));
        query(token, Map.of("filter", and(is("id", UUID.randomUUID().toString())), "sort", "note"))
                .statusCode(400)
                .body("code", org.hamcrest.Matchers.is("sort_unknown"));
    }

    private static void refused(Object filter, String code, String pointer) {
        query(token, Map.of("filter", filter))
                .statusCode(400)
                .body("code", org.hamcrest.Matchers.is(code))
                .body("errors[0].pointer", org.hamcrest.Matchers.is(pointer));
    }
}
