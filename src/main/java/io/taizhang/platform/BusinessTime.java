package io.taizhang.platform;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The calendar of the installation: business days are days in its time zone (default Asia/Shanghai). */
@Singleton
public class BusinessTime {

    private final Clock clock;
    private final ZoneId zone;

    BusinessTime(
            Clock clock, @ConfigProperty(name = "taizhang.time-zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** Today's business day. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The business day that a moment falls on. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** The first moment of a business day. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    public Instant now() {
        return clock.instant();
    }

    /** A moment as the contract shows it: with the offset of the business time zone. */
    public OffsetDateTime shown(Instant moment) {
        return moment.atZone(zone).toOffsetDateTime();
    }

    public ZoneId zone() {
        return zone;
    }
}
