package io.taizhang.platform;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a room adds to a list, in HQL over the alias {@code e}: its scope, its search, what is deleted.
 *
 * @param search whether this condition answers {@code ?q=}; without one, a list refuses {@code q}
 * @param derives the component of the view that {@code hql} computes; the condition then restricts nothing by itself
 */
public record Condition(String hql, Map<String, Object> parameters, boolean search, @Nullable String derives) {

    public static Condition of(String hql, Map<String, Object> parameters) {
        return new Condition(hql, parameters, false, null);
    }

    public static Condition of(String hql) {
        return of(hql, Map.of());
    }

    /** The room's answer to {@code ?q=}. */
    public static Condition search(String hql, Map<String, Object> parameters) {
        return new Condition(hql, parameters, true, null);
    }

    /** The answer to {@code ?q=} where the text may stand anywhere in a text of the row, whatever its case. */
    public static Condition searchIn(String hqlText, String text) {
        return search("lower(" + hqlText + ") like :sought escape '!'", Map.of("sought", containing(text)));
    }

    /**
     * Says how a {@link Filterable} component that no attribute holds is computed, so that it can be filtered by.
     *
     * @param hql an expression with values of the component's type, of an enum their names
     */
    public static Condition derived(String component, String hql, Map<String, Object> parameters) {
        return new Condition(hql, parameters, false, component);
    }

    /** The pattern for {@code lower(…) like … escape '!'} that finds a text anywhere. */
    public static String containing(String text) {
        return "%"
                + text.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
    }
}
