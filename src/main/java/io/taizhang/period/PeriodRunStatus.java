package io.taizhang.period;

/** Where a month stands. */
enum PeriodRunStatus {
    OPEN,
    /** Closed in the general ledger. */
    SETTLED,
    /** Was settled and takes vouchers again. */
    REOPENED
}
