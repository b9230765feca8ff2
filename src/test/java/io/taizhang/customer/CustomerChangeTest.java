package io.taizhang.customer;

import static io.taizhang.customer.GivenCustomers.CUSTOMERS;
import static io.taizhang.customer.GivenCustomers.change;
import static io.taizhang.customer.GivenCustomers.delete;
import static io.taizhang.customer.GivenCustomers.full;
import static io.taizhang.customer.GivenCustomers.get;
import static io.taizhang.customer.GivenCustomers.point;
import static io.taizhang.customer.GivenCustomers.registered;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomerChangeTest {

    @Test
    void a_change_needs_the_version_that_it_changes() {
        var id = registered(Staff.admin(), Map.of("note", "一"));
        Given.admin()
                .body(Map.of("note", "二"))
                .patch(CUSTOMERS + "/" + id)
                .then()
                .statusCode(428);
        Given.admin()
                .header("If-Match", "W/\"0\"")
                .body(Map.of("note", "二"))
                .patch(CUSTOMERS + "/" + id)
                .then()
                .statusCode(400)
                .body("code", is("if_match_malformed"));
        change(id, 0, Map.of("note", "二"))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", is(1));
        change(id, 0, Map.of("note", "三"))
                .statusCode(412)
                .body("code", is("version_stale"))
                .body("current.note", is("二"))
                .body("current.version", is(1));
        change(id, 1, Map.of("note", "三")).statusCode(200).body("version", is(2));
        Given.admin().delete(CUSTOMERS + "/" + id).then().statusCode(428);
        delete(id, 1).statusCode(412);
    }

    @Test
    void a_patch_changes_what_it_names_and_null_removes() {
        var id = registered(Staff.admin(), full());
        change(id, 0, "{\"note\":null,\"tier\":\"REGULAR\",\"customFields\":{\"折扣\":null,\"城市\":\"上海\"}}")
                .statusCode(200)
                .body("note", nullValue())
                .body("tier", is("REGULAR"))
                .body("industry", is("餐饮"))
                .body("customFields.门店数", is(12))
                .body("customFields.城市", is("上海"))
                .body("customFields", not(hasItem("折扣")))
                .body("contactPoints", hasSize(3))
                .body("addresses", hasSize(1));
        change(id, 1, "{\"tier\":null}").statusCode(200).body("tier", is("POTENTIAL"));
        change(id, 2, "{\"name\":null}").statusCode(400).body("errors.pointer", hasItem("/name"));
        change(id, 2, "{\"number\":\"C1\"}").statusCode(400).body("code", is("unknown_field"));
        change(id, 2, "[]").statusCode(400).body("code", is("patch_not_object"));
    }

    @Test
    void a_list_is_replaced_as_a_whole_and_an_entry_sent_with_its_id_keeps_it() {
        var id = registered(
                Staff.admin(),
                Map.of("contactPoints", List.of(point("MOBILE", "13800138000"), point("WECHAT", "first"))));
        var wechat = get(id).extract().<String>path("contactPoints[1].id");
        var kept = Map.of("id", wechat, "type", "WECHAT", "value", "second");
        change(id, 0, Map.of("contactPoints", List.of(kept, point("MOBILE", "13900139000"))))
                .statusCode(200)
                .body("version", is(1))
                .body("contactPoints.value", is(List.of("second", "13900139000")))
                .body("contactPoints[0].id", is(wechat))
                .body("phone", is("13900139000"));
        change(id, 1, Map.of("contactPoints", List.of())).statusCode(200).body("contactPoints", empty());
        get(id).body("version", is(2)).body("contactPoints", empty());
    }

    @Test
    void an_entry_of_another_customer_cannot_be_taken() {
        var other = registered(Staff.admin(), Map.of("contacts", List.of(Map.of("name", "王"))));
        var foreign = get(other).extract().<String>path("contacts[0].id");
        var id = registered(Staff.admin(), Map.of());
        change(id, 0, Map.of("contacts", List.of(Map.of("id", foreign, "name", "李"))))
                .statusCode(422)
                .body("code", is("entry_unknown"))
                .body("errors[0].pointer", is("/contacts/0/id"));
        get(other).body("contacts[0].name", is("王"));
    }

    @Test
    void a_shown_customer_can_be_sent_back_without_changing_anything() {
        var id = registered(Staff.admin(), full());
        var shown = get(id).extract();
        change(
                        id,
                        0,
                        Map.of(
                                "contactPoints", shown.path("contactPoints"),
                                "addresses", shown.path("addresses"),
                                "contacts", shown.path("contacts")))
                .statusCode(200)
                .body("version", is(0))
                .body("contactPoints", is(shown.<List<?>>path("contactPoints")))
                .body("contacts", is(shown.<List<?>>path("contacts")));
    }

    @Test
    void a_deleted_customer_is_gone_until_it_is_restored() {
        var manager = GivenCustomers.manager();
        var id = GivenCustomers.named(manager.token(), "再见先生");
        var number = get(id).extract().<String>path("number");
        delete(id, 0).statusCode(204);
        get(id).statusCode(404);
        change(id, 1, Map.of("note", "x")).statusCode(404);
        delete(id, 1).statusCode(404);
        GivenCustomers.list(manager.token(), "").body("items", empty());
        GivenCustomers.list(manager.token(), "?deletedAt[gte]=2020-01-01").body("items.id", is(List.of(id)));
        org.assertj.core.api.Assertions.assertThat(GivenCustomers.found(manager.token(), "再见"))
                .isEmpty();
        Given.admin()
                .post(CUSTOMERS + "/" + id + "/restore")
                .then()
                .statusCode(200)
                .body("number", is(number))
                .body("deletedAt", nullValue());
        Given.admin().post(CUSTOMERS + "/" + id + "/restore").then().statusCode(200);
        get(id).statusCode(200);
        org.assertj.core.api.Assertions.assertThat(GivenCustomers.found(manager.token(), "再见"))
                .containsExactly("再见先生");
    }

    @Test
    void a_room_that_needs_a_customer_keeps_it() {
        var id = registered(Staff.admin(), Map.of());
        GuardOfTests.KEPT.add(UUID.fromString(id));
        delete(id, 0).statusCode(409).body("code", is("kept_by_a_test"));
        get(id).statusCode(200);
        GuardOfTests.KEPT.remove(UUID.fromString(id));
        delete(id, 0).statusCode(204);
    }
}
