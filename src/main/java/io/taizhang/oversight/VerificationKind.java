package io.taizhang.oversight;

/** What is checked. */
public enum VerificationKind {
    /** Balances, sequences and sums against the movements. */
    BOOKS,
    /** The history against the seals. */
    SEALS
}
