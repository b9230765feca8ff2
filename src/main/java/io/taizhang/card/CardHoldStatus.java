package io.taizhang.card;

import jakarta.persistence.EnumeratedValue;

/** What has become of money that was set aside. */
public enum CardHoldStatus {
    OPEN(1),
    CAPTURED(2),
    VOIDED(3),
    EXPIRED(4);

    @EnumeratedValue
    final short code;

    CardHoldStatus(int code) {
        this.code = (short) code;
    }
}
