package io.taizhang.segment;

import static io.taizhang.segment.GivenSegments.CUSTOMERS;
import static io.taizhang.segment.GivenSegments.is;
import static io.taizhang.segment.GivenSegments.manager;
import static io.taizhang.segment.GivenSegments.not;
import static io.taizhang.segment.GivenSegments.query;
import static io.taizhang.segment.GivenSegments.registered;
import static io.taizhang.segment.GivenSegments.that;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SavedSetTest {

    private static final String VIEWS = "/api/v1/customer-views";

    private static Map<String, Object> view(Map<String, ?> further) {
        var body = new HashMap<String, Object>();
        body.put("name", "视图" + UUID.randomUUID().toString().substring(0, 8));
        body.put("filter", is("tier", "VIP"));
        body.putAll(further);
        return body;
    }

    private static ValidatableResponse save(String token, Map<String, ?> further) {
        return Given.json(token).body(view(further)).post(VIEWS).then();
    }

    private static String saved(String token, Map<String, ?> further) {
        return save(token, further).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse put(String token, String id, int version, Map<String, ?> further) {
        return Given.json(token)
                .header("If-Match", "\"" + version + "\"")
                .body(view(further))
                .put(VIEWS + "/" + id)
                .then();
    }

    private static List<String> seen(String token) {
        return Given.json(token)
                .get(VIEWS + "?limit=200&sort=-createdAt")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    @Test
    void a_view_is_kept_as_it_was_sent() {
        var mine = manager();
        var filter = Map.of("and", List.of(not(is("tier", "VIP")), that("tags", "in", List.of("甲", "乙"))));
        var id = saved(
                mine.token(),
                Map.of(
                        "name", " 老客户 ",
                        "filter", filter,
                        "q", "张",
                        "sort", "-createdAt,name",
                        "columns", List.of("name", "tier", "customFields.门店数")));
        Given.json(mine.token())
                .get(VIEWS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("name", equalTo("老客户"))
                .body("filter", equalTo(filter))
                .body("q", equalTo("张"))
                .body("sort", equalTo("-createdAt,name"))
                .body("columns", equalTo(List.of("name", "tier", "customFields.门店数")))
                .body("mine", equalTo(true))
                .body("unitId", nullValue());
        assertThat(seen(mine.token())).containsExactly(id);
        assertThat(seen(manager().token())).doesNotContain(id);
        Given.json(manager().token()).get(VIEWS + "/" + id).then().statusCode(404);
    }

    @Test
    void a_view_is_shared_with_a_unit_and_all_below_it() {
        var shop = Staff.shop();
        var inside = Staff.member("CASHIER", "TEAM", shop);
        var elsewhere = Staff.member("CASHIER", "TEAM", Staff.shop());
        var above = Staff.member("SERVICE", "ALL", Staff.company());
        var ofTheShop = saved(Staff.token("MANAGER"), Map.of("unitId", shop));
        var ofTheCompany = saved(Staff.token("MANAGER"), Map.of("unitId", Staff.company()));
        assertThat(seen(inside.token())).contains(ofTheShop, ofTheCompany);
        assertThat(seen(elsewhere.token())).contains(ofTheCompany).doesNotContain(ofTheShop);
        assertThat(seen(above.token())).contains(ofTheCompany).doesNotContain(ofTheShop);
    }

    @Test
    void a_view_is_shared_with_a_role_or_with_the_role_in_a_unit() {
        var shop = Staff.shop();
        var cashier = Staff.member("CASHIER", "TEAM", shop);
        var service = Staff.member("SERVICE", "TEAM", shop);
        var cashierElsewhere = Staff.member("CASHIER", "TEAM", Staff.company());
        var ofCashiers = saved(Staff.admin(), Map.of("role", "CASHIER"));
        var ofTheShopsCashiers = saved(Staff.admin(), Map.of("role", "CASHIER", "unitId", shop));
        assertThat(seen(cashier.token())).contains(ofCashiers, ofTheShopsCashiers);
        assertThat(seen(service.token())).doesNotContain(ofCashiers, ofTheShopsCashiers);
        assertThat(seen(cashierElsewhere.token())).contains(ofCashiers).doesNotContain(ofTheShopsCashiers);
    }

    @Test
    void a_shared_view_shows_each_reader_only_what_they_may_see() {
        var shop = Staff.shop();
        var one = Staff.member("ACCOUNT_MANAGER", "OWN", shop);
        var other = Staff.member("ACCOUNT_MANAGER", "OWN", shop);
        registered(one.token(), "甲的", Map.of("tier", "VIP"));
        registered(other.token(), "乙的", Map.of("tier", "VIP"));
        registered(one.token(), "甲的二", Map.of("tier", "VIP", "tags", List.of("二")));
        var id = saved(Staff.admin(), Map.of("unitId", shop, "sort", "name"));
        query(one.token(), Map.of("viewId", id)).statusCode(200).body("items.name", equalTo(List.of("甲的", "甲的二")));
        query(other.token(), Map.of("viewId", id)).statusCode(200).body("items.name", equalTo(List.of("乙的")));
        query(one.token(), Map.of("viewId", id, "filter", is("tags", "二"))).body("items.name", equalTo(List.of("甲的二")));
        query(one.token(), Map.of("viewId", id, "sort", "-name")).body("items.name", equalTo(List.of("甲的二", "甲的")));
        Given.json(one.token())
                .body(Map.of("viewId", id, "facets", List.of("TAGS")))
                .post(CUSTOMERS + "/facets")
                .then()
                .statusCode(200)
                .body("count", equalTo(2));
        query(manager().token(), Map.of("viewId", id)).statusCode(404);
    }

    @Test
    void only_the_owner_changes_and_deletes_a_view_and_knows_its_version() {
        var shop = Staff.shop();
        var reader = Staff.member("CASHIER", "TEAM", shop);
        var id = saved(Staff.admin(), Map.of("unitId", shop));
        put(reader.token(), id, 0, Map.of()).statusCode(403).body("code", equalTo("view_of_another"));
        Given.json(reader.token())
                .header("If-Match", "\"0\"")
                .delete(VIEWS + "/" + id)
                .then()
                .statusCode(403);
        put(Staff.admin(), id, 0, Map.of("name", "改名" + id))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("unitId", nullValue());
        put(Staff.admin(), id, 0, Map.of()).statusCode(412).body("current.name", equalTo("改名" + id));
        assertThat(seen(reader.token())).doesNotContain(id);
        Given.admin().delete(VIEWS + "/" + id).then().statusCode(428);
        Given.admin()
                .header("If-Match", "\"1\"")
                .delete(VIEWS + "/" + id)
                .then()
                .statusCode(204);
        Given.admin().get(VIEWS + "/" + id).then().statusCode(404);
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id + "&sort=id")
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        equalTo(List.of("customer_view.saved", "customer_view.changed", "customer_view.deleted")));
    }

    @Test
    void nobody_shares_further_than_they_see() {
        var shop = Staff.shop();
        save(Staff.member("CASHIER", "TEAM", shop).token(), Map.of("unitId", shop))
                .statusCode(403);
        var manager = Staff.member("MANAGER", "SUBTREE", shop).token();
        save(manager, Map.of("unitId", shop)).statusCode(201);
        save(manager, Map.of("unitId", Staff.company())).statusCode(422).body("code", equalTo("view_shared_too_far"));
        save(manager, Map.of("role", "CASHIER")).statusCode(422).body("code", equalTo("view_shared_too_far"));
        save(Staff.admin(), Map.of("unitId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", equalTo("org_unit_unknown"));
    }

    @Test
    void what_cannot_be_read_is_not_kept() {
        var mine = manager().token();
        save(mine, Map.of("filter", is("shoeSize", 42))).statusCode(400).body("code", equalTo("filter_unknown"));
        save(mine, Map.of("sort", "note")).statusCode(400).body("code", equalTo("sort_unknown"));
        save(mine, Map.of("name", "同名")).statusCode(201);
        save(mine, Map.of("name", "同名")).statusCode(409).body("code", equalTo("view_name_taken"));
        save(manager().token(), Map.of("name", "同名")).statusCode(201);
    }
}
