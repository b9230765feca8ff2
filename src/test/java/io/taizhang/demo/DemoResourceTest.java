package io.taizhang.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.oversight.AlertScan;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DemoResourceTest {

    @Inject
    DataSource database;

    @Inject
    AlertScan alerts;

    @Test
    void the_demonstration_is_loaded_through_the_services_and_leaves_nothing_behind() throws SQLException {
        var draft = realDraft();
        raiseAlerts();
        var before = rows();
        var numbered = lastBillNumbers();
        Given.admin().post("/api/v1/demo").then().statusCode(202);
        Given.admin().post("/api/v1/demo").then().statusCode(409).body("code", equalTo("demo_present"));
        awaitLoaded();
        var during = rows();
        for (var table : new String[] {
            "customer",
            "interaction",
            "entry",
            "entry_line",
            "card_movement",
            "contract",
            "follow_up_plan",
            "task",
            "staff",
            "bill",
            "bill_claim",
            "allocation",
            "dunning_notice",
            "bank_account",
            "bank_line",
            "approval_request",
            "review_item",
            "duplicate_pair",
            "alert"
        }) {
            assertThat(during.get(table)).as(table).isGreaterThan(before.getOrDefault(table, 0L));
        }
        sellAt(draft, demoShop());
        Given.admin().delete("/api/v1/demo").then().statusCode(409).body("code", equalTo("demo_mixed"));
        sellAt(draft, null);
        Given.admin().delete("/api/v1/demo").then().statusCode(204);
        Given.admin().get("/api/v1/demo").then().body("status", equalTo("ABSENT"));
        assertThat(rows()).isEqualTo(before);
        assertThat(lastBillNumbers()).isEqualTo(numbered);
    }

    @Test
    void only_an_administrator_loads_or_removes_it() {
        Given.as("MANAGER").post("/api/v1/demo").then().statusCode(403);
        Given.as("MANAGER").delete("/api/v1/demo").then().statusCode(403);
    }

    /** What other tests did on cards is looked at first, so that only the demonstration's alerts come and go. */
    private void raiseAlerts() {
        var more = true;
        while (more) {
            more = alerts.advance();
        }
    }

    private static String realDraft() {
        return Given.money()
                .body(Map.of(
                        "customerId", Given.customer(), "type", "CHARGE", "draft", true, "amount", Given.yuan("8.00")))
                .post("/api/v1/transactions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void sellAt(String draft, @Nullable String shop) {
        var version = Given.admin().get("/api/v1/transactions/{id}", draft).header("ETag");
        Given.admin()
                .header("If-Match", version)
                .body("{\"shopId\": " + (shop == null ? "null" : "\"" + shop + "\"") + "}")
                .patch("/api/v1/transactions/{id}", draft)
                .then()
                .statusCode(200);
    }

    private String demoShop() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from demo_item where kind = 'org_unit' limit 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Of each year: what the demonstration's bills were called is given again, so that there is no gap. */
    private String lastBillNumbers() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select string_agg(year || ':' || last, ' ' order by year) from bill_counter")) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static void awaitLoaded() {
        var patience = Instant.now().plus(Duration.ofMinutes(3));
        String status;
        do {
            status = Given.admin()
                    .get("/api/v1/demo")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("status");
        } while (status.equals("LOADING") && Instant.now().isBefore(patience));
        assertThat(status).isEqualTo("LOADED");
    }

    /** How many rows each table has, but for the audit trail and the tables of signing in, which this test itself fills. */
    private Map<String, Long> rows() throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var names = new java.util.ArrayList<String>();
            try (var tables = statement.executeQuery("select c.relname from pg_class c join pg_namespace n on"
                    + " n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public' and c.relname not in"
                    + " ('audit_entry', 'session', 'refresh_token', 'login_failure', 'idempotency_key',"
                    + " 'flyway_schema_history') order by 1")) {
                while (tables.next()) {
                    names.add(tables.getString(1));
                }
            }
            for (var name : names) {
                try (var count = statement.executeQuery("select count(*) from " + name)) {
                    count.next();
                    counts.put(name, count.getLong(1));
                }
            }
        }
        return counts;
    }
}
