package io.taizhang.customer;

import static io.taizhang.customer.GivenCustomers.CUSTOMERS;
import static io.taizhang.customer.GivenCustomers.list;
import static io.taizhang.customer.GivenCustomers.named;
import static io.taizhang.customer.GivenCustomers.register;
import static io.taizhang.customer.GivenCustomers.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CustomerListTest {

    @Test
    void an_empty_list_is_an_answer() {
        list(GivenCustomers.manager().token(), "?count=exact")
                .statusCode(200)
                .body("items", empty())
                .body("nextCursor", nullValue())
                .body("count", is(0));
    }

    @Test
    void a_walk_under_inserts_loses_and_repeats_nothing() {
        var token = GivenCustomers.manager().token();
        var there = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            there.add(registered(token, Map.of()));
        }
        var walked = new ArrayList<String>();
        String cursor = null;
        do {
            var page = list(token, "?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200);
            walked.addAll(page.extract().path("items.id"));
            cursor = page.extract().path("nextCursor");
            registered(token, Map.of());
        } while (cursor != null);
        assertThat(walked).doesNotHaveDuplicates().containsAll(there);
    }

    @Test
    void a_walk_in_the_order_of_names_meets_equal_names_once_each() {
        var token = GivenCustomers.manager().token();
        for (var name : List.of("乙", "甲", "乙", "乙", "丙")) {
            named(token, name);
        }
        var names = new ArrayList<String>();
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = list(token, "?limit=2&sort=name" + (cursor == null ? "" : "&cursor=" + cursor));
            names.addAll(page.extract().path("items.name"));
            ids.addAll(page.extract().path("items.id"));
            cursor = page.extract().path("nextCursor");
        } while (cursor != null);
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        assertThat(names).containsExactly("丙", "乙", "乙", "乙", "甲");
    }

    @Test
    void sorts_may_go_different_ways() {
        var token = GivenCustomers.manager().token();
        named(token, "B");
        named(token, "A");
        named(token, "B");
        var first = list(token, "?limit=2&sort=-name,createdAt").body("items.name", is(List.of("B", "B")));
        String cursor = first.extract().path("nextCursor");
        list(token, "?limit=2&sort=-name,createdAt&cursor=" + cursor).body("items.name", is(List.of("A")));
        list(token, "?sort=number").body("items", hasSize(3));
        list(token, "?sort=-updatedAt").body("items", hasSize(3));
    }

    @Test
    void counts_are_given_when_asked_for() {
        var token = GivenCustomers.manager().token();
        named(token, "一");
        named(token, "二");
        list(token, "?limit=1").body("count", nullValue());
        list(token, "?limit=1&count=exact").body("count", is(2)).body("countCapped", nullValue());
        list(token, "?limit=1&count=capped").body("count", is(2)).body("countCapped", is(false));
        list(token, "?count=some").statusCode(400).body("errors[0].pointer", is("count"));
    }

    @Test
    void every_operator_finds_what_it_says() {
        var me = GivenCustomers.manager();
        var token = me.token();
        register(
                        token,
                        Map.of(
                                "name",
                                "Alpha",
                                "tier",
                                "VIP",
                                "stage",
                                "ACTIVE",
                                "industry",
                                "餐饮",
                                "tags",
                                List.of("a", "b"),
                                "birthday",
                                "1990-05-01",
                                "gender",
                                "FEMALE",
                                "source",
                                "展会"))
                .statusCode(201);
        register(token, Map.of("name", "Beta_1", "kind", "ORGANISATION", "tags", List.of("b")))
                .statusCode(201);
        register(token, Map.of("name", "Gamma", "tier", "REGULAR", "birthday", "2000-01-01"))
                .statusCode(201);
        assertNames(token, "tier=VIP", "Alpha");
        assertNames(token, "tier=VIP&tier=REGULAR", "Alpha", "Gamma");
        assertNames(token, "tier[in]=VIP,REGULAR", "Alpha", "Gamma");
        assertNames(token, "tier[ne]=VIP", "Beta_1", "Gamma");
        assertNames(token, "kind=ORGANISATION", "Beta_1");
        assertNames(token, "name=Gamma", "Gamma");
        assertNames(token, "name[like]=A", "Alpha", "Beta_1", "Gamma");
        assertNames(token, "name[like]=a_", "Beta_1");
        assertNames(token, "name[in]=Alpha,Gamma", "Alpha", "Gamma");
        assertNames(token, "industry[ne]=餐饮", "Beta_1", "Gamma");
        assertNames(token, "tags=b", "Alpha", "Beta_1");
        assertNames(token, "tags=a&tags=b", "Alpha");
        assertNames(token, "tags[in]=a,c", "Alpha");
        assertNames(token, "birthday[lt]=2000-01-01", "Alpha");
        assertNames(token, "birthday[lte]=2000-01-01", "Alpha", "Gamma");
        assertNames(token, "birthday[gt]=1990-05-01", "Gamma");
        assertNames(token, "birthday[gte]=1990-05-01&birthday[lt]=2000-01-01", "Alpha");
        assertNames(token, "birthday=2000-01-01", "Gamma");
        assertNames(token, "createdAt[gte]=2020-01-01", "Alpha", "Beta_1", "Gamma");
        assertNames(token, "createdAt[lt]=2020-01-01T00:00:00%2B08:00");
        assertNames(token, "ownerId=" + me.id(), "Alpha", "Beta_1", "Gamma");
        assertNames(token, "unitId[ne]=" + Staff.company());
        assertNames(token, "stage=ACTIVE&gender=FEMALE&source=展会", "Alpha");
    }

    private static void assertNames(String token, String filter, String... names) {
        Given.json(token)
                .urlEncodingEnabled(false)
                .get(CUSTOMERS + "?"
                        + filter.replace("[", "%5B")
                                .replace("]", "%5D")
                                .replace("餐饮", "%E9%A4%90%E9%A5%AE")
                                .replace("展会", "%E5%B1%95%E4%BC%9A"))
                .then()
                .statusCode(200)
                .body("items.name", containsInAnyOrder((Object[]) names));
    }

    @ParameterizedTest
    @CsvSource({
        "shoeSize=42, filter_unknown, shoeSize",
        "note=x, filter_unknown, note",
        "tier[like]=VIP, filter_operator, tier[like]",
        "tier[gt]=VIP, filter_operator, tier[gt]",
        "tags[ne]=a, filter_operator, tags[ne]",
        "name[near]=x, filter_operator, name[near]",
        "name[]=x, filter_unknown, name[]",
        "tier=GOLD, filter_value, tier",
        "birthday=yesterday, filter_value, birthday",
        "createdAt[gte]=2026-13-01, filter_value, createdAt",
        "ownerId=me, filter_value, ownerId",
        "sort=shoeSize, sort_unknown, shoeSize",
        "sort=note, sort_unknown, note",
        "sort=birthday, sort_unknown, birthday",
        "cursor=%21, cursor_invalid, cursor",
        "cursor=WyItY3JlYXRlZEF0Il0, cursor_invalid, cursor",
        "limit=0, validation_failed, limit",
        "limit=201, validation_failed, limit"
    })
    void what_a_list_does_not_know_is_refused_by_name(String query, String code, String place) {
        Given.admin()
                .urlEncodingEnabled(false)
                .get(CUSTOMERS + "?" + query.replace("[", "%5B").replace("]", "%5D"))
                .then()
                .statusCode(400)
                .body("code", is(code))
                .body("errors[0].pointer", containsString(place));
    }

    @Test
    void a_cursor_of_another_sort_is_refused() {
        var token = GivenCustomers.manager().token();
        named(token, "一");
        named(token, "二");
        String cursor = list(token, "?limit=1").extract().path("nextCursor");
        list(token, "?limit=1&sort=name&cursor=" + cursor).statusCode(400).body("code", is("cursor_invalid"));
    }

    @Test
    void a_team_sees_the_customers_of_its_unit() {
        var shop = Staff.shop();
        var ours = registered(Staff.admin(), Map.of("unitId", shop));
        registered(Staff.admin(), Map.of("unitId", Staff.shop()));
        list(Staff.token("MANAGER", "TEAM", shop), "").body("items.id", is(List.of(ours)));
        list(Staff.token("MANAGER", "SUBTREE", shop), "").body("items.id", is(List.of(ours)));
        list(Staff.token("MANAGER", "OWN", shop), "").body("items", empty());
    }

    @Test
    void a_page_shows_what_hangs_on_each_customer() {
        var token = GivenCustomers.manager().token();
        registered(token, Map.of("contactPoints", List.of(GivenCustomers.point("MOBILE", "13800138000"))));
        registered(token, Map.of("contacts", List.of(Map.of("name", "王小雨"))));
        list(token, "")
                .body("items[0].contacts[0].name", is("王小雨"))
                .body("items[0].contactPoints", empty())
                .body("items[1].phone", is("13800138000"))
                .body("items[1].contacts", empty())
                .body("items[1].ownerName", notNullValue());
    }
}
