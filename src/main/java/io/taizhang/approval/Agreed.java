package io.taizhang.approval;

import jakarta.enterprise.context.RequestScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a second person has agreed to and is being done at this moment. */
@RequestScoped
class Agreed {

    private @Nullable String action;

    boolean on(String asked) {
        return asked.equals(action);
    }

    <T> T during(String decided, Supplier<T> doing) {
        var before = action;
        action = decided;
        try {
            return doing.get();
        } finally {
            action = before;
        }
    }
}
