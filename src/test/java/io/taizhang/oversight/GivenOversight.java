package io.taizhang.oversight;

import static io.taizhang.support.Given.yuan;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;

/** Cards, money on them, and somebody who can do everything in the database. */
final class GivenOversight {

    private GivenOversight() {}

    /** What somebody does in the database. */
    interface Deed {
        void with(Connection connection) throws Exception;
    }

    static String program(String kind) {
        return Given.admin()
                .body(Map.of(
                        "code",
                        "O" + UUID.randomUUID().toString().substring(0, 20),
                        "name",
                        "储值卡",
                        "kind",
                        kind,
                        "pinFreeAmount",
                        Given.yuan("5000.00")))
                .post("/api/v1/card-programs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** An active anonymous card of a new program. */
    static String card() {
        return card(program("ANONYMOUS"), null);
    }

    static String card(String program, String customer) {
        var body = new HashMap<String, Object>(Map.of("programId", program));
        if (customer != null) {
            body.put("customerId", customer);
        }
        return Given.admin()
                .body(body)
                .post("/api/v1/cards")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse topUp(String card, String amount) {
        return Given.money()
                .body(Map.of("amount", yuan(amount), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", card)
                .then()
                .statusCode(201);
    }

    static ValidatableResponse spend(String card, String amount) {
        return Given.money()
                .body(Map.of("amount", yuan(amount)))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(201);
    }

    static ValidatableResponse spendAt(String shop, String card, String amount) {
        return Given.money()
                .body(Map.of("amount", yuan(amount), "shopId", shop))
                .post("/api/v1/cards/{id}/spends", card)
                .then()
                .statusCode(201);
    }

    static ValidatableResponse verify(Map<String, Object> further) {
        var body = new HashMap<String, Object>(Map.of("waitSeconds", 25));
        body.putAll(further);
        return Given.as("AUDITOR").body(body).post("/api/v1/verifications").then();
    }

    /** Lets the superuser do something for which no trigger is asked, and takes it back afterwards. */
    static void asSuperuserAndBack(DataSource dataSource, Deed deed) throws Exception {
        try (var connection = superuser(dataSource)) {
            connection.setAutoCommit(false);
            execute(connection, "set session_replication_role = replica");
            deed.with(connection);
            connection.rollback();
        }
    }

    /** The same for good. */
    static void asSuperuser(DataSource dataSource, String... statements) throws SQLException {
        try (var connection = superuser(dataSource)) {
            execute(connection, "set session_replication_role = replica");
            execute(connection, statements);
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (var sql = connection.createStatement()) {
            for (var statement : statements) {
                sql.execute(statement);
            }
        }
    }

    static String text(DataSource dataSource, String query) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return text(connection, query);
        }
    }

    static String text(Connection connection, String query) throws SQLException {
        try (var sql = connection.createStatement();
                var row = sql.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static Connection superuser(DataSource dataSource) throws SQLException {
        try (var application = dataSource.getConnection();
                var reader = Files.newBufferedReader(Path.of("target/test-postgres/credentials.properties"))) {
            var passwords = new Properties();
            passwords.load(reader);
            return DriverManager.getConnection(
                    application.getMetaData().getURL(), "postgres", passwords.getProperty("superuser"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
