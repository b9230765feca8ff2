package io.taizhang.segment;

import static io.taizhang.segment.GivenSegments.CUSTOMERS;
import static io.taizhang.segment.GivenSegments.address;
import static io.taizhang.segment.GivenSegments.is;
import static io.taizhang.segment.GivenSegments.manager;
import static io.taizhang.segment.GivenSegments.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FacetTest {

    private static Staff.Member me;

    @BeforeEach
    void customers() {
        if (me != null) {
            return;
        }
        var mine = manager();
        registered(
                mine.token(),
                "甲",
                Map.of(
                        "tier",
                        "VIP",
                        "industry",
                        "H62",
                        "tags",
                        List.of("连锁", "华南"),
                        "addresses",
                        List.of(address("440106", "广州市", "天河区"), address("440103", "广州市", "荔湾区"))));
        registered(
                mine.token(),
                "乙",
                Map.of(
                        "tier",
                        "VIP",
                        "industry",
                        "H6210",
                        "tags",
                        List.of("连锁"),
                        "addresses",
                        List.of(address("440305", "深圳市", "南山区"))));
        registered(mine.token(), "丙", Map.of("kind", "ORGANISATION", "industry", "餐饮/火锅"));
        me = mine;
    }

    private static ValidatableResponse facets(Map<String, ?> command) {
        return Given.json(me.token()).body(command).post(CUSTOMERS + "/facets").then();
    }

    private static Map<String, Integer> counts(Map<String, ?> command, String facet) {
        List<Map<String, Object>> values =
                facets(command).statusCode(200).extract().path("facets.find { it.facet == '" + facet + "' }.values");
        var counts = new TreeMap<String, Integer>();
        values.forEach(value -> counts.put(String.valueOf(value.get("value")), (Integer) value.get("count")));
        return counts;
    }

    @Test
    void every_facet_counts_the_customers_of_the_set() {
        facets(Map.of())
                .statusCode(200)
                .body("count", org.hamcrest.Matchers.is(3))
                .body("countCapped", org.hamcrest.Matchers.is(false))
                .body("facets", hasSize(8));
        assertThat(counts(Map.of(), "TIER")).isEqualTo(Map.of("VIP", 2, "POTENTIAL", 1));
        assertThat(counts(Map.of(), "KIND")).isEqualTo(Map.of("PERSON", 2, "ORGANISATION", 1));
        assertThat(counts(Map.of(), "STAGE")).isEqualTo(Map.of("PROSPECT", 3));
        assertThat(counts(Map.of(), "OWNER")).isEqualTo(Map.of(me.id().toString(), 3));
        assertThat(counts(Map.of(), "UNIT")).isEqualTo(Map.of(Staff.company(), 3));
        assertThat(counts(Map.of(), "TAGS")).isEqualTo(Map.of("连锁", 2, "华南", 1));
        assertThat(counts(Map.of("filter", is("tier", "POTENTIAL")), "TIER")).isEqualTo(Map.of("POTENTIAL", 1));
        assertThat(counts(Map.of("q", "bing"), "KIND")).isEqualTo(Map.of("ORGANISATION", 1));
    }

    @Test
    void regions_are_counted_level_by_level_and_a_customer_once() {
        assertThat(counts(Map.of(), "REGION")).isEqualTo(Map.of("440000", 2));
        assertThat(counts(Map.of("regionUnder", "440000"), "REGION")).isEqualTo(Map.of("440100", 1, "440300", 1));
        assertThat(counts(Map.of("regionUnder", "440100"), "REGION")).isEqualTo(Map.of("440106", 1, "440103", 1));
        facets(Map.of("facets", List.of("REGION"), "regionUnder", "440000"))
                .body("facets", hasSize(1))
                .body("facets[0].values.label", org.hamcrest.Matchers.hasItems("广州市", "深圳市"));
        facets(Map.of("facets", List.of("REGION"))).body("facets[0].values[0].label", org.hamcrest.Matchers.is("广东省"));
    }

    @Test
    void industries_are_counted_level_by_level() {
        assertThat(counts(Map.of(), "INDUSTRY")).isEqualTo(Map.of("H", 2, "餐饮", 1));
        assertThat(counts(Map.of("industryUnder", "H"), "INDUSTRY")).isEqualTo(Map.of("H62", 2));
        assertThat(counts(Map.of("industryUnder", "餐饮"), "INDUSTRY")).isEqualTo(Map.of("餐饮/火锅", 1));
        facets(Map.of("facets", List.of("INDUSTRY")))
                .body("facets[0].values[0].label", org.hamcrest.Matchers.is("住宿和餐饮业"));
    }

    @Test
    void others_customers_are_not_counted() {
        Given.json(manager().token())
                .body(Map.of())
                .post(CUSTOMERS + "/facets")
                .then()
                .statusCode(200)
                .body("count", org.hamcrest.Matchers.is(0));
    }

    @Test
    void the_industries_of_the_standard_can_be_chosen_from() {
        Given.admin()
                .get("/api/v1/industries")
                .then()
                .statusCode(200)
                .body("", hasSize(117))
                .body("find { it.code == 'H62' }.name", org.hamcrest.Matchers.is("餐饮业"))
                .body("find { it.code == 'H62' }.parent", org.hamcrest.Matchers.is("H"));
    }
}
