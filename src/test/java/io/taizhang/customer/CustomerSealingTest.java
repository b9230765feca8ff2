package io.taizhang.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A database from before anything was sealed. */
@QuarkusTest
class CustomerSealingTest {

    private static final List<String> SECRETS =
            List.of("+8613700137042", "old@example.com", "旧街旧巷42号", "+8613700137043", "620102197001013215");

    @Inject
    CustomerSealing sealing;

    @Inject
    AgroalDataSource database;

    private String old(boolean deleted) throws SQLException {
        var id = UUID.randomUUID().toString();
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                var statement = connection.createStatement()) {
            statement.execute("set taizhang.merging = 'on'");
            statement.execute("delete from job where name = '" + CustomerSealing.KIND + "'");
            statement.execute(("insert into customer (id, number, kind, name, tier, stage, custom_fields, version,"
                            + " created_at, updated_at, deleted_at) values ('%1$s', 'OLD%1$s', 'PERSON', '旧客户', 'REGULAR',"
                            + " 'ACTIVE', '{\"身份证\": \"620102197001013215\", \"颜色\": \"红\"}', 3, now(), now(), %2$s)")
                    .formatted(id, deleted ? "now()" : "null"));
            statement.execute(
                    "insert into contact_point (id, customer_id, type, value, is_primary, opt_out, position) values"
                            + " (gen_random_uuid(), '" + id + "', 'MOBILE', '+8613700137042', true, false, 0),"
                            + " (gen_random_uuid(), '" + id + "', 'EMAIL', 'old@example.com', true, false, 1)");
            statement.execute(
                    "insert into customer_address (id, customer_id, type, detail, is_primary, position) values"
                            + " (gen_random_uuid(), '" + id + "', 'HOME', '旧街旧巷42号', true, 0)");
            statement.execute("insert into contact (id, customer_id, name, phone, is_primary, position) values"
                    + " (gen_random_uuid(), '" + id + "', '旧联系人', '+8613700137043', true, 0)");
        }
        return id;
    }

    private String everything(String table, String id) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select coalesce(string_agg(t::text, ' '), '') from " + table
                        + " t where " + (table.equals("customer") ? "id" : "customer_id") + " = '" + id + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void what_was_written_in_clear_is_sealed_at_the_next_start_and_reads_as_before() throws SQLException {
        var id = old(false);
        var gone = old(true);
        assertThat(sealing.sealAll()).isGreaterThanOrEqualTo(2);
        assertThat(sealing.sealAll()).isZero();
        for (var table : List.of("customer", "contact_point", "customer_address", "contact", "customer_search")) {
            assertThat(everything(table, id)).as(table).isNotEmpty().doesNotContain(SECRETS);
            assertThat(everything(table, gone)).as(table).doesNotContain(SECRETS);
        }
        assertThat(everything("customer_search", gone)).isEmpty();
        Given.admin()
                .get("/api/v1/customers/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("contactPoints.value", equalTo(List.of("13700137042", "old@example.com")))
                .body("addresses[0].detail", equalTo("旧街旧巷42号"))
                .body("contacts[0].phone", equalTo("13700137043"))
                .body("customFields.'身份证'", equalTo("620102197001013215"))
                .body("customFields.'颜色'", equalTo("红"));
        Given.admin()
                .queryParam("q", "13700137042")
                .get("/api/v1/customers")
                .then()
                .body("items.id", equalTo(List.of(id)));
    }
}
