package io.taizhang.platform;

import java.util.Map;

/**
 * A condition that a room adds to a list, in HQL over the alias {@code e}: its scope, its search, what is deleted.
 *
 * @param search whether this condition answers {@code ?q=}; without one, a list refuses {@code q}
 */
public record Condition(String hql, Map<String, Object> parameters, boolean search) {

    public static Condition of(String hql, Map<String, Object> parameters) {
        return new Condition(hql, parameters, false);
    }

    public static Condition of(String hql) {
        return new Condition(hql, Map.of(), false);
    }

    /** The room's answer to {@code ?q=}. */
    public static Condition search(String hql, Map<String, Object> parameters) {
        return new Condition(hql, parameters, true);
    }
}
