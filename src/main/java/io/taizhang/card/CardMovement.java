package io.taizhang.card;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the sub-ledger, for reading: the functions write it. Refused requests have no sequence and are never read. */
@Entity
@Immutable
@Table(name = "card_movement")
class CardMovement {

    @Id
    @Column(name = "key")
    UUID id;

    UUID cardId;

    long sequence;

    @Enumerated
    CardMovementKind kind;

    short contra;

    long principal;

    long bonus;

    long held;

    long principalAfter;

    long bonusAfter;

    long heldAfter;

    String currency;

    Instant movedAt;

    LocalDate businessDate;

    UUID operatorId;

    @Nullable
    UUID shopId;

    @Nullable
    String memo;

    @Nullable
    UUID refKey;

    @Nullable
    Long listAmount;

    @Nullable
    String terminal;

    protected CardMovement() {}
}
