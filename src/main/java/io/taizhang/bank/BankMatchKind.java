package io.taizhang.bank;

/** What was done about a line. */
public enum BankMatchKind {
    /** A payment was posted for it. */
    RECEIPT,
    /** A payment or refund that had been recorded before was ticked off. */
    ENTRY,
    /** Somebody said that it concerns no customer. */
    SET_ASIDE
}
