package io.taizhang.merge;

import io.restassured.response.ValidatableResponse;
import io.taizhang.card.GivenCards;
import io.taizhang.support.Given;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Customers with a past, and what is in the database of them. */
final class GivenMerges {

    static final String CUSTOMERS = "/api/v1/customers";
    static final String MERGES = "/api/v1/customer-merges";

    private GivenMerges() {}

    static String entry(String customer, String type, String amount, Map<String, ?> further) {
        var body =
                new HashMap<String, Object>(Map.of("customerId", customer, "type", type, "amount", Given.yuan(amount)));
        body.putAll(further);
        return Given.money()
                .body(body)
                .post("/api/v1/transactions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String charge(String customer, String amount) {
        return entry(customer, "CHARGE", amount, Map.of());
    }

    static String payment(String customer, String amount) {
        return entry(customer, "PAYMENT", amount, Map.of("method", "TRANSFER"));
    }

    static String card(String customer, String amount) {
        var program = GivenCards.program("REGISTERED", Map.of("pinFreeAmount", Given.yuan("5000.00")));
        String card = Given.admin()
                .body(Map.of("programId", program, "customerId", customer))
                .post("/api/v1/cards")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Given.money()
                .body(Map.of("amount", Given.yuan(amount), "method", "CASH"))
                .post("/api/v1/cards/" + card + "/top-ups")
                .then()
                .statusCode(201);
        return card;
    }

    /** A customer who owes 70 of 100 yuan, has a card with 50 yuan, a call behind and a plan before them. */
    static String withPast(Map<String, Object> further) {
        var customer = Given.customer(further);
        charge(customer, "100.00");
        payment(customer, "30.00");
        card(customer, "50.00");
        Given.admin()
                .body(Map.of("customerId", customer, "channel", "CALL", "direction", "INBOUND", "content", "来电咨询"))
                .post("/api/v1/interactions")
                .then()
                .statusCode(201);
        return customer;
    }

    static Map<String, Object> command(String survivor, String... merged) {
        return Map.of("survivorId", survivor, "mergedIds", List.of(merged), "reason", "同一个客户");
    }

    static ValidatableResponse merge(Map<String, ?> command) {
        return Given.money().body(command).post(MERGES).then();
    }

    static String merged(String survivor, String... merged) {
        return merge(command(survivor, merged)).statusCode(201).extract().path("id");
    }

    static ValidatableResponse undo(String merge) {
        return Given.admin()
                .body(Map.of("reason", "不是同一个客户"))
                .post(MERGES + "/" + merge + "/undo")
                .then();
    }

    /** Every row of every table that refers to these customers, without the counting of versions. */
    static Map<String, String> rows(DataSource database, String... customers) throws SQLException {
        var ids = "array['" + String.join("','", customers) + "']::uuid[]";
        var found = new TreeMap<String, String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var places = new TreeMap<String, String>();
            places.put("customer.id", "select * from customer t where id = any (" + ids + ")");
            try (var references = statement.executeQuery("select table_name, column_name from merge_reference"
                    + " where table_name not like 'customer_merge%' and table_name <> 'customer_family'"
                    // What follows from the rest is worked out anew, by the clock.
                    + " and table_name not like 'duplicate_%' and table_name <> 'customer_freshness'")) {
                while (references.next()) {
                    var table = references.getString(1);
                    var column = references.getString(2);
                    places.put(
                            table + "." + column,
                            "select * from " + table + " t where " + column + " = any (" + ids + ")");
                }
            }
            for (var place : places.entrySet()) {
                try (var rows = statement.executeQuery(
                        "select coalesce(string_agg((to_jsonb(t) - 'version' - 'updated_at')::text, E'\\n'"
                                + " order by to_jsonb(t)::text collate \"C\"), '') from (" + place.getValue()
                                + ") t")) {
                    rows.next();
                    found.put(place.getKey(), sorted(rows.getString(1)));
                }
            }
        }
        return found;
    }

    private static String sorted(String lines) {
        return lines.lines().sorted().reduce("", (all, line) -> all + line + "\n");
    }
}
