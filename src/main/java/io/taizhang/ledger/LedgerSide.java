package io.taizhang.ledger;

/** The side of an account. */
public enum LedgerSide {
    DEBIT,
    CREDIT
}
