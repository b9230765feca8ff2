package io.taizhang.segment;

import org.jspecify.annotations.Nullable;

/**
 * A figure of customers that another room keeps in rows of its own, none, one or many for a customer. A customer is meant
 * by a comparison when one of their rows is; a customer without a row counts as {@code otherwise}.
 *
 * @param name how filters call it
 * @param type of the values, as in a view: Money (the attribute holds minor units), LocalDate, Instant, an enum …
 * @param permission what a caller needs to see the figure, and so to filter by it
 * @param entity the entity with an attribute {@code customerId}
 * @param path the HQL of the value over the entity's alias {@code f}
 * @param otherwise the value of a customer without a row, as the attribute holds it; null when they have none
 */
public record SegmentField(
        String name, Class<?> type, String permission, String entity, String path, @Nullable Object otherwise) {

    /** The customers, alias {@code e}, with a row that meets the condition. */
    String having(String condition) {
        return "exists (select 1 from " + entity + " f where f.customerId = e.id and " + condition + ")";
    }
}
