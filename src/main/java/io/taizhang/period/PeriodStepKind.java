package io.taizhang.period;

/** The six steps of a month, in their order. */
enum PeriodStepKind {
    /** 账目录入: what happened is written down and posted. */
    ENTRY,
    /** 账单生成: bills are drafted and approved. */
    BILLING,
    /** 账单发送: bills reach the customers. */
    SENDING,
    /** 账款跟踪: what is owed is followed up. */
    TRACKING,
    /** 对账: the bank's movements are matched. */
    RECONCILIATION,
    /** 结算: the month is closed. Done by settling, never by hand. */
    SETTLEMENT
}
