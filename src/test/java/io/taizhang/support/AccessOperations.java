package io.taizhang.support;

import io.taizhang.support.AccessWorld.Bundle;
import io.taizhang.support.Contract.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How operations of the contract meet rows: by their address, by what they are asked for, by what a command says. */
final class AccessOperations {

    private static final String API = "/api/v1/";
    /** Never ends, and tells kinds and ids only. */
    private static final String STREAM = API + "changes";

    /** Rows that lie in the reach of those who see their customer, by the address of one. */
    static final Set<String> ROWS = Set.of(
            "customers",
            "contracts",
            "transactions",
            "bills",
            "interactions",
            "follow-up-plans",
            "tasks",
            "cards",
            "holds",
            "allocations",
            "account-statements");

    /** What commands and questions call such rows. */
    private static final Map<String, String> REFERENCES = Map.ofEntries(
            Map.entry("customerId", "customers"),
            Map.entry("survivorId", "customers"),
            Map.entry("itemId", "itemId"),
            Map.entry("ids", "customers"),
            Map.entry("cardId", "cards"),
            Map.entry("toCardId", "cards"),
            Map.entry("contractId", "contracts"),
            Map.entry("planId", "follow-up-plans"),
            Map.entry("billId", "bills"),
            Map.entry("collect", "debit"),
            Map.entry("debitId", "debit"),
            Map.entry("creditId", "credit"));

    /** Bodies for which the contract's required fields are not enough, or not right together. */
    private static final Map<String, String> BODIES = Map.of(
            "confirmCustomer",
            "{\"fields\": [\"NAME\"]}",
            "payBillByCard",
            "{\"cardNumber\": \"9134143798871131\", \"amount\": {\"amount\": \"1.00\", \"currency\": \"CNY\"}}");

    private AccessOperations() {}

    /** Of one row of a customer. */
    static boolean isOfRow(Operation operation) {
        return ROWS.contains(kind(operation)) && operation.path().contains("{");
    }

    static boolean isReadOfRow(Operation operation) {
        return isOfRow(operation) && operation.verb().equals("get");
    }

    static boolean isWriteOfRow(Operation operation) {
        return isOfRow(operation) && !operation.verb().equals("get");
    }

    /** Asks for many rows at once, or for figures of them. */
    static boolean isList(Operation operation) {
        return operation.verb().equals("get")
                && !operation.path().replace("{format}", "").contains("{")
                && !operation.permissions().isEmpty()
                && !operation.path().equals(STREAM);
    }

    /** The first part of the address. */
    static String kind(Operation operation) {
        return operation.path().replaceFirst("^" + API, "").replaceFirst("/.*", "");
    }

    /** What of a question or a command names a row of a customer. */
    static Set<String> references(Operation operation) {
        if (operation.verb().equals("get")) {
            var names = new java.util.TreeSet<String>();
            parameters(operation).forEach((name, any) -> {
                if (REFERENCES.containsKey(name)) {
                    names.add(name);
                }
            });
            return names;
        }
        return Bodies.names(operation, REFERENCES.keySet());
    }

    static String path(Operation operation, Bundle bundle) {
        var path = operation.path().replace("{format}", "csv");
        while (path.contains("{")) {
            var name = path.replaceFirst("[^{]*\\{([^}]+)}.*", "$1");
            var id = name.equals("id") ? bundle.id(kind(operation)) : bundle.id(name);
            path = path.replace("{" + name + "}", id == null ? UUID.randomUUID().toString() : id);
        }
        return path;
    }

    /**
     * What is asked with what it needs, about a row.
     *
     * @param to what else the question names; null for rows that nowhere are
     */
    static String question(Operation operation, Bundle at, @Nullable Bundle to) {
        return path(operation, at) + query(operation, to);
    }

    /** Asks a list for what is called like a row's customer; without such a question, for as much as it gives. */
    static String search(Operation operation, Bundle bundle) {
        var parameters = parameters(operation);
        var asked = parameters.containsKey("q")
                ? "q=" + URLEncoder.encode(bundle.customerName(), StandardCharsets.UTF_8)
                : parameters.containsKey("limit") ? "limit=100" : "";
        var needed = query(operation, bundle);
        return path(operation, bundle) + (asked.isEmpty() ? needed : "?" + asked);
    }

    static @Nullable String body(Operation operation, @Nullable Bundle to) {
        var ids = new HashMap<String, String>();
        REFERENCES.forEach(
                (name, kind) -> ids.put(name, to == null ? UUID.randomUUID().toString() : to.id(kind)));
        return BODIES.getOrDefault(operation.id(), Bodies.of(operation, ids));
    }

    private static String query(Operation operation, @Nullable Bundle to) {
        var query = new ArrayList<String>();
        var all = parameters(operation);
        all.forEach((name, parameter) -> {
            if (REFERENCES.containsKey(name) && (name.equals("customerId") || !all.containsKey("customerId"))) {
                query.add(name + "=" + (to == null ? UUID.randomUUID() : to.id(REFERENCES.get(name))));
            } else if (parameter) {
                query.add(name + "=" + any(name));
            }
        });
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private static String any(String name) {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        return switch (name) {
            case "from", "asOf", "on", "to", "through" -> today.toString();
            case "month" -> today.toString().substring(0, 7);
            default -> "1";
        };
    }

    /** Whether each of its parameters of the query is required. */
    private static Map<String, Boolean> parameters(Operation operation) {
        var all = new HashMap<String, Boolean>();
        for (var one : operation.json().path("parameters")) {
            if (one.path("in").asText().equals("query")) {
                all.put(one.path("name").asText(), one.path("required").asBoolean());
            }
        }
        return all;
    }
}
