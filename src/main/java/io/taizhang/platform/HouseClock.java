package io.taizhang.platform;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The one clock of the house. It ticks in microseconds, because that is what PostgreSQL keeps. A thread can live through
 * some work as of an earlier moment: that is how a demonstration gets its year of history; nothing else may do so.
 */
@Singleton
public class HouseClock extends Clock {

    private final ThreadLocal<Instant> past = new ThreadLocal<>();

    @Override
    public Instant instant() {
        var moment = past.get();
        return moment == null ? Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS) : moment;
    }

    /** Does the work on this thread as if it were that moment, which lies in the past. */
    public void asOf(Instant moment, Runnable work) {
        if (moment.isAfter(instant())) {
            throw new IllegalArgumentException("Nobody lives in the future: " + moment);
        }
        past.set(moment);
        try {
            work.run();
        } finally {
            past.remove();
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }
}
