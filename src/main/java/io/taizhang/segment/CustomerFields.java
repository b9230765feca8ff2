package io.taizhang.segment;

import io.quarkus.arc.All;
import io.taizhang.customer.CustomerView;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What customers can be filtered by, field by field: each comparison becomes a condition over the alias {@code e}. */
@ApplicationScoped
class CustomerFields {

    private static final String REGION = "region";
    private static final String WITHIN = "within";

    private final Lists lists;
    private final OrgDirectory units;
    private final CustomField custom;
    private final Caller caller;
    private final Map<String, SegmentField> others = new HashMap<>();

    CustomerFields(
            Lists lists, OrgDirectory units, CustomField custom, Caller caller, @All List<SegmentSource> sources) {
        this.lists = lists;
        this.units = units;
        this.custom = custom;
        this.caller = caller;
        sources.forEach(source -> source.fields().forEach(field -> others.put(field.name(), field)));
    }

    /** @throws Refusal 400 {@code filter_unknown}, {@code filter_operator}, {@code filter_value}; 403 {@code not_allowed} */
    Criterion criterion(String field, String operator, List<Object> values, String parameter) {
        if (CustomField.isOne(field)) {
            return custom.criterion(field, operator, values, parameter);
        }
        var texts = values.stream().map(FilterTree::text).toList();
        if (field.equals(REGION)) {
            return region(operator, texts, parameter);
        }
        if (operator.equals(WITHIN)) {
            return within(field, texts, parameter);
        }
        var other = others.get(field);
        if (other != null) {
            return Criterion.of(having(other, operator, texts, parameter));
        }
        if (operator.equals("all")) {
            requireTags(field, operator);
            return Criterion.of(lists.condition(CustomerView.class, field, "eq", texts, parameter));
        }
        var when = lists.condition(CustomerView.class, field, operator, texts, parameter);
        // What has no value is not equal, so this is the one comparison that always has an answer.
        return new Criterion(when, operator.equals("ne") ? null : lists.absence(CustomerView.class, field));
    }

    /** When a customer has no value of the field. Refuses as {@link #criterion}. */
    Condition absence(String field, String parameter) {
        if (CustomField.isOne(field)) {
            return custom.absence(field, parameter);
        }
        if (field.equals(REGION)) {
            return Condition.of("not " + Regions.having("p.regionCode is not null"));
        }
        var other = others.get(field);
        if (other != null) {
            requireAllowed(other);
            return Condition.of("not " + other.having("f." + other.path() + " is not null"));
        }
        return lists.absence(CustomerView.class, field);
    }

    /**
     * Where a customer without a row is not meant, there has to be a row that is. Otherwise all are meant but those who
     * have rows and none of them is: so the database joins once and does not ask for every customer.
     */
    private Condition having(SegmentField field, String operator, List<String> texts, String parameter) {
        requireAllowed(field);
        var negative = operator.equals("ne");
        var comparison = lists.comparison(
                field.name(), field.type(), "f." + field.path(), negative ? "eq" : operator, texts, parameter);
        var meant = field.having("(" + comparison.hql() + ")");
        if (negative) {
            return Condition.of("not " + meant, comparison.parameters());
        }
        if (!meets(field.otherwise(), operator, comparison.parameters().get(parameter))) {
            return Condition.of(meant, comparison.parameters());
        }
        return Condition.of("not " + field.having("not (" + comparison.hql() + ")"), comparison.parameters());
    }

    @SuppressWarnings("unchecked")
    private static boolean meets(@Nullable Object value, String operator, @Nullable Object compared) {
        if (value == null || compared == null) {
            return false;
        }
        if (compared instanceof List<?> many) {
            return many.contains(value);
        }
        var order = ((Comparable<Object>) value).compareTo(compared);
        return switch (operator) {
            case "gt" -> order > 0;
            case "gte" -> order >= 0;
            case "lt" -> order < 0;
            case "lte" -> order <= 0;
            default -> order == 0;
        };
    }

    private void requireAllowed(SegmentField field) {
        if (!caller.may(field.permission())) {
            throw Refusal.forbidden("not_allowed").at(field.name());
        }
    }

    private static Criterion region(String operator, List<String> codes, String parameter) {
        if (!List.of("eq", "in", WITHIN).contains(operator)) {
            throw Refusal.unreadable("filter_operator", REGION, operator);
        }
        return Criterion.of(Regions.within(codes, parameter));
    }

    /** A parent and all that is below it. */
    private Criterion within(String field, List<String> texts, String parameter) {
        if (texts.isEmpty() || texts.size() > 20) {
            throw Refusal.unreadable("filter_value", field, texts.size());
        }
        var unknown = lists.absence(CustomerView.class, field);
        return switch (field) {
            case "industry" -> new Criterion(Industries.within(texts, parameter), unknown);
            case "unitId" ->
                new Criterion(
                        Condition.of("e.unitId in :" + parameter, Map.of(parameter, units.below(unitIds(texts)))),
                        unknown);
            default -> throw Refusal.unreadable("filter_operator", field, WITHIN);
        };
    }

    private static List<UUID> unitIds(List<String> texts) {
        return texts.stream()
                .map(text -> {
                    try {
                        return UUID.fromString(text.length() == 36 ? text : "?");
                    } catch (IllegalArgumentException none) {
                        throw Refusal.unreadable("filter_value", "unitId", text);
                    }
                })
                .toList();
    }

    private static void requireTags(String field, String operator) {
        if (!field.equals("tags")) {
            throw Refusal.unreadable("filter_operator", field, operator);
        }
    }
}
