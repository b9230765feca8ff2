package io.taizhang.receivable;

/** On which side of a customer's account an open item stands. */
public enum ItemSide {
    /** Owed by the customer. */
    DEBIT,
    /** Owed to the customer: paid in advance, or credited. */
    CREDIT
}
