package io.taizhang.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an operation that answers with figures over everything that a list would show: it takes the filters of that list. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TotalsOf {

    /** What the list shows; its {@link Filterable} components name the filters. */
    Class<? extends Record> value();
}
