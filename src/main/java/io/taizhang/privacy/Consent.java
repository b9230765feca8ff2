package io.taizhang.privacy;

import io.taizhang.platform.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a customer said about one purpose and one channel, with the proof. The latest word counts. */
@Entity
@Immutable
class Consent {

    @Id
    UUID id = Ids.next();

    UUID customerId;
    String purpose;

    @Enumerated(EnumType.STRING)
    ConsentChannel channel;

    boolean given;
    Instant saidAt;

    @Enumerated(EnumType.STRING)
    ConsentHow how;

    @Nullable
    Integer textVersion;

    @Nullable
    String evidence;

    Instant recordedAt;
    UUID recordedBy;

    protected Consent() {}

    Consent(UUID customerId, RecordConsent command, ConsentChannel channel, Instant now, UUID recordedBy) {
        this.customerId = customerId;
        this.purpose = command.purpose();
        this.channel = channel;
        this.given = command.given();
        this.saidAt = command.saidAt() == null ? now : command.saidAt();
        this.how = command.how();
        this.recordedAt = now;
        this.recordedBy = recordedBy;
    }

    /** With the words that it was about and where the proof is, before it is stored. */
    Consent about(@Nullable Integer words, @Nullable String proof) {
        textVersion = words;
        evidence = proof;
        return this;
    }
}
