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

    private volatile Duration away = Duration.ZERO;

    @Override
    public Instant instant() {
        return super.instant().plus(away);
    }

    public void moveTo(Instant moment) {
        away = Duration.ZERO;
        away = Duration.between(super.instant(), moment);
    }

    public void moveBack() {
        away = Duration.ZERO;
    }
}
