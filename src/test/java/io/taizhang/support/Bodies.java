package io.taizhang.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies made from the contract: of every command what it requires and what it may refer to. */
public final class Bodies {

    private static final JsonNode SCHEMAS = Contract.read().path("components").path("schemas");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Who refers to what: the ids for names of properties. */
    private final Map<String, String> references;

    private final Set<String> used = new HashSet<>();

    private Bodies(Map<String, String> references) {
        this.references = references;
    }

    /** The smallest body that the operation reads, with references to nothing; of a patch, one that changes nothing. */
    public static @Nullable String of(Contract.Operation operation) {
        return of(operation, Map.of());
    }

    /** @param references ids for names of properties: these properties are sent even where they are not required */
    public static @Nullable String of(Contract.Operation operation, Map<String, String> references) {
        var schema = schema(operation);
        if (schema.isMissingNode()) {
            return null;
        }
        var bodies = new Bodies(references);
        return bodies.object(resolved(schema), operation.verb().equals("patch")).toString();
    }

    /** Which of these names the body of an operation has, at its top or in what it requires. */
    public static Set<String> names(Contract.Operation operation, Set<String> names) {
        var schema = schema(operation);
        if (schema.isMissingNode()) {
            return Set.of();
        }
        var ids = new java.util.HashMap<String, String>();
        names.forEach(name -> ids.put(name, name));
        var bodies = new Bodies(ids);
        bodies.object(resolved(schema), operation.verb().equals("patch"));
        return bodies.used;
    }

    private static JsonNode schema(Contract.Operation operation) {
        return operation
                .json()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    private static JsonNode resolved(JsonNode schema) {
        var plain = schema;
        for (int depth = 0; depth < 9; depth++) {
            if (plain.has("$ref")) {
                plain = SCHEMAS.path(plain.path("$ref").asText().replaceAll(".*/", ""));
            } else if (plain.has("anyOf")) {
                plain = plain.path("anyOf").get(0);
            } else if (plain.has("oneOf")) {
                plain = plain.path("oneOf").get(0);
            } else if (plain.has("allOf")) {
                plain = plain.path("allOf").get(0);
            }
        }
        return plain;
    }

    private JsonNode value(String name, JsonNode given) {
        if (given.path("$ref").asText().endsWith("/Money")) {
            return JSON.objectNode().put("amount", "1.00").put("currency", "CNY");
        }
        var schema = resolved(given);
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        return switch (type(schema)) {
            case "array" -> JSON.arrayNode().add(value(name, schema.path("items")));
            case "integer", "number" ->
                JSON.numberNode(Math.max(1, schema.path("minimum").asLong(1)));
            case "boolean" -> JSON.booleanNode(true);
            case "string" -> JSON.textNode(text(name, schema));
            default -> object(schema, false);
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private ObjectNode object(JsonNode schema, boolean isPatch) {
        var object = JSON.objectNode();
        var required = new HashSet<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            var name = property.getKey();
            if (references.containsKey(name) || (required.contains(name) && !isPatch)) {
                object.set(name, value(name, property.getValue()));
            }
        });
        return object;
    }

    private String text(String name, JsonNode schema) {
        if (references.containsKey(name)) {
            used.add(name);
            return references.get(name);
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
            case "date-time" -> Instant.now().toString();
            default ->
                name.equals("quantity") || name.equals("unitPrice")
                        ? "1"
                        : "x".repeat(Math.max(4, schema.path("minLength").asInt()));
        };
    }
}
