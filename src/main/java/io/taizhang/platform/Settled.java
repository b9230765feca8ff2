package io.taizhang.platform;

import org.jspecify.annotations.Nullable;

/**
 * What came of an effect whose refusal is an event too: a counted try, a recorded decline. It is returned and not thrown,
 * so that what was written down about the refusal commits together with the refusal itself.
 */
public record Settled<V>(@Nullable V view, @Nullable Refusal refusal) {

    public static <V> Settled<V> done(V view) {
        return new Settled<>(view, null);
    }

    /** @throws IllegalArgumentException when it is no refusal by a rule or a state (422, 409): no other can be kept */
    public static <V> Settled<V> refused(Refusal refusal) {
        if (refusal.status() != 409 && refusal.status() != 422) {
            throw new IllegalArgumentException("A refusal of this request and not of its content", refusal);
        }
        return new Settled<>(null, refusal);
    }
}
