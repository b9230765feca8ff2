package io.taizhang.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.taizhang.protection.HouseSeal;
import io.taizhang.protection.PersonalFields;
import io.taizhang.protection.PersonalKey;
import io.taizhang.protection.PersonalKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as they are kept, with what is sealed in them in clear; of somebody who was erased they say that it was. */
@ApplicationScoped
class OpenedData {

    private static final String ERASED = "[erased]";
    private static final String STATE = "sealed";

    /** What a row is sealed under, where that is not its id. */
    private static final Map<String, String> ROW_IDS =
            Map.of("audit_entry", "subject_id", "import_change", "record_id");

    private final PersonalKeys keys;
    private final HouseSeal house;
    private final ObjectMapper json;

    OpenedData(PersonalKeys keys, HouseSeal house, ObjectMapper json) {
        this.keys = keys;
        this.house = house;
        this.json = json;
    }

    /** With which key a value of one row is opened, and where it stands. */
    private record Place(String name, @Nullable PersonalKey key, boolean ofTheHouse) {

        Place part(String field) {
            return new Place(name + "/" + field, key, ofTheHouse);
        }
    }

    /** Opens the rows of one customer in place, by table. */
    void open(UUID customerId, Map<String, List<JsonNode>> tables) {
        tables.forEach((table, rows) -> {
            for (var row : rows) {
                if (row instanceof ObjectNode columns) {
                    open(customerId, table, columns);
                }
            }
        });
    }

    private void open(UUID customerId, String table, ObjectNode row) {
        var mail = table.equals("mail_delivery");
        var owner =
                mail ? row.path("key_of").textValue() : table.equals("approval_request") ? null : customerId.toString();
        var key = owner == null ? null : key(UUID.fromString(owner));
        var id = row.path(ROW_IDS.getOrDefault(table, "id")).asText();
        for (var column : List.copyOf(row.properties())) {
            var place = new Place(table + "." + column.getKey() + "/" + id, key, owner == null);
            row.set(column.getKey(), opened(place, column.getValue()));
        }
    }

    private @Nullable PersonalKey key(UUID owner) {
        return keys.of(List.of(owner)).get(owner);
    }

    private JsonNode opened(Place place, JsonNode value) {
        if (value.isTextual() && PersonalFields.isSealed(value.textValue())) {
            return TextNode.valueOf(text(place, value.textValue()));
        }
        if (value instanceof ArrayNode elements) {
            for (int i = 0; i < elements.size(); i++) {
                elements.set(i, opened(place, elements.get(i)));
            }
        }
        if (value instanceof ObjectNode fields) {
            var state = fields.path(STATE).textValue();
            if (fields.size() == 1 && PersonalFields.isSealed(state)) {
                return state(text(place, Objects.requireNonNull(state)));
            }
            for (var field : List.copyOf(fields.properties())) {
                var sealed = field.getValue().textValue();
                fields.set(
                        field.getKey(),
                        PersonalFields.isSealed(sealed)
                                ? ownField(text(place.part(field.getKey()), Objects.requireNonNull(sealed)))
                                : opened(place, field.getValue()));
            }
        }
        return value;
    }

    private JsonNode ownField(String opened) {
        return opened.equals(ERASED) ? TextNode.valueOf(ERASED) : json.valueToTree(PersonalFields.valueOf(opened));
    }

    private JsonNode state(String opened) {
        try {
            return opened.equals(ERASED) ? TextNode.valueOf(ERASED) : json.readTree(opened);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A state of the audit trail cannot be read", broken);
        }
    }

    private String text(Place place, String sealed) {
        if (place.ofTheHouse()) {
            return house.open(place.name(), sealed);
        }
        var key = place.key();
        return key == null || key.isDestroyed() ? ERASED : Objects.requireNonNull(key.open(place.name(), sealed));
    }
}
