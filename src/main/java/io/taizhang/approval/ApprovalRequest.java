package io.taizhang.approval;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An act that one person asks for and another decides. */
@Entity
class ApprovalRequest extends BaseEntity {

    @Column(updatable = false)
    String action;

    @Column(updatable = false)
    String subjectType;

    @Column(updatable = false)
    UUID subjectId;

    @Column(updatable = false)
    String subjectLabel;

    /** Of an act that makes a customer: null until that has been done. */
    @Nullable
    UUID customerId;

    @Column(updatable = false)
    @Nullable
    UUID unitId;

    @Column(columnDefinition = "jsonb", updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> payload = Map.of();

    /** Made by the database, which checks it too. */
    @Column(insertable = false, updatable = false)
    @Generated
    byte[] payloadHash = new byte[0];

    @Column(updatable = false)
    UUID maker;

    @Column(updatable = false)
    @Nullable
    String makerReason;

    @Column(updatable = false)
    UUID executedKey;

    @Column(updatable = false)
    Instant expiresAt;

    /** Whether the record takes no other request of this kind while it is pending. */
    @Column(updatable = false)
    boolean alone;

    @Enumerated(EnumType.STRING)
    ApprovalStatus status = ApprovalStatus.PENDING;

    @Nullable
    UUID checker;

    /** In whose place the checker decided; null for in their own. */
    @Nullable
    UUID decidedFor;

    @Nullable
    String checkerReason;

    @Nullable
    Instant decidedAt;

    /** When the maker took note of the decision. */
    @Nullable
    Instant seenAt;

    @Nullable
    Instant executedAt;

    @Column(columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Map<String, Object> outcome;

    @Column(columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    ApprovalRefusal refusal;

    protected ApprovalRequest() {}

    ApprovalRequest(RequestApproval asked, boolean alone, UUID maker, @Nullable UUID unitId, Instant end) {
        this.action = asked.action();
        this.subjectType = asked.subject().type();
        this.subjectId = asked.subject().id();
        this.subjectLabel = asked.subject().label();
        this.customerId = asked.subject().customerId();
        this.unitId = unitId;
        this.alone = alone;
        this.maker = maker;
        this.makerReason = Texts.strippedOrNull(asked.reason());
        this.executedKey = asked.key() == null ? id() : asked.key();
        this.expiresAt = end;
    }

    ApprovalRequestRef ref() {
        var subject = new ApprovalSubject(subjectType, subjectId, subjectLabel, customerId, unitId);
        return new ApprovalRequestRef(id(), executedKey, action, subject, maker, makerReason, checker);
    }

    boolean isOverdue(Instant now) {
        return status == ApprovalStatus.PENDING && !expiresAt.isAfter(now);
    }

    boolean isUnfinished() {
        return status == ApprovalStatus.APPROVED && executedAt == null;
    }

    /** Whether this checker has approved it and the act was not refused: to be told the answer again. */
    boolean isApprovedBy(UUID person) {
        return status == ApprovalStatus.APPROVED && person.equals(checker) && refusal == null;
    }

    /** Whether the same act on the same record was asked for, by the same person. */
    boolean isOf(RequestApproval asked, UUID person) {
        return action.equals(asked.action()) && subjectId.equals(asked.subject().id()) && maker.equals(person);
    }

    /** @param place in whose place; null for in their own */
    void approve(UUID person, @Nullable UUID place, @Nullable String comment, Instant now) {
        decide(ApprovalStatus.APPROVED, person, place, now);
        checkerReason = Texts.strippedOrNull(comment);
    }

    /** @param place in whose place; null for in their own */
    void reject(UUID person, @Nullable UUID place, String reason, Instant now) {
        decide(ApprovalStatus.REJECTED, person, place, now);
        checkerReason = reason.strip();
    }

    void withdraw(UUID person, Instant now) {
        if (!maker.equals(person)) {
            throw Refusal.forbidden("approval_not_maker");
        }
        requirePending(now);
        status = ApprovalStatus.WITHDRAWN;
        decidedAt = now;
    }

    void expire(Instant now) {
        status = ApprovalStatus.EXPIRED;
        decidedAt = now;
    }

    /** Whether it has been decided and somebody, who asked for it, has not taken note of that. */
    boolean isNewsFor(UUID person) {
        return maker.equals(person)
                && status != ApprovalStatus.PENDING
                && status != ApprovalStatus.WITHDRAWN
                && seenAt == null;
    }

    /** @param made the customer that the act has made; null when it made none */
    void executed(Map<String, Object> answer, @Nullable UUID made, Instant now) {
        outcome = answer;
        if (customerId == null) {
            customerId = made;
        }
        executedAt = now;
    }

    void refused(ApprovalRefusal reason, Instant now) {
        refusal = reason;
        executedAt = now;
    }

    void requireOther(UUID person) {
        if (maker.equals(person)) {
            throw Refusal.forbidden("approval_own_request");
        }
    }

    void requirePending(Instant now) {
        if (isOverdue(now) || status == ApprovalStatus.EXPIRED) {
            throw Refusal.conflict("approval_expired");
        }
        if (status != ApprovalStatus.PENDING) {
            throw Refusal.conflict("approval_decided", status);
        }
    }

    private void decide(ApprovalStatus decision, UUID person, @Nullable UUID place, Instant now) {
        requireOther(person);
        requirePending(now);
        status = decision;
        checker = person;
        decidedFor = place;
        decidedAt = now;
    }
}
