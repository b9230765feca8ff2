package io.taizhang.support;

import io.taizhang.platform.HouseClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * The house's clock for tests: it goes on ticking from wherever it was set, for every thread. Tokens are signed with its
 * time and checked against the machine's, so whoever is needed signs in before it is moved.
 */
@Alternative
@Priority(1)
@Singleton
public class MovableClock extends HouseClock {

    /** For whoever is no bean; the tests of one run share one clock. */
    private static volatile boolean moved;

    private volatile Duration away = Duration.ZERO;

    /** Whether tokens signed now would be good for nothing. */
    static boolean isMoved() {
        return moved;
    }

    @Override
    public Instant instant() {
        return super.instant().plus(away);
    }

    public void moveTo(Instant moment) {
        moved = true;
        away = Duration.ZERO;
        away = Duration.between(super.instant(), moment);
    }

    public void moveBack() {
        moved = false;
        away = Duration.ZERO;
    }
}
