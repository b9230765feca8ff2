package io.taizhang.period;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A month on its way to being settled. There is one for a month. */
@Entity
class PeriodRun extends BaseEntity {

    @Column(updatable = false)
    LocalDate startsOn;

    @Enumerated(EnumType.STRING)
    PeriodRunStatus status = PeriodRunStatus.OPEN;

    /** The nil UUID: the job. */
    @Column(updatable = false)
    UUID openedBy;

    /** How often it was settled. */
    int settlements;

    /** Who settled or reopened it last. */
    @Nullable
    UUID decidedBy;

    @Nullable
    Instant decidedAt;

    @Nullable
    String reason;

    protected PeriodRun() {}

    PeriodRun(LocalDate startsOn, UUID openedBy) {
        this.startsOn = startsOn;
        this.openedBy = openedBy;
    }

    /** How people write its month: 2026-11. */
    String month() {
        return YearMonth.from(startsOn).toString();
    }

    LocalDate endsOn() {
        return startsOn.withDayOfMonth(startsOn.lengthOfMonth());
    }

    boolean isSettled() {
        return status == PeriodRunStatus.SETTLED;
    }

    /** @throws Refusal 409 {@code period_run_settled} */
    void requireUnsettled() {
        if (isSettled()) {
            throw Refusal.conflict("period_run_settled", month());
        }
    }

    /** @throws Refusal 409 {@code period_run_not_settled} */
    void requireSettled() {
        if (!isSettled()) {
            throw Refusal.conflict("period_run_not_settled", month());
        }
    }

    void settle(UUID by, Instant at) {
        requireUnsettled();
        status = PeriodRunStatus.SETTLED;
        settlements++;
        decidedBy = by;
        decidedAt = at;
        reason = null;
    }

    void reopen(UUID by, Instant at, String why) {
        requireSettled();
        status = PeriodRunStatus.REOPENED;
        decidedBy = by;
        decidedAt = at;
        reason = why.strip();
    }
}
