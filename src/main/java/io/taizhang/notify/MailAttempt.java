package io.taizhang.notify;

import io.taizhang.platform.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One try to send a mail, or one report that it came back. Never changed. */
@Entity
class MailAttempt {

    @Id
    UUID id = Ids.next();

    UUID deliveryId;

    int number;

    Instant at;

    @Enumerated(EnumType.STRING)
    MailOutcome outcome;

    @Nullable
    Integer replyCode;

    String reply;

    protected MailAttempt() {}

    MailAttempt(UUID deliveryId, int number, Instant at, MailReply reply) {
        this.deliveryId = deliveryId;
        this.number = number;
        this.at = at;
        this.outcome = reply.outcome();
        this.replyCode = reply.code();
        this.reply = reply.text();
    }
}
