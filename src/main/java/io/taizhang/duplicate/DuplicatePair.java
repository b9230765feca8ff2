package io.taizhang.duplicate;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Two customers who may be one. */
@Entity
class DuplicatePair extends BaseEntity {

    @Column(updatable = false)
    UUID firstId;

    @Column(updatable = false)
    UUID secondId;

    @Column(updatable = false)
    int weight;

    @Column(updatable = false)
    boolean certain;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb", updatable = false)
    List<DuplicateReason> reasons = List.of();

    @Enumerated(EnumType.STRING)
    DuplicateStatus status;

    @Nullable
    UUID decidedBy;

    @Nullable
    Instant decidedAt;

    @Nullable
    String note;

    protected DuplicatePair() {}

    void decide(DecideDuplicate decision, @Nullable UUID person, @Nullable Instant at) {
        status = decision.status();
        note = Texts.strippedOrNull(decision.note());
        decidedBy = person;
        decidedAt = at;
    }
}
