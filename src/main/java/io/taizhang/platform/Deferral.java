package io.taizhang.platform;

import org.jspecify.annotations.Nullable;

/**
 * What is not done now but waits for somebody else. It is thrown as the last step of a use case, when every rule has been
 * kept: all of it is taken back, and the caller is answered 202 with what waits in its place. To a job, which nobody can
 * answer, it is a refusal like any other.
 */
public abstract class Deferral extends Refusal {

    private static final long serialVersionUID = 1L;

    private static final int ACCEPTED = 202;

    protected Deferral(String code, Object... arguments) {
        super(ACCEPTED, code, arguments);
    }

    /**
     * Files what waits, in a transaction of its own.
     *
     * @param key the caller's Idempotency-Key, with which the same call finds what it has filed before; null for none
     * @throws Refusal when it cannot wait either
     */
    protected abstract Waiting file(@Nullable String key);

    /**
     * What waits.
     *
     * @param address where it is found
     */
    public record Waiting(String address, Object view) {}
}
