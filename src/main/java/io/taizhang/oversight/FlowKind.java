package io.taizhang.oversight;

/** What made the money on cards more or less; named like the kinds of movements. */
public enum FlowKind {
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
    /** A card took everything over from another. */
    REPLACEMENT(58);

    final int code;

    FlowKind(int code) {
        this.code = code;
    }

    static FlowKind of(int code) {
        for (var kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No flow of money " + code);
    }
}
