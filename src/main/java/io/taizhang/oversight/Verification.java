package io.taizhang.oversight;

import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A check of the books or of their seals. */
@Entity
class Verification extends BaseEntity {

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    VerificationKind kind;

    @Nullable
    @Column(updatable = false)
    UUID cardId;

    @Enumerated(EnumType.STRING)
    VerificationStatus status = VerificationStatus.RUNNING;

    @Column(updatable = false)
    UUID startedBy;

    @Nullable
    Instant finishedAt;

    @Nullable
    @Column(columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    VerificationFigures figures;

    @Nullable
    @Column(columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    Finding finding;

    protected Verification() {}

    Verification(VerificationKind kind, @Nullable UUID cardId, UUID startedBy) {
        this.kind = kind;
        this.cardId = cardId;
        this.startedBy = startedBy;
    }

    void breakOff(Instant at) {
        status = VerificationStatus.BROKEN_OFF;
        finishedAt = at;
    }

    void finish(VerificationFigures counted, @Nullable Finding found, Instant at) {
        figures = counted;
        finding = found;
        status = found == null ? VerificationStatus.INTACT : VerificationStatus.DIFFERENT;
        finishedAt = at;
    }
}
