package io.taizhang.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads keyset pages: filters, sort and cursor of a {@link ListRequest} over an entity. Every sort ends with the id, so
 * a full walk under concurrent inserts loses and repeats nothing, and no page is slower than the first.
 */
@ApplicationScoped
public class Lists {

    private final EntityManager em;
    private final ObjectMapper json;
    private final BusinessTime time;
    private final Map<Class<? extends Record>, ListFields> known = new ConcurrentHashMap<>();

    Lists(EntityManager em, ObjectMapper json, BusinessTime time) {
        this.em = em;
        this.json = json;
        this.time = time;
    }

    /** One sort key: the HQL path, the type of its values, and whether it falls. */
    private record Key(String path, Class<?> type, boolean descending) {}

    /**
     * One page.
     *
     * @param entity the entity that is read, alias {@code e}
     * @param view the view record whose {@link Filterable} components name filters and sorts
     * @param defaultSort the sort when none is asked for, e.g. {@code "-createdAt"}
     * @param conditions what the room adds: scope, deletion, search
     * @throws Refusal 400 for a filter, operator, value, sort or cursor that the list does not know
     */
    public <T> Page<T> page(
            Class<T> entity,
            Class<? extends Record> view,
            ListRequest request,
            String defaultSort,
            List<Condition> conditions) {
        var fields = fields(view);
        var where = where(fields, request, conditions);
        var sort = request.sort == null || request.sort.isBlank() ? defaultSort : request.sort;
        var keys = keys(fields, sort);
        var beyond = new ArrayList<>(where);
        if (request.cursor != null) {
            beyond.add(after(keys, cursorValues(request.cursor, sort, keys)));
        }
        var rows = rows(entity, beyond, keys, request.pageSize() + 1);
        var more = rows.size() > request.pageSize();
        var shown = more ? rows.subList(0, request.pageSize()) : rows;
        var next = more ? cursor(sort, shown.get(shown.size() - 1)) : null;
        var items = shown.stream().map(row -> entity.cast(row[0])).toList();
        return counted(entity, where, request.count, new Page<>(items, next, null, null));
    }

    /**
     * Figures over all that a list would show, whatever its pages: one statement, and so one state of the database.
     *
     * @param figures aggregates in HQL over the alias {@code e}, at least two
     * @param by the attribute whose values tell the groups apart, first in each row; null for one row over everything
     * @throws Refusal 400 as {@link #page} for a filter that the list does not know
     */
    public List<Object[]> totals(
            Class<?> entity,
            Class<? extends Record> view,
            ListRequest request,
            List<Condition> conditions,
            @Nullable String by,
            String figures) {
        var where = where(fields(view), request, conditions);
        var selected = by == null ? figures : by + ", " + figures;
        var grouped = by == null ? "" : " group by " + by + " order by " + by;
        var hql = "select " + selected + " from " + entity.getName() + " e" + clause(where) + grouped;
        return bound(em.createQuery(hql, Object[].class), where).getResultList();
    }

    /**
     * What one {@link Filterable} component of a view is asked for, as a condition on the alias {@code e}.
     *
     * @param parameter names the condition's parameter; no two conditions of a query may share one
     * @throws Refusal 400 {@code filter_unknown}, {@code filter_operator} or {@code filter_value}
     */
    public Condition condition(
            Class<? extends Record> view, String field, String operator, List<String> values, String parameter) {
        var fields = fields(view);
        var known = fields.require(field, "filter_unknown");
        return fields.comparison(known, "e." + known.path(), operator, values, parameter);
    }

    /** The condition that nothing is written in a {@link Filterable} component. Refuses as {@link #condition}. */
    public Condition absence(Class<? extends Record> view, String field) {
        var known = fields(view).require(field, "filter_unknown");
        return Condition.of(
                known.many() ? "array_length(e." + known.path() + ") = 0" : "e." + known.path() + " is null");
    }

    /** Like {@link #condition}, on an HQL expression with values of the type. */
    public Condition comparison(
            String field, Class<?> type, String hql, String operator, List<String> values, String parameter) {
        var compared = new ListFields.Field(field, hql, type, false, false);
        return fields(NoView.class).comparison(compared, hql, operator, values, parameter);
    }

    /** @throws Refusal 400 {@code sort_unknown} when lists of the view cannot be sorted so */
    public void requireSort(Class<? extends Record> view, String sort) {
        keys(fields(view), sort);
    }

    private record NoView() {}

    private ListFields fields(Class<? extends Record> view) {
        return known.computeIfAbsent(view, type -> ListFields.of(type, time));
    }

    private static List<Condition> where(ListFields fields, ListRequest request, List<Condition> conditions) {
        var where = new ArrayList<Condition>(conditions);
        where.removeIf(condition -> condition.derives() != null);
        request.filters()
                .forEach((name, values) -> where.add(fields.condition(conditions, name, values, where.size())));
        if (request.search() != null && conditions.stream().noneMatch(Condition::search)) {
            throw Refusal.unreadable("filter_unknown", "q").at("q");
        }
        return where;
    }

