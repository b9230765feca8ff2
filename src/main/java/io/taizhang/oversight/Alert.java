package io.taizhang.oversight;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Something that somebody should look at; raised by {@link AlertScan}, and looked at once. */
@Entity
class Alert extends BaseEntity {

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    AlertKind kind;

    @Enumerated(EnumType.STRING)
    AlertStatus status;

    @Nullable
    @Column(updatable = false)
    UUID cardId;

    @Nullable
    @Column(updatable = false)
    UUID operatorId;

    @Nullable
    @Column(updatable = false)
    UUID shopId;

    @Column(updatable = false)
    LocalDate businessDate;

    @Column(updatable = false)
    Instant occurredAt;

    @Column(columnDefinition = "jsonb", updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Long> figures;

    @Nullable
    UUID acknowledgedBy;

    @Nullable
    Instant acknowledgedAt;

    @Nullable
    String note;

    protected Alert() {}

    /** @throws Refusal 409 {@code alert_acknowledged} when somebody was first */
    void acknowledge(UUID by, Instant at, String words) {
        if (status == AlertStatus.ACKNOWLEDGED) {
            throw Refusal.conflict("alert_acknowledged");
        }
        status = AlertStatus.ACKNOWLEDGED;
        acknowledgedBy = by;
        acknowledgedAt = at;
        note = words;
    }
}
