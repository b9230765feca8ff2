package io.taizhang.receivable;

/** How it was found which credit settles which debit. */
public enum AllocationMethod {
    /** A person said so. */
    MANUAL,
    /** The oldest due first. */
    OLDEST,
    /** A line of a bank statement was matched. */
    BANK,
    /** A bill was paid. */
    BILL,
    /** A bill was taken back, or part of it. */
    CREDIT_NOTE,
    /** A bill was paid from a stored-value card. */
    CARD,
    /** What is owed was given up. */
    WRITE_OFF,
    /** The customer's credit was paid back. */
    REFUND,
    /** An entry was taken back: its reversal settles it. */
    CORRECTION
}
