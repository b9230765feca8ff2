package io.taizhang.bank;

/** What has become of a line. */
public enum BankLineStatus {
    OPEN,
    PARTLY_MATCHED,
    MATCHED,
    /** A person said that it concerns no customer: a fee, a transfer between our own accounts. */
    SET_ASIDE
}
