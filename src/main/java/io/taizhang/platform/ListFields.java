package io.taizhang.platform;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What lists of one view can be filtered and sorted by: its components marked {@link Filterable}. */
final class ListFields {

    private static final Set<String> ORDERED = Set.of("eq", "ne", "in", "gt", "gte", "lt", "lte");
    private static final Set<String> EQUAL = Set.of("eq", "ne", "in");

    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)(?:\\[([a-z]+)])?");
    private static final Pattern TODAY = Pattern.compile("today([+-][0-9]{1,5})?");
    private static final int MAX_VALUES = 100;

    /** One field: how it is called in the contract and in the entity, and what its values are. */
    record Field(String name, String path, Class<?> type, boolean many, boolean sortable) {

        Set<String> operators() {
            if (many) {
                return Set.of("eq", "in");
            }
            if (type == String.class) {
                return Set.of("eq", "ne", "in", "like");
            }
            return type == UUID.class || type.isEnum() || type == boolean.class || type == Boolean.class
                    ? EQUAL
                    : ORDERED;
        }
    }

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final BusinessTime time;

    private ListFields(BusinessTime time) {
        this.time = time;
    }

    static ListFields of(Class<? extends Record> view, BusinessTime time) {
        var found = new ListFields(time);
        for (RecordComponent component : view.getRecordComponents()) {
            var mark = component.getAnnotation(Filterable.class);
            if (mark != null) {
                var path = mark.path().isEmpty() ? component.getName() : mark.path();
                var many = List.class.isAssignableFrom(component.getType());
                found.fields.put(
                        component.getName(),
                        new Field(component.getName(), path, elementType(component), many, mark.sort()));
            }
        }
        return found;
    }

    /** @throws Refusal 400 {@code filter_unknown} or {@code sort_unknown} */
    Field require(String name, String refusal) {
        var field = fields.get(name);
        if (field == null || (refusal.equals("sort_unknown") && !field.sortable())) {
            throw Refusal.unreadable(refusal, name).at(name);
        }
        return field;
    }

    /**
     * What a query parameter such as {@code createdAt[gte]} asks for.
     *
     * @param conditions those of the room, which say how what no attribute holds is computed
     * @param number tells the parameters of one query apart
     * @throws Refusal 400 {@code filter_unknown}, {@code filter_operator} or {@code filter_value}
     */
    Condition condition(List<Condition> conditions, String parameter, List<String> texts, int number) {
        var match = PARAMETER.matcher(parameter);
        if (!match.matches()) {
            throw Refusal.unreadable("filter_unknown", parameter).at(parameter);
        }
        var field = require(match.group(1), "filter_unknown");
        var operator = match.group(2) == null ? "eq" : match.group(2);
        if (!field.operators().contains(operator)) {
            throw Refusal.unreadable("filter_operator", field.name(), operator).at(parameter);
        }
        var values = operator.equals("in")
                ? texts.stream()
                        .flatMap(text -> List.of(text.split(",")).stream())
                        .toList()
                : texts;
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            throw Refusal.unreadable("filter_value", field.name(), values.size())
                    .at(parameter);
        }
        var parsed = parsed(field, values);
        for (var derived : conditions) {
            if (field.name().equals(derived.derives())) {
                var named = parsed.stream()
                        .map(value -> value instanceof Enum<?> constant ? constant.name() : value)
                        .toList();
                var comparison = compare(field, "(" + derived.hql() + ")", operator, named, "f" + number);
                var parameters = new HashMap<>(derived.parameters());
                parameters.putAll(comparison.parameters());
                return Condition.of(comparison.hql(), parameters);
            }
        }
        return compare(field, "e." + field.path(), operator, parsed, "f" + number);
    }

    /**
     * One comparison outside of a query string: the values stand by themselves, so they may hold commas.
     *
     * @param path the HQL of what is compared
     * @param parameter names the comparison's parameter in the query
     * @throws Refusal 400 {@code filter_operator} or {@code filter_value}
     */
    Condition comparison(Field field, String path, String operator, List<String> values, String parameter) {
        if (!field.operators().contains(operator)) {
            throw Refusal.unreadable("filter_operator", field.name(), operator);
        }
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            throw Refusal.unreadable("filter_value", field.name(), values.size());
        }
        return compare(field, path, operator, parsed(field, values), parameter);
    }

    private List<Object> parsed(Field field, List<String> values) {
        return values.stream().map(text -> parse(field, text)).toList();
    }

    private static Condition compare(Field field, String path, String operator, List<Object> values, String name) {
        if (field.many()) {
            var parts = new ArrayList<String>();
            var parameters = new HashMap<String, Object>();
            for (int i = 0; i < values.size(); i++) {
                parts.add("array_contains(" + path + ", :" + name + "_" + i + ")");
                parameters.put(name + "_" + i, values.get(i));
            }
            return Condition.of(String.join(operator.equals("in") ? " or " : " and ", parts), parameters);
        }
        if (operator.equals("in") || (operator.equals("eq") && values.size() > 1)) {
            return Condition.of(path + " in :" + name, Map.of(name, values));
        }
        if (values.size() > 1) {
            throw Refusal.unreadable("filter_value", field.name(), values.size())
                    .at(field.name());
        }
        var value = values.get(0);
        return switch (operator) {
            case "ne" -> Condition.of("(" + path + " <> :" + name + " or " + path + " is null)", Map.of(name, value));
            case "like" ->
                Condition.of(
                        "lower(" + path + ") like :" + name + " escape '!'",
                        Map.of(name, Condition.containing(value.toString())));
            case "gt" -> Condition.of(path + " > :" + name, Map.of(name, value));
            case "gte" -> Condition.of(path + " >= :" + name, Map.of(name, value));
            case "lt" -> Condition.of(path + " < :" + name, Map.of(name, value));
            case "lte" -> Condition.of(path + " <= :" + name, Map.of(name, value));
            default -> Condition.of(path + " = :" + name, Map.of(name, value));
        };
    }

    /** @throws Refusal 400 {@code filter_value} when the text is no value of the field's type */
    Object parse(Field field, String text) {
        if (!Texts.isStorable(text) || text.length() > 500) {
            throw unreadable(field, "");
        }
        try {
            return value(field.type(), text);
        } catch (IllegalArgumentException | DateTimeParseException | ArithmeticException wrong) {
            throw unreadable(field, text);
        }
    }

    private static Refusal unreadable(Field field, String text) {
        return Refusal.unreadable("filter_value", field.name(), text).at(field.name());
    }

    private Object value(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == UUID.class) {
            return uuid(text);
        }
        if (type == LocalDate.class) {
            return day(text);
        }
        if (type == Instant.class) {
            return text.length() == 10 || TODAY.matcher(text).matches()
                    ? time.startOf(day(text))
                    : inRange(OffsetDateTime.parse(text)).toInstant();
        }
        if (type == Money.class) {
            return Money.parse(text, Money.CNY).minor();
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(text);
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(text.length() > 40 ? "?" : text);
        }
        return type == int.class || type == Integer.class
                ? (Object) Integer.valueOf(text)
                : (Object) Long.valueOf(text);
    }

    /** A date, or one that is so many days from today: what is kept to be asked again, asks for the day then. */
    private LocalDate day(String text) {
        var relative = TODAY.matcher(text);
        if (!relative.matches()) {
            return inRange(LocalDate.parse(text));
        }
        var days = relative.group(1);
        return days == null ? time.today() : time.today().plusDays(Long.parseLong(days));
    }

    private static LocalDate inRange(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new IllegalArgumentException("year");
        }
        return day;
    }

    private static OffsetDateTime inRange(OffsetDateTime moment) {
        inRange(moment.toLocalDate());
        return moment;
    }

    private static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("uuid");
        }
        return UUID.fromString(text);
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("boolean");
        };
    }

    private static Object constant(Class<?> type, String text) {
        for (var constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("enum");
    }

    private static Class<?> elementType(RecordComponent component) {
        Type generic = component.getGenericType();
        if (generic instanceof ParameterizedType list && list.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        return component.getType();
    }
}
