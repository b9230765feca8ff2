package io.taizhang.card;

import jakarta.persistence.EnumeratedValue;

/** The life of a card; kept as a number in the hot row. */
public enum CardStatus {
    ISSUED(1),
    ACTIVE(2),
    FROZEN(3),
    LOST(4),
    EXPIRED(5),
    REPLACED(6),
    CLOSED(7);

    @EnumeratedValue
    final short code;

    CardStatus(int code) {
        this.code = (short) code;
    }
}