    private <T> List<Object[]> rows(Class<T> entity, List<Condition> where, List<Key> keys, int limit) {
        var selected = keys.stream().map(key -> ", e." + key.path()).collect(Collectors.joining());
        var order = keys.stream()
                .map(key -> "e." + key.path() + (key.descending() ? " desc" : " asc"))
                .collect(Collectors.joining(", "));
        var hql = "select e" + selected + " from " + entity.getName() + " e" + clause(where) + " order by " + order;
        return bound(em.createQuery(hql, Object[].class), where)
                .setMaxResults(limit)
                .getResultList();
    }

    private <T, P> Page<P> counted(Class<T> entity, List<Condition> where, @Nullable String count, Page<P> page) {
        if (count == null) {
            return page;
        }
        if (!count.equals("capped") && !count.equals("exact")) {
            throw Refusal.unreadable("filter_value", "count", count).at("count");
        }
        var from = " from " + entity.getName() + " e" + clause(where);
        var capped = count.equals("capped");
        long number = capped
                ? bound(em.createQuery("select e.id" + from, Object.class), where)
                        .setMaxResults(Page.COUNT_CAP + 1)
                        .getResultList()
                        .size()
                : bound(em.createQuery("select count(e.id)" + from, Long.class), where)
                        .getSingleResult();
        return new Page<>(
                page.items(),
                page.nextCursor(),
                capped ? Math.min(number, Page.COUNT_CAP) : number,
                capped ? number > Page.COUNT_CAP : null);
    }

    private static String clause(List<Condition> where) {
        return where.isEmpty()
                ? ""
                : where.stream()
                        .map(condition -> "(" + condition.hql() + ")")
                        .collect(Collectors.joining(" and ", " where ", ""));
    }

    private static <Q extends Query> Q bound(Q query, List<Condition> where) {
        where.forEach(condition -> condition.parameters().forEach(query::setParameter));
        return query;
    }

    private static List<Key> keys(ListFields fields, String sort) {
        var keys = new ArrayList<Key>();
        for (var name : sort.split(",", -1)) {
            var descending = name.startsWith("-");
            var field = fields.require(descending ? name.substring(1) : name, "sort_unknown");
            var type = field.type() == Money.class ? Long.class : field.type();
            if (keys.stream().noneMatch(key -> key.path().equals(field.path()))) {
                keys.add(new Key(field.path(), type, descending));
            }
        }
        keys.add(new Key("id", java.util.UUID.class, keys.get(keys.size() - 1).descending()));
        return keys;
    }

    /** Rows behind the given one; as one row comparison where all keys go the same way, because an index serves that. */
    private static Condition after(List<Key> keys, List<Object> values) {
        var parameters = new HashMap<String, Object>();
        for (int i = 0; i < keys.size(); i++) {
            parameters.put("k" + i, values.get(i));
        }
        var first = keys.get(0).descending();
        if (keys.stream().allMatch(key -> key.descending() == first)) {
            var left = keys.stream().map(key -> "e." + key.path()).collect(Collectors.joining(", ", "(", ")"));
            var right = parameters.keySet().stream()
                    .sorted()
                    .map(name -> ":" + name)
                    .collect(Collectors.joining(", ", "(", ")"));
            return Condition.of(left + (first ? " < " : " > ") + right, parameters);
        }
        var steps = new ArrayList<String>();
        var equal = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            var path = "e." + keys.get(i).path();
            steps.add("(" + equal + path + (keys.get(i).descending() ? " < :k" : " > :k") + i + ")");
            equal.append(path).append(" = :k").append(i).append(" and ");
        }
        return Condition.of(String.join(" or ", steps), parameters);
    }

    private String cursor(String sort, Object[] row) {
        var parts = new ArrayList<String>();
        parts.add(sort);
        for (int i = 1; i < row.length; i++) {
            parts.add(row[i] instanceof Enum<?> constant ? constant.name() : String.valueOf(row[i]));
        }
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(parts));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Object> cursorValues(String cursor, String sort, List<Key> keys) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = json.readValue(text, String[].class);
            if (parts.length != keys.size() + 1 || !parts[0].equals(sort)) {
                throw new IllegalArgumentException("cursor of another list");
            }
            var values = new ArrayList<Object>();
            for (int i = 0; i < keys.size(); i++) {
                values.add(value(keys.get(i).type(), parts[i + 1]));
            }
            return values;
        } catch (JsonProcessingException | RuntimeException unreadable) {
            throw Refusal.unreadable("cursor_invalid").at("cursor");
        }
    }

    private static Object value(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == java.util.UUID.class) {
            return java.util.UUID.fromString(text);
        }
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == LocalDate.class) {
            return LocalDate.parse(text);
        }
        if (type.isEnum()) {
            for (var constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(text);
        }
        return Long.valueOf(text);
    }
}
