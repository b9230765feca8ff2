package io.taizhang.protection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key of one customer: whatever tells who they are is sealed with it. When it has been destroyed nothing of that can
 * be read any more, wherever a copy may lie.
 */
public final class PersonalKey {

    private final UUID customerId;
    private final int masterId;
    private final @Nullable String wrapped;
    private final @Nullable FieldKey key;
    private final boolean stored;

    PersonalKey(UUID customerId, int masterId, @Nullable String wrapped, @Nullable FieldKey key, boolean stored) {
        this.customerId = customerId;
        this.masterId = masterId;
        this.wrapped = wrapped;
        this.key = key;
        this.stored = stored;
    }

    public UUID customerId() {
        return customerId;
    }

    /** The number of the master key that wraps it. */
    public int masterId() {
        return masterId;
    }

    /** As it is kept; null when it was destroyed. */
    public @Nullable String wrapped() {
        return wrapped;
    }

    /** Whether its row is there already; whoever makes a customer writes it together with what it seals. */
    public boolean isStored() {
        return stored;
    }

    /** What it sealed cannot be read any more. */
    public boolean isDestroyed() {
        return key == null;
    }

    /**
     * A value as it is kept; null for null.
     *
     * @param place table, column and row: it opens nowhere else
     */
    public @Nullable String seal(String place, @Nullable String clear) {
        return clear == null ? null : key().seal(place, clear);
    }

    /**
     * What was sealed; null for null.
     *
     * @throws IllegalStateException when it was sealed for another place or customer, or was changed
     */
    public @Nullable String open(String place, @Nullable String sealed) {
        return sealed == null ? null : key().open(place, sealed);
    }

    PersonalKey nowStored() {
        return new PersonalKey(customerId, masterId, wrapped, key, true);
    }

    private FieldKey key() {
        if (key == null) {
            throw new IllegalStateException("The key of customer " + customerId + " was destroyed");
        }
        return key;
    }
}
