package io.taizhang.approval;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody lets a colleague decide in their place for a while. */
@Entity
class ApprovalDelegation extends BaseEntity {

    @Column(updatable = false)
    UUID delegator;

    @Column(updatable = false)
    UUID delegate;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]", updatable = false)
    List<String> actions;

    @Column(updatable = false)
    @Nullable
    String reason;

    @Column(updatable = false)
    Instant validUntil;

    @Nullable
    Instant endedAt;

    @Nullable
    UUID endedBy;

    protected ApprovalDelegation() {}

    ApprovalDelegation(UUID delegator, DelegateApprovals command) {
        this.delegator = delegator;
        this.delegate = command.delegateId();
        this.actions = command.actions().stream().distinct().sorted().toList();
        this.reason = Texts.strippedOrNull(command.reason());
        this.validUntil = command.validUntil();
    }

    /** @param by who ends it before its time; null when its time is over */
    void end(@Nullable UUID by, Instant now) {
        endedAt = now;
        endedBy = by;
    }
}
