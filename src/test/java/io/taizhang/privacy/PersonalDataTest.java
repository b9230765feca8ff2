package io.taizhang.privacy;

import static io.taizhang.privacy.GivenPrivacy.CUSTOMERS;
import static io.taizhang.privacy.GivenPrivacy.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonalDataTest {

    /** Every table that names a customer, by its column or by a foreign key. */
    private static final String NAMING =
            """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
               and (a.attname = 'customer_id' or exists (select from pg_constraint k where k.contype = 'f'
                    and k.conrelid = c.oid and k.confrelid = 'customer'::regclass and a.attnum = any (k.conkey)))
             group by c.relname
            """;

    @Inject
    DataSource dataSource;

    private static ExtractableResponse<Response> export(String id) {
        return Given.admin()
                .get(CUSTOMERS + id + "/personal-data")
                .then()
                .statusCode(200)
                .extract();
    }

    private List<String> column(String query) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @Test
    void no_table_that_names_a_customer_is_forgotten() throws SQLException {
        var answer = export(Given.customer());
        Map<String, Object> tables = answer.path("tables");
        List<String> withheld = answer.path("withheld.findAll { it.column == '*' }.table");
        var covered = new TreeSet<>(tables.keySet());
        covered.addAll(withheld);
        assertThat(column(NAMING)).hasSizeGreaterThan(20).isSubsetOf(covered);
    }

    @Test
    void what_is_withheld_exists_and_has_a_reason() throws SQLException {
        var answer = export(Given.customer());
        List<String> named = answer.path("withheld.collect { it.table }");
        assertThat(column("select relname from pg_class where relkind in ('r', 'p')"))
                .containsAll(named);
        List<String> reasons = answer.path("withheld.reason");
        assertThat(reasons).isNotEmpty().allMatch(reason -> !reason.isBlank());
    }

    @Test
    void below_the_tables_that_name_a_customer_their_parts_are_given_out_too() {
        Map<String, Object> tables = export(Given.customer()).path("tables");
        assertThat(tables)
                .containsKeys("customer", "contact_point", "bill", "bill_line", "entry_line", "card", "card_movement")
                .doesNotContainKeys("card_secret", "refresh_token", "staff", "org_unit", "customer_search");
    }

    @Test
    void everything_about_one_person_is_in_it_and_nothing_about_another() {
        var point = Map.of("type", "MOBILE", "value", "13812345678");
        var mine = Given.customer(Map.of("name", "陈相似", "contactPoints", List.of(point), "note", "只属于甲"));
        var other = Given.customer(Map.of("name", "陈相似", "contactPoints", List.of(point), "note", "只属于乙"));
        for (var id : List.of(mine, other)) {
            Given.admin()
                    .body(Map.of("customerId", id, "channel", "CALL", "direction", "INBOUND", "content", "通话 " + id))
                    .post("/api/v1/interactions")
                    .then()
                    .statusCode(201);
            Given.money()
                    .body(Map.of(
                            "customerId", id, "type", "SALE", "amount", Given.yuan("88.00"), "method", "ON_ACCOUNT"))
                    .post("/api/v1/transactions")
                    .then()
                    .statusCode(201);
            say(id, "CARE", true);
        }
        var answer = export(mine);
        assertThat(answer.<String>path("name")).isEqualTo("陈相似");
        assertThat(answer.<List<String>>path("tables.customer.note")).containsExactly("只属于甲");
        assertThat(answer.<List<String>>path("tables.contact_point.value")).containsExactly("+8613812345678");
        assertThat(answer.<List<String>>path("tables.interaction.content")).containsExactly("通话 " + mine);
        assertThat(answer.<List<Integer>>path("tables.entry.amount_minor")).containsExactly(8800);
        assertThat(answer.<List<Boolean>>path("tables.consent.given")).containsExactly(true);
        assertThat(answer.<List<String>>path("tables.audit_entry.action"))
                .contains("customer.registered", "consent.given");
        assertThat(answer.asString()).doesNotContain(other).doesNotContain("只属于乙");
    }

    @Test
    void giving_it_out_is_written_down_and_is_not_for_everybody() {
        var id = Given.customer();
        export(id);
        Given.admin()
                .get("/api/v1/audit-entries?action=personal_data.exported&customerId=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].after.customer", is(1))
                .body("items[0].actorName", notNullValue());
        for (var role : Set.of("SERVICE", "CASHIER", "AUDITOR", "ACCOUNT_MANAGER")) {
            Given.as(role).get(CUSTOMERS + id + "/personal-data").then().statusCode(403);
        }
        Given.json(Staff.token("MANAGER", "TEAM", Staff.shop()))
                .get(CUSTOMERS + id + "/personal-data")
                .then()
                .statusCode(404);
    }

    @Test
    void who_looked_at_a_customer_is_seen_once_a_day() {
        var id = Given.customer();
        Given.admin().get(CUSTOMERS + id + "/access-log").then().statusCode(200).body("items", empty());
        var clerk = Staff.member("SERVICE", "ALL", Staff.company());
        for (int i = 0; i < 3; i++) {
            Given.json(clerk.token()).get(CUSTOMERS + id).then().statusCode(200);
        }
        Given.json(clerk.token()).get(CUSTOMERS + id + "/profile").then().statusCode(200);
        Given.admin()
                .get(CUSTOMERS + id + "/access-log")
                .then()
                .body("items.staffId", contains(clerk.id().toString()))
                .body("items[0].staffName", notNullValue())
                .body("items[0].firstAt", notNullValue());
        Given.admin().get(CUSTOMERS + id + "/profile").then().statusCode(200);
        Given.as("AUDITOR")
                .get(CUSTOMERS + id + "/access-log?count=exact")
                .then()
                .statusCode(200)
                .body("count", is(2));
        Given.json(clerk.token()).get(CUSTOMERS + id + "/access-log").then().statusCode(403);
    }

    @Test
    void whoever_only_asks_what_a_customer_is_called_has_not_looked() {
        var id = Given.customer();
        Given.as("SERVICE")
                .get("/api/v1/customers?limit=1&id=" + id)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].name", notNullValue());
        Given.admin().get(CUSTOMERS + id + "/access-log").then().body("items", empty());
    }

    @Test
    void what_nobody_was_shown_is_not_written_down() {
        var id = Given.customer();
        var stranger = Staff.token("SERVICE", "OWN", Staff.company());
        Given.json(stranger).get(CUSTOMERS + id).then().statusCode(404);
        Given.admin().get(CUSTOMERS + id + "/access-log").then().body("items", empty());
    }

    @Test
    void the_law_sets_the_least_that_records_are_kept() {
        var rule = Given.admin()
                .get("/api/v1/retention-rules/ACCESS_LOG")
                .then()
                .statusCode(200)
                .body("leastMonths", is(6))
                .extract();
        int months = rule.path("months");
        set(rule.header("ETag"), 5).statusCode(422).body("code", is("retention_below_law"));
        var changed = set(rule.header("ETag"), 7)
                .statusCode(200)
                .body("months", is(7))
                .extract();
        set(rule.header("ETag"), 8).statusCode(412);
        set(changed.header("ETag"), months).statusCode(200);
        Given.admin()
                .get("/api/v1/retention-rules")
                .then()
                .body("items", hasSize(RetainedKind.values().length))
                .body("items.article", everyItem(not("")));
        Given.as("AUDITOR").get("/api/v1/retention-rules").then().statusCode(200);
        Given.as("MANAGER")
                .header("If-Match", "\"0\"")
                .body(Map.of("months", 12))
                .put("/api/v1/retention-rules/ACCESS_LOG")
                .then()
                .statusCode(403);
    }

    private static io.restassured.response.ValidatableResponse set(String etag, int months) {
        return Given.admin()
                .header("If-Match", etag)
                .body(Map.of("months", months))
                .put("/api/v1/retention-rules/ACCESS_LOG")
                .then();
    }

    @Test
    void a_dry_run_counts_what_is_past_its_time_and_deletes_nothing() {
        var id = Given.customer();
        Given.admin()
                .body(Map.of(
                        "customerId",
                        id,
                        "channel",
                        "CALL",
                        "direction",
                        "INBOUND",
                        "content",
                        "多年以前",
                        "occurredAt",
                        "2001-02-03T09:00:00+08:00"))
                .post("/api/v1/interactions")
                .then()
                .statusCode(201);
        for (int i = 0; i < 2; i++) {
            var run = Given.admin()
                    .get("/api/v1/retention-rules/dry-run")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(RetainedKind.values().length))
                    .extract();
            assertThat(run.<Integer>path("items.find { it.kind == 'INTERACTION' }.records"))
                    .isPositive();
            assertThat(run.<String>path("items.find { it.kind == 'INTERACTION' }.oldest"))
                    .isLessThanOrEqualTo("2001-02-03");
        }
        Given.admin().get("/api/v1/interactions?customerId=" + id).then().body("items", hasSize(1));
    }
}
