package io.taizhang.card;

import jakarta.persistence.EnumeratedValue;

/**
 * What happened to a card. From 51 on its status changes, which has its place in the sequence; only a
 * replacement moves money with it.
 */
public enum CardMovementKind {
    TOP_UP(1),
    SPEND(2),
    HOLD(3),
    CAPTURE(4),
    VOID(5),
    RETURN(6),
    TRANSFER(7),
    CASH_OUT(8),
    ADJUSTMENT(9),
    BONUS_EXPIRY(10),
    FEE(11),
    REVERSAL(12),
    ACTIVATION(51),
    FREEZE(52),
    UNFREEZE(53),
    LOSS(54),
    LOSS_CANCELLED(55),
    EXPIRY(56),
    REACTIVATION(57),
    REPLACEMENT(58),
    CLOSING(59);

    @EnumeratedValue
    final short code;

    CardMovementKind(int code) {
        this.code = (short) code;
    }

    static CardMovementKind of(int code) {
        for (var kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No kind of movement " + code);
    }
}
