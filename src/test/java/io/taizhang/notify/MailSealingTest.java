package io.taizhang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Mails from before anything was sealed. */
@QuarkusTest
class MailSealingTest {

    @Inject
    MailSealing sealing;

    @Inject
    DataSource database;

    private final String address = "old" + UUID.randomUUID() + "@example.com";

    private String sent(String token) {
        return Given.json(token)
                .body(Map.of("to", address, "language", "zh-CN"))
                .post("/api/v1/mail-deliveries/test")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** As an instance of the version before has left it. */
    private void asItWas(String mail, String customer) throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                var statement = connection.createStatement()) {
            for (var sql : new String[] {
                "alter table mail_delivery disable trigger keep_mail",
                "alter table mail_delivery drop constraint mail_delivery_sealed",
                "update mail_delivery set recipients = array['" + address + "'], html = '<p>" + address
                        + "</p>', text = '" + address + "', key_of = null, customer_id = " + customer + " where id = '"
                        + mail + "'",
                "alter table mail_delivery add constraint mail_delivery_sealed check (html like '~1~%') not valid",
                "alter table mail_delivery enable trigger keep_mail",
                "delete from job where name = '" + MailSealing.KIND + "'"
            }) {
                statement.execute(sql);
            }
        }
    }

    private String kept(String mail) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select m::text from mail_delivery m where id = '" + mail + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void a_mail_in_clear_is_sealed_at_the_next_start_and_reads_as_before() throws SQLException {
        var mail = sent(Staff.admin());
        asItWas(mail, "null");
        assertThat(kept(mail)).contains(address);
        sealing.sealAll();
        assertThat(kept(mail)).doesNotContain(address).contains("~1~");
        Given.admin()
                .get("/api/v1/mail-deliveries?limit=100&sort=-createdAt")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + mail + "' }.to", contains(address));
    }

    @Test
    void of_a_mail_to_somebody_who_was_erased_nothing_is_left_and_the_start_goes_on() throws SQLException {
        var mail = sent(Staff.admin());
        var customer = Given.customer();
        asItWas(mail, "'" + customer + "'");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update personal_key set wrapped = null, destroyed_at = now()" + " where customer_id = '"
                    + customer + "'");
        }
        sealing.sealAll();
        assertThat(kept(mail)).doesNotContain(address).contains("~1~");
        Given.admin()
                .get("/api/v1/mail-deliveries?limit=100&sort=-createdAt")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + mail + "' }.to", empty());
    }
}
