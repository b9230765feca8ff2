package io.taizhang.card;

import jakarta.persistence.EnumeratedValue;

/** What happened to a card. From 51 on no money moves, but the event has its place in the sequence. */
public enum CardMovementKind {
    TOP_UP(1),
    SPEND(2),
    ACTIVATION(51),
    FREEZE(52),
    UNFREEZE(53);

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
