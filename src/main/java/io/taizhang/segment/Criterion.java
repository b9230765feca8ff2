package io.taizhang.segment;

import io.taizhang.platform.Condition;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one comparison asks of a customer.
 *
 * @param when true for the customers who are meant; may be unknown where {@code unknown} is true, nowhere else
 * @param unknown when there is no value to compare; null when there always is an answer
 */
record Criterion(Condition when, @Nullable Condition unknown) {

    static Criterion of(Condition when) {
        return new Criterion(when, null);
    }

    /** All customers but those who are meant. */
    Condition complement() {
        var not = "not (" + when.hql() + ")";
        if (unknown == null) {
            return Condition.of(not, when.parameters());
        }
        var parameters = new HashMap<>(when.parameters());
        parameters.putAll(unknown.parameters());
        return Condition.of(not + " or " + unknown.hql(), parameters);
    }
}
