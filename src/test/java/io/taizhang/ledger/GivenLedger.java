package io.taizhang.ledger;

import static io.taizhang.support.Given.yuan;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.LedgerRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What happens at tills and desks, and what the general ledger makes of it, through the API. */
final class GivenLedger {

    private GivenLedger() {}

    /** Posts a transaction of a customer and answers with its id. */
    static String entry(String customer, String type, String method, String amount) {
        return entry(customer, type, method, amount, Map.of());
    }

    static String entry(String customer, String type, String method, String amount, Map<String, Object> further) {
        var body = new HashMap<String, Object>(further);
        body.put("customerId", customer);
        body.put("type", type);
        body.put("amount", yuan(amount));
        if (method != null) {
            body.put("method", method);
        }
        return Given.money()
                .body(body)
                .post("/api/v1/transactions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void reverse(String entry) {
        Given.money()
                .body(Map.of("reason", "记错"))
                .post("/api/v1/transactions/{id}/corrections", entry)
                .then()
                .statusCode(201);
    }

    static String program(String kind, Map<String, Object> terms) {
        var body = new HashMap<String, Object>(terms);
        body.put("code", "L" + UUID.randomUUID().toString().substring(0, 20));
        body.put("name", "储值卡");
        body.put("kind", kind);
        body.put("pinFreeAmount", yuan("5000.00"));
        return Given.admin()
                .body(body)
                .post("/api/v1/card-programs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** An active card of a customer. */
    static String card(String customer) {
        return card(customer, Map.of()).path("id");
    }

    static io.restassured.response.ExtractableResponse<io.restassured.response.Response> card(
            String customer, Map<String, Object> terms) {
        return Given.admin()
                .body(Map.of("programId", program("REGISTERED", terms), "customerId", customer))
                .post("/api/v1/cards")
                .then()
                .statusCode(201)
                .extract();
    }

    /** Does something with a card that moves money. */
    static ValidatableResponse act(String card, String act, Map<String, Object> body) {
        return Given.money()
                .body(body)
                .post("/api/v1/cards/{id}/{act}", card, act)
                .then();
    }

    static String topUp(String card, String amount, String method) {
        return act(card, "top-ups", Map.of("amount", yuan(amount), "method", method))
                .statusCode(201)
                .extract()
                .path("reference");
    }

    static String spend(String card, String amount) {
        return act(card, "spends", Map.of("amount", yuan(amount)))
                .statusCode(201)
                .extract()
                .path("reference");
    }

    /** An approved bill; lines such as "100.00@13", an amount with its rate in percent. */
    static String bill(String customer, String... lines) {
        String id = Given.admin()
                .body(Map.of(
                        "customerId",
                        customer,
                        "dueOn",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(15).toString(),
                        "lines",
                        Stream.of(lines)
                                .map(line -> line.split("@"))
                                .map(line -> Map.of(
                                        "description",
                                        "服务费",
                                        "unitPrice",
                                        yuan(line[0]),
                                        "quantity",
                                        "1",
                                        "taxRate",
                                        line[1]))
                                .toList()))
                .post("/api/v1/bills")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Given.money().post("/api/v1/bills/{id}/approve", id).then().statusCode(201);
        return id;
    }

    /** Does something with a bill that moves money. */
    static ValidatableResponse actOnBill(String bill, String act, Map<String, Object> body) {
        return Given.money().body(body).post("/api/v1/bills/{id}/" + act, bill).then();
    }

    /** Pays what is open of a bill with a card; answers with the id of the payment. */
    static String payByCard(String bill, String card) {
        String number =
                Given.admin().get("/api/v1/cards/{id}", card).then().extract().path("number");
        return actOnBill(bill, "card-payments", Map.of("cardNumber", number))
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void undoCardPayment(String bill, String payment) {
        actOnBill(bill, "card-payments/" + payment + "/undo", Map.of("reason", "付错账单"))
                .statusCode(201);
    }

    /** A second person agrees to what waits. */
    static void agreed(ValidatableResponse waiting) {
        String request = waiting.statusCode(202).extract().path("id");
        Given.as("FINANCE")
                .body(Map.of("comment", "同意"))
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(200);
    }

    static ValidatableResponse run() {
        return LedgerRuns.run();
    }

    /** Debit less credit of every lowest account since ever, in yuan. */
    static Map<String, BigDecimal> balances() {
        List<Map<String, ?>> rows = Given.as("AUDITOR")
                .get("/api/v1/ledger/trial-balance?from=1900-01-01&to=2099-12-31")
                .then()
                .statusCode(200)
                .extract()
                .path("rows.findAll { it.lowest }");
        var balances = new TreeMap<String, BigDecimal>();
        for (var row : rows) {
            var figures = (Map<?, ?>) row.get("figures");
            balances.put((String) row.get("code"), amount(figures, "debit").subtract(amount(figures, "credit")));
        }
        return balances;
    }

    /** What the deed adds to the accounts that it touches, as text: "1122=100.00". */
    static Map<String, String> effectOf(Runnable deed) {
        run();
        var before = balances();
        deed.run();
        run();
        var effect = new TreeMap<String, String>();
        balances().forEach((code, amount) -> {
            var change = amount.subtract(before.getOrDefault(code, BigDecimal.ZERO));
            if (change.signum() != 0) {
                effect.put(code, change.toPlainString());
            }
        });
        return effect;
    }

    private static BigDecimal amount(Map<?, ?> figures, String name) {
        return new BigDecimal((String) ((Map<?, ?>) figures.get(name)).get("amount"));
    }

    static void execute(DataSource dataSource, String... statements) {
        try (var connection = superuser(dataSource);
                var sql = connection.createStatement()) {
            for (var statement : statements) {
                sql.execute(statement);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String text(DataSource dataSource, String query) {
        try (var connection = dataSource.getConnection();
                var sql = connection.createStatement();
                var row = sql.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static java.sql.Connection superuser(DataSource dataSource) throws SQLException {
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
