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

    /** What customers owe, as the house's side of a movement. */
    private static final short BILLS = 13;

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

    /** What a payment was for, or one that was given back; null for everything else. */
    @Nullable
    CardPurpose purpose() {
        return switch (kind) {
            case SPEND, CAPTURE, RETURN -> contra == BILLS ? CardPurpose.BILL : CardPurpose.SALE;
            default -> null;
        };
    }

    /** The bill that a payment was for. */
    @Nullable
    UUID billId() {
        return paysBill() ? refKey : null;
    }

    /** The movement that it belongs to. */
    @Nullable
    UUID refersTo() {
        return paysBill() ? null : refKey;
    }

    private boolean paysBill() {
        return kind == CardMovementKind.SPEND && contra == BILLS;
    }
}
