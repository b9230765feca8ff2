package io.taizhang.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a component of a view record: lists of this view can be filtered by it, {@code ?name=…} or {@code ?name[op]=…}.
 * The operators follow from the component's type: text {@code eq ne in like}; ids, enums and booleans {@code eq ne in};
 * money, numbers, dates and instants {@code eq ne in gt gte lt lte}; a list of texts {@code eq in} ("contains").
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Filterable {

    /** The attribute of the entity; empty when it is named like the component. Money stands for its minor units. */
    String path() default "";

    /** Whether lists can be sorted by it too. The attribute must never be null. */
    boolean sort() default false;
}
