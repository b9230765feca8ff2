package io.taizhang.cardprogram;

/** Which part of a card a payment takes first: the bonus that was granted or the principal that was paid in. */
public enum SpendOrder {
    BONUS_FIRST(1),
    PRINCIPAL_FIRST(2),
    /** Both, in the proportion that is on the card; the bonus' part is rounded down to the fen. */
    RATIO(3);

    private final short code;

    SpendOrder(int code) {
        this.code = (short) code;
    }

    /** The number in {@code card_account.spend_order}. */
    public short code() {
        return code;
    }
}
