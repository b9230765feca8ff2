package io.taizhang.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Makes an example for every body of the contract from its schema, with values that a reader of the trade recognises. */
final class ContractExamples {

    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("name", "上海晨光餐饮有限公司"),
            Map.entry("displayName", "王小雨"),
            Map.entry("customerName", "上海晨光餐饮有限公司"),
            Map.entry("username", "wang.xiaoyu"),
            Map.entry("password", "correct horse battery staple"),
            Map.entry("number", "C2026000017"),
            Map.entry("title", "年度服务合同"),
            Map.entry("content", "电话确认下周二上门"),
            Map.entry("phone", "13800138000"),
            Map.entry("code", "SH01"),
            Map.entry("memo", "九月份货款"),
            Map.entry("reason", "客户要求"),
            Map.entry("recurrence", "FREQ=MONTHLY;BYMONTHDAY=1"),
            Map.entry("currency", "CNY"),
            Map.entry("quantity", "2"));

    private final Map<String, Schema> schemas;

    ContractExamples(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void addTo(OpenAPI contract) {
        contract.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(this::addTo));
    }

    private void addTo(Operation operation) {
        if (operation.getRequestBody() != null) {
            addTo(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (!status.equals("default")) {
                addTo(answer.getContent());
            }
        });
    }

    private void addTo(@Nullable Content content) {
        if (content == null || content.getMediaTypes() == null) {
            return;
        }
        content.getMediaTypes().forEach((type, media) -> {
            if (type.contains("json") && media.getSchema() != null && media.getExample() == null) {
                media.setExample(example("", media.getSchema(), 0));
            }
        });
    }

    private @Nullable Object example(String name, Schema schema, int depth) {
        if (schema.getRef() != null) {
            var target = schemas.get(schema.getRef().replaceFirst(".*/", ""));
            return target == null || depth > 5 ? null : example(name, target, depth + 1);
        }
        if (schema.getProperties() != null
                && schema.getExamples() != null
                && !schema.getExamples().isEmpty()) {
            return schema.getExamples().get(0);
        }
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
            return schema.getEnumeration().get(0);
        }
        if (schema.getAllOf() != null && !schema.getAllOf().isEmpty()) {
            return example(name, schema.getAllOf().get(0), depth);
        }
        if (schema.getAnyOf() != null && !schema.getAnyOf().isEmpty()) {
            return example(name, schema.getAnyOf().get(0), depth);
        }
        if (schema.getProperties() != null) {
            return object(schema, depth);
        }
        var type = schema.getType() == null || schema.getType().isEmpty()
                ? null
                : schema.getType().get(0);
        if (type == Schema.SchemaType.ARRAY) {
            var item = schema.getItems() == null ? null : example(name, schema.getItems(), depth + 1);
            return item == null ? List.of() : List.of(item);
        }
        if (type == Schema.SchemaType.INTEGER || type == Schema.SchemaType.NUMBER) {
            return 1;
        }
        if (type == Schema.SchemaType.BOOLEAN) {
            return false;
        }
        return type == Schema.SchemaType.STRING ? text(name, schema) : Map.of();
    }

    private Object object(Schema schema, int depth) {
        var values = new LinkedHashMap<String, Object>();
        schema.getProperties().forEach((property, type) -> {
            var value = example(property, type, depth + 1);
            if (value != null) {
                values.put(property, value);
            }
        });
        return values;
    }

    private static Object text(String name, Schema schema) {
        var format = schema.getFormat() == null ? "" : schema.getFormat();
        return switch (format) {
            case "uuid" -> "01890a5d-ac96-774b-bcce-b302099a8057";
            case "date" -> "2026-11-22";
            case "date-time" -> "2026-11-22T09:30:00+08:00";
            default ->
                schema.getExamples() != null && !schema.getExamples().isEmpty()
                        ? schema.getExamples().get(0)
                        : name.equals("amount") ? "128.50" : BY_NAME.getOrDefault(name, "…");
        };
    }
}
