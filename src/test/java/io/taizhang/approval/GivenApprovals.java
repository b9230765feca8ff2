package io.taizhang.approval;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Requests of tests, made and decided over HTTP, and changed behind the application's back. */
final class GivenApprovals {

    static final String APPROVALS = "/api/v1/approvals";

    private GivenApprovals() {}

    static ValidatableResponse ask(String token, UUID subject, String amount) {
        return Given.json(token)
                .queryParam("amount", amount)
                .post("/api/v1/acts-of-tests/{subject}", subject)
                .then();
    }

    static ValidatableResponse askUnder(UUID key, String token, UUID subject, String amount) {
        return Given.json(token)
                .queryParam("amount", amount)
                .queryParam("key", key)
                .post("/api/v1/acts-of-tests/{subject}", subject)
                .then();
    }

    /** A pending request about the subject; its id. */
    static String pending(String token, UUID subject) {
        return ask(token, subject, "12.50").statusCode(202).extract().path("id");
    }

    static ValidatableResponse read(String token, String id) {
        return Given.json(token).get(APPROVALS + "/{id}", id).then();
    }

    static ValidatableResponse approve(String token, String id) {
        return Given.json(token)
                .body(Map.of("comment", "同意"))
                .post(APPROVALS + "/{id}/approve", id)
                .then();
    }

    static ValidatableResponse reject(String token, String id) {
        return Given.json(token)
                .body(Map.of("reason", "金额不对"))
                .post(APPROVALS + "/{id}/reject", id)
                .then();
    }

    static ValidatableResponse withdraw(String token, String id) {
        return Given.json(token).post(APPROVALS + "/{id}/withdraw", id).then();
    }

    /** How often the audit trail says that the act was done. */
    static int done(UUID subject) {
        return Given.admin()
                .get("/api/v1/audit-entries?action=tests.done&subjectId=" + subject)
                .then()
                .statusCode(200)
                .extract()
                .path("items.size()");
    }

    /** Changes requests as only the owner of the tables can: past the triggers. */
    static void behindTheBack(String update) throws SQLException {
        try (var connection = owner();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter table approval_request disable trigger keep_request");
            statement.executeUpdate(update);
            statement.execute("alter table approval_request enable trigger keep_request");
            connection.commit();
        }
    }

    private static Connection owner() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }
}
