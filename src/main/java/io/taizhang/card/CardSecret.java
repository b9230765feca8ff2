package io.taizhang.card;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card's PIN and how often it was missed. */
@Entity
@Table(name = "card_secret")
class CardSecret {

    /** How many wrong PINs in a row lock it. */
    static final int TRIES = 5;

    @Id
    UUID cardId;

    @Column(updatable = false)
    String alias;

    @Nullable
    String pinHash;

    @Nullable
    Instant pinSetAt;

    int pinFailures;

    @Nullable
    Instant pinLockedAt;

    protected CardSecret() {}

    boolean isLocked() {
        return pinLockedAt != null;
    }

    int remainingTries() {
        return TRIES - pinFailures;
    }

    /** Counts a wrong try; the last one locks. */
    void missed(Instant at) {
        pinFailures++;
        if (pinFailures == TRIES) {
            pinLockedAt = at;
        }
    }

    /** Forgets the wrong tries. */
    void unlock() {
        pinFailures = 0;
        pinLockedAt = null;
    }

    /** A new PIN; whatever was locked is open. */
    void set(String hash, Instant at) {
        pinHash = hash;
        pinSetAt = at;
        unlock();
    }
}
