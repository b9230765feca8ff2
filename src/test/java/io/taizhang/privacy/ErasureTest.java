package io.taizhang.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person goes and the books stay. */
@QuarkusTest
class ErasureTest {

    private static final String CUSTOMERS = "/api/v1/customers/";

    @Inject
    AgroalDataSource database;

    private static ValidatableResponse erase(String id) {
        return Given.admin()
                .header("If-Match", Given.admin().get(CUSTOMERS + id).header("ETag"))
                .body(Map.of("reason", "客户书面申请 2026-11"))
                .post(CUSTOMERS + id + "/erasure")
                .then();
    }

    private static String person(String name, String phone) {
        return Given.customer(Map.of(
                "name",
                name,
                "note",
                "住在隔壁",
                "contactPoints",
                List.of(Map.of("type", "MOBILE", "value", phone)),
                "addresses",
                List.of(Map.of("type", "HOME", "detail", "抹去路一号"))));
    }

    private static void posted(String customer, String type, String amount) {
        Given.money()
                .body(Map.of(
                        "customerId", customer, "type", type, "amount", Given.yuan(amount), "method", "ON_ACCOUNT"))
                .post("/api/v1/transactions")
                .then()
                .statusCode(201);
    }

    private List<String> tablesWith(String text) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var names = new ArrayList<String>();
            try (var tables = statement.executeQuery(
                    "select c.relname from pg_class c where"
                            + " c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('audit_entry', 'flyway_schema_history')")) {
                while (tables.next()) {
                    names.add(tables.getString(1));
                }
            }
            for (var name : names) {
                try (var rows = statement.executeQuery(
                        "select 1 from " + name + " t where position('" + text + "' in t::text) > 0 limit 1")) {
                    if (rows.next()) {
                        found.add(name);
                    }
                }
            }
        }
        return found;
    }

    @Test
    void what_told_who_they_were_is_gone_and_the_entries_stay() throws SQLException {
        var phone = Members.phone();
        var name = "抹去" + phone.substring(3);
        var id = person(name, phone);
        posted(id, "SALE", "88.00");
        Given.money()
                .body(Map.of("customerId", id, "type", "PAYMENT", "amount", Given.yuan("88.00"), "method", "TRANSFER"))
                .post("/api/v1/transactions")
                .then()
                .statusCode(201);
        Given.admin()
                .body(Map.of("customerId", id, "channel", "CALL", "direction", "INBOUND", "content", "本人" + name))
                .post("/api/v1/interactions")
                .then()
                .statusCode(201);
        erase(id).statusCode(200).body("number", startsWith("C"));

        Given.admin()
                .get(CUSTOMERS + id)
                .then()
                .statusCode(200)
                .body("name", startsWith("已删除客户"))
                .body("contactPoints", empty())
                .body("addresses", empty());
        Given.admin().queryParam("q", phone).get("/api/v1/customers").then().body("items", empty());
        Given.admin().get(CUSTOMERS + id + "/timeline").then().statusCode(200).body("items.type", hasItems("ENTRY"));
        Given.admin()
                .get("/api/v1/audit-entries?customerId=" + id + "&action=customer.registered")
                .then()
                .body("items[0].after", equalTo(Map.of("erased", true)));
        var export = Given.admin().get(CUSTOMERS + id + "/personal-data").then().statusCode(200);
        export.body("tables.entry.amount_minor", hasItems(8800));
        assertThat(export.extract().asString()).contains("[erased]").doesNotContain(phone, "抹去路", "住在隔壁");
        assertThat(tablesWith(name)).isEmpty();
    }

    @Test
    void nobody_is_erased_while_money_is_open() {
        var id = person("欠款人", Members.phone());
        posted(id, "SALE", "10.00");
        erase(id).statusCode(409).body("code", equalTo("erasure_money")).body("balance.amount", equalTo("10.00"));
        Given.admin().get(CUSTOMERS + id).then().body("name", equalTo("欠款人"));
    }

    @Test
    void whoever_was_erased_stays_so() {
        var id = person("一次", Members.phone());
        erase(id).statusCode(200);
        erase(id).statusCode(409).body("code", equalTo("customer_erased"));
        Given.admin()
                .header("If-Match", Given.admin().get(CUSTOMERS + id).header("ETag"))
                .body(Map.of("contactPoints", List.of(Map.of("type", "MOBILE", "value", Members.phone()))))
                .patch(CUSTOMERS + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("customer_erased"));
        Given.as("SERVICE")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "不可"))
                .post(CUSTOMERS + id + "/erasure")
                .then()
                .statusCode(403);
    }

    @Test
    void who_was_merged_into_them_goes_with_them() {
        var phone = Members.phone();
        var survivor = person("合并者", Members.phone());
        var merged = person("被合并者", phone);
        String merge = Given.money()
                .body(Map.of("survivorId", survivor, "mergedIds", List.of(merged), "reason", "同一个人"))
                .post("/api/v1/customer-merges")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        erase(survivor).statusCode(200).body("together", equalTo(List.of(merged)));
        Given.admin().get(CUSTOMERS + merged).then().body("name", startsWith("已删除客户"));
        Given.admin()
                .body(Map.of("reason", "不是同一个客户"))
                .post("/api/v1/customer-merges/" + merge + "/undo")
                .then()
                .statusCode(409)
                .body("code", equalTo("customer_erased"));
    }
}
