package io.taizhang.card;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Money that was set aside, for reading: the functions of the sub-ledger change it. */
@Entity
@Immutable
@Table(name = "card_hold")
class CardHold {

    @Id
    @Column(name = "key")
    UUID id;

    UUID cardId;

    long amount;

    long captured;

    @Enumerated
    CardHoldStatus status;

    Instant takenAt;

    Instant expiresAt;

    @Nullable
    Instant closedAt;

    protected CardHold() {}
}
