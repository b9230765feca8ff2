package io.taizhang.segment;

import io.taizhang.platform.Condition;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads filter trees into one condition on customers. A tree is bounded in depth and size, so that no caller can make a
 * query that takes longer to plan than to run. Negations are carried down to the comparisons: there it is known when a
 * value is absent, which SQL would neither count to the one side nor to the other.
 */
@ApplicationScoped
class FilterTree {

    private static final int MAX_DEPTH = 8;
    private static final int MAX_NODES = 100;
    private static final int MAX_NAME = 80;
    private static final int MAX_TEXT = 500;

    private final CustomerFields fields;

    FilterTree(CustomerFields fields) {
        this.fields = fields;
    }

    /**
     * The tree as a condition over the alias {@code e} of a customer.
     *
     * @param pointer where the tree stands in the request
     * @param parameter what the names of its parameters begin with, other than those of another tree in the same query
     * @return no condition for no tree
     * @throws Refusal 400 {@code filter_malformed}, {@code filter_too_large}, {@code filter_unknown},
     *     {@code filter_operator} or {@code filter_value} with the place; 403 {@code not_allowed} for a field that the
     *     caller may not read
     */
    List<Condition> conditions(@Nullable FilterNode tree, String pointer, String parameter) {
        return tree == null ? List.of() : List.of(new Reading(parameter).node(tree, pointer, 1, false));
    }

    private final class Reading {

        private final String parameter;
        private int nodes;

        Reading(String parameter) {
            this.parameter = parameter;
        }

        private Condition node(FilterNode node, String pointer, int depth, boolean negated) {
            if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
                throw Refusal.unreadable("filter_too_large", MAX_DEPTH, MAX_NODES)
                        .at(pointer);
            }
            if (node.kinds() != 1 || (node.field() == null && (node.op() != null || node.value() != null))) {
                throw Refusal.unreadable("filter_malformed").at(pointer);
            }
            if (node.not() != null) {
                return node(node.not(), pointer + "/not", depth + 1, !negated);
            }
            if (node.field() != null) {
                return comparison(node.field(), node, pointer, negated);
            }
            var all = node.and() != null;
            var parts = all ? node.and() : node.or();
            return group(parts == null ? List.of() : parts, pointer + (all ? "/and" : "/or"), depth, all, negated);
        }

        /** Not (a and b) is not a or not b, and the other way round. */
        private Condition group(List<FilterNode> parts, String pointer, int depth, boolean all, boolean negated) {
            if (parts.isEmpty()) {
                throw Refusal.unreadable("filter_malformed").at(pointer);
            }
            var conditions = new ArrayList<Condition>();
            for (int i = 0; i < parts.size(); i++) {
                conditions.add(node(parts.get(i), pointer + "/" + i, depth + 1, negated));
            }
            var parameters = new HashMap<String, Object>();
            conditions.forEach(condition -> parameters.putAll(condition.parameters()));
            return Condition.of(
                    conditions.stream()
                            .map(condition -> "(" + condition.hql() + ")")
                            .collect(Collectors.joining(all == negated ? " or " : " and ")),
                    parameters);
        }

        private Condition comparison(String field, FilterNode node, String pointer, boolean negated) {
            var operator = node.op() == null ? "eq" : node.op();
            if (field.length() > MAX_NAME || operator.length() > MAX_NAME) {
                throw Refusal.unreadable("filter_malformed").at(pointer);
            }
            try {
                if (operator.equals("empty")) {
                    return empty(field, node.value(), negated);
                }
                var criterion = fields.criterion(field, operator, values(field, node.value()), parameter + nodes);
                return negated ? criterion.complement() : criterion.when();
            } catch (Refusal refusal) {
                if (refusal.status() != 400) {
                    throw refusal;
                }
                // The platform names a query parameter; here it stands in a body.
                throw Refusal.unreadable(refusal.code(), refusal.arguments().toArray())
                        .at(pointer);
            }
        }

        private Condition empty(String field, @Nullable Object value, boolean negated) {
            if (value != null && !(value instanceof Boolean)) {
                throw Refusal.unreadable("filter_value", field, value);
            }
            var absent = fields.absence(field, parameter + nodes);
            return Boolean.FALSE.equals(value) == negated
                    ? absent
                    : Condition.of("not (" + absent.hql() + ")", absent.parameters());
        }
    }

    private static List<Object> values(String field, @Nullable Object value) {
        var values = value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
        var read = new ArrayList<Object>();
        for (var one : values) {
            if (!isPlain(one)) {
                throw Refusal.unreadable("filter_value", field, "…");
            }
            read.add(one);
        }
        return read;
    }

    /** Short enough to be written out: a number of few characters may stand for a million digits. */
    private static boolean isPlain(@Nullable Object value) {
        if (value instanceof Number number) {
            var decimal = new BigDecimal(number.toString());
            return decimal.precision() <= 30 && Math.abs(decimal.scale()) <= 15;
        }
        return value instanceof Boolean || (value instanceof String text && text.length() <= MAX_TEXT);
    }

    /** A value as a query parameter would hold it. */
    static String text(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
