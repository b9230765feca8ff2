package io.taizhang.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Comparisons of a customer's own fields. They have the type that was written: numbers compare with numbers, and what is
 * of another type is neither equal nor larger. Equality is asked of the index.
 */
@ApplicationScoped
class CustomField {

    private static final String PREFIX = "customFields.";
    private static final int MAX_VALUES = 100;
    private static final Map<String, String> ORDERS = Map.of("gt", ">", "gte", ">=", "lt", "<", "lte", "<=");

    private final ObjectMapper json;

    CustomField(ObjectMapper json) {
        this.json = json;
    }

    static boolean isOne(String field) {
        return field.startsWith(PREFIX) && field.length() > PREFIX.length();
    }

    private static String name(String field) {
        return field.substring(PREFIX.length());
    }

    /** Never unknown: a field that is not there is not equal. @throws Refusal 400 {@code filter_operator}, {@code filter_value} */
    Criterion criterion(String field, String operator, List<Object> values, String parameter) {
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            throw Refusal.unreadable("filter_value", field, values.size());
        }
        var one = values.get(0);
        if (operator.equals("in") || (operator.equals("eq") && values.size() > 1)) {
            return Criterion.of(equal(field, values, parameter));
        }
        if (values.size() > 1) {
            throw Refusal.unreadable("filter_value", field, values.size());
        }
        return switch (operator) {
            case "eq" -> Criterion.of(equal(field, values, parameter));
            case "ne" -> {
                var equal = equal(field, values, parameter);
                yield Criterion.of(Condition.of("not (" + equal.hql() + ")", equal.parameters()));
            }
            case "gt", "gte", "lt", "lte" -> Criterion.of(ordered(field, ORDERS.get(operator) + "", one, parameter));
            case "like" -> Criterion.of(like(field, one, parameter));
            default -> throw Refusal.unreadable("filter_operator", field, operator);
        };
    }

    Condition absence(String field, String parameter) {
        return Condition.of(truth("(? -> ?) is null", "e.customFields, :" + parameter), Map.of(parameter, name(field)));
    }

    private Condition equal(String field, List<Object> values, String parameter) {
        var parts = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        for (int i = 0; i < values.size(); i++) {
            parts.add(truth("? @> cast(? as jsonb)", "e.customFields, :" + parameter + "_" + i));
            parameters.put(parameter + "_" + i, written(Map.of(name(field), values.get(i))));
        }
        return Condition.of(String.join(" or ", parts), parameters);
    }

    private static Condition ordered(String field, String order, Object value, String parameter) {
        if (!(value instanceof Number number)) {
            throw Refusal.unreadable("filter_value", field, FilterTree.text(value));
        }
        var decimal = new BigDecimal(number.toString());
        var key = ":" + parameter + "k";
        return Condition.of(
                truth(
                        "coalesce(case jsonb_typeof(? -> ?) when ''number'' then cast(? ->> ? as numeric) end " + order
                                + " ?, false)",
                        "e.customFields, " + key + ", e.customFields, " + key + ", :" + parameter),
                Map.of(parameter + "k", name(field), parameter, decimal));
    }

    private static Condition like(String field, Object value, String parameter) {
        return Condition.of(
                truth(
                        "coalesce(lower(? ->> ?) like ? escape ''!'', false)",
                        "e.customFields, :" + parameter + "k, :" + parameter),
                Map.of(parameter + "k", name(field), parameter, Condition.containing(FilterTree.text(value))));
    }

    private static String truth(String sql, String arguments) {
        return "cast(sql('" + sql + "', " + arguments + ") as boolean) = true";
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
