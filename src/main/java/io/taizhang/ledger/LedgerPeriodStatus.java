package io.taizhang.ledger;

/** Whether a period takes vouchers. */
public enum LedgerPeriodStatus {
    OPEN,
    CLOSED,
    /** Was closed and takes vouchers again. */
    REOPENED
}
