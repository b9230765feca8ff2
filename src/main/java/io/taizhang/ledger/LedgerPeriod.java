package io.taizhang.ledger;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A month of the journal. */
@Entity
@Table(name = "gl_period")
class LedgerPeriod extends BaseEntity {

    @Column(updatable = false)
    LocalDate startsOn;

    @Enumerated(EnumType.STRING)
    LedgerPeriodStatus status = LedgerPeriodStatus.OPEN;

    /** Of its vouchers; counted by the database. */
    @Column(insertable = false, updatable = false)
    int lastNumber;

    @Nullable
    UUID decidedBy;

    @Nullable
    Instant decidedAt;

    @Nullable
    String reason;

    protected LedgerPeriod() {}

    LedgerPeriod(LocalDate startsOn) {
        this.startsOn = startsOn;
    }

    /** @throws Refusal 409 {@code period_closed} */
    void close(UUID by, Instant at) {
        if (status == LedgerPeriodStatus.CLOSED) {
            throw Refusal.conflict("period_closed", LedgerPeriods.shown(startsOn));
        }
        status = LedgerPeriodStatus.CLOSED;
        decidedBy = by;
        decidedAt = at;
        reason = null;
    }

    /** @throws Refusal 409 {@code period_not_closed} */
    void requireClosed() {
        if (status != LedgerPeriodStatus.CLOSED) {
            throw Refusal.conflict("period_not_closed", LedgerPeriods.shown(startsOn));
        }
    }

    void reopen(UUID by, Instant at, String why) {
        requireClosed();
        status = LedgerPeriodStatus.REOPENED;
        decidedBy = by;
        decidedAt = at;
        reason = why.strip();
    }
}
