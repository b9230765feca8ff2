package io.taizhang.card;

/** What was paid for with a card. */
public enum CardPurpose {
    /** Something that was sold. */
    SALE,
    /** What was owed on a bill. */
    BILL
}
