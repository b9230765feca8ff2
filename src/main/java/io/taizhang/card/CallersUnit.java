package io.taizhang.card;

import io.taizhang.identity.Caller;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The unit that an act belongs to: the one that the caller names, if they reach it, else the one that they work in. */
@ApplicationScoped
class CallersUnit {

    private final Caller caller;

    CallersUnit(Caller caller) {
        this.caller = caller;
    }

    /**
     * The unit; null when the system acts. Whether a named unit exists is not asked here.
     *
     * @throws Refusal 422 {@code org_unit_unknown} at the pointer when the caller's scope does not reach it
     */
    @Nullable
    UUID orOwn(@Nullable UUID named, String pointer) {
        var own = caller.unitId();
        if (named == null || named.equals(own)) {
            return own;
        }
        if (!caller.scope().covers(null, named)) {
            throw Refusal.rule("org_unit_unknown").at(pointer);
        }
        return named;
    }
}
