package io.taizhang.notify;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One mail and how far its delivery has come. What it says never changes; the database sees to that too. */
@Entity
class MailDelivery extends BaseEntity {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 8;

    @Column(updatable = false)
    String key;

    @Column(updatable = false)
    String contentHash;

    @Column(updatable = false)
    String subjectKind;

    @Column(updatable = false)
    UUID subjectId;

    @Nullable
    @Column(updatable = false)
    UUID customerId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(updatable = false)
    private List<String> recipients;

    /** Whose key seals it; null for the house's. */
    @Nullable
    @Column(updatable = false)
    UUID keyOf;

    @Nullable
    String sender;

    @Column(updatable = false)
    String subject;

    @Column(updatable = false)
    private String html;

    @Column(updatable = false)
    private String text;

    @Column(updatable = false)
    String language;

    @Enumerated(EnumType.STRING)
    MailStatus status = MailStatus.QUEUED;

    int attempts;

    int tries;

    @Nullable
    Instant nextAttemptAt;

    @Nullable
    String lastReply;

    @Nullable
    Instant sentAt;

    @Nullable
    Instant settledAt;

    boolean announced = true;

    @Nullable
    @Column(updatable = false)
    UUID createdBy;

    @Nullable
    @Column(updatable = false)
    UUID unitId;

    protected MailDelivery() {}

    MailDelivery(Mail mail, String contentHash, @Nullable UUID createdBy, @Nullable UUID unitId, Instant now) {
        this.key = mail.key();
        this.contentHash = contentHash;
        this.subjectKind = mail.subjectKind();
        this.subjectId = mail.subjectId();
        this.customerId = mail.customerId();
        this.recipients = mail.to();
        this.subject = mail.subject();
        this.html = mail.html();
        this.text = mail.text();
        this.language = mail.language();
        this.createdBy = createdBy;
        this.unitId = unitId;
        this.nextAttemptAt = now;
    }

    /** To whom it goes and what it says, as they are kept. */
    MailSeal.Words words() {
        return new MailSeal.Words(recipients, html, text);
    }

    void keep(MailSeal.Words sealed, @Nullable UUID owner) {
        recipients = sealed.recipients();
        html = sealed.html();
        text = sealed.text();
        keyOf = owner;
    }

    /** Takes it for one try; whoever has not finished by {@code until} is taken for dead. */
    int take(String from, Instant until) {
        if (sender == null) {
            sender = from;
        }
        status = MailStatus.SENDING;
        nextAttemptAt = until;
        tries++;
        return ++attempts;
    }

    /** Writes down what came of a try; one that somebody else has taken over counts only when it was sent after all. */
    void settle(int attempt, MailReply reply, int maxTries, Instant now) {
        var underway = status == MailStatus.SENDING || status == MailStatus.QUEUED;
        var current = status == MailStatus.SENDING && attempt == attempts;
        if (!current && !(underway && reply.outcome() == MailOutcome.SENT)) {
            return;
        }
        lastReply = reply.text();
        switch (reply.outcome()) {
            case SENT -> {
                sentAt = now;
                end(MailStatus.SENT, now);
            }
            case BOUNCED -> end(MailStatus.BOUNCED, now);
            case DEFERRED, REFUSED -> {
                if (tries >= maxTries) {
                    end(MailStatus.FAILED, now);
                } else {
                    status = MailStatus.QUEUED;
                    nextAttemptAt = now.plus(pause(tries));
                }
            }
        }
    }

    /** @throws Refusal 409 {@code mail_not_retriable} when it was sent, taken back, or is under way */
    void retry(Instant now) {
        if (status != MailStatus.QUEUED && status != MailStatus.FAILED && status != MailStatus.BOUNCED) {
            throw Refusal.conflict("mail_not_retriable", status.name());
        }
        status = MailStatus.QUEUED;
        tries = 0;
        nextAttemptAt = now;
        settledAt = null;
        announced = true;
    }

    /** @throws Refusal 409 {@code mail_not_queued} when it has left already, or is about to */
    void cancel() {
        if (status != MailStatus.QUEUED) {
            throw Refusal.conflict("mail_not_queued", status.name());
        }
        status = MailStatus.CANCELLED;
        nextAttemptAt = null;
    }

    /** @throws Refusal 409 {@code mail_not_sent} for one that has not been sent, or came back already */
    void bounce(String reason, Instant now) {
        if (status != MailStatus.SENT) {
            throw Refusal.conflict("mail_not_sent", status.name());
        }
        lastReply = reason;
        end(MailStatus.BOUNCED, now);
    }

    MailSettled settled() {
        return new MailSettled(
                id(),
                key,
                subjectKind,
                subjectId,
                customerId,
                status,
                settledAt == null ? updatedAt() : settledAt,
                lastReply);
    }

    /** 1, 2, 4 … minutes, at most four hours and a quarter. */
    private static Duration pause(int tries) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS));
    }

    private void end(MailStatus end, Instant now) {
        status = end;
        nextAttemptAt = null;
        settledAt = now;
        announced = false;
    }
}
