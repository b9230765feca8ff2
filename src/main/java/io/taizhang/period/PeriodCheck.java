package io.taizhang.period;

/** What may still be to be done about a month. Which of them block is a setting. */
enum PeriodCheck {
    /** Entries of the month that are drafts. */
    ENTRY_DRAFTS,
    /** Bills drafted up to the month's end that are neither approved nor thrown away. */
    BILL_DRAFTS,
    /** What contracts have to bill in the month and that stands on no bill. */
    UNBILLED,
    /** Bills of the month that did not go to the customer. */
    UNSENT_BILLS,
    /** Mails with bills, of the month, that came back or were given up. */
    UNDELIVERED_MAILS,
    /** What is owed of days up to the month's end and was due before today. */
    OVERDUE,
    /** What is owed of these days and disputed. */
    DISPUTED,
    /** Reminders for which somebody has to call or to write. */
    OPEN_DUNNING,
    /** Movements on our accounts, in yuan, booked in the month and not matched in full. */
    UNMATCHED_LINES,
    /** What was received or credited up to the month's end and settles nothing yet. */
    UNALLOCATED_CREDITS,
    /** Steps before the settlement that are not done. */
    STEPS_OPEN,
    /** Events that lack a posting rule and hold something of the month. */
    EVENTS_STUCK,
    /** Rows of the month that are not in the journal yet; settling takes in what is finished. */
    ROWS_AHEAD,
    /** Clearing accounts on which something of the month's end still stands. */
    CLEARING_OPEN,
    /** Comparisons of the journal with the sub-ledgers that do not hold. */
    SUBLEDGERS_DIFFER,
    /** Comparisons of the journal with itself that do not hold. */
    JOURNAL_BROKEN,
    /** Sales paid with a card that no card's movement stands behind. */
    CARD_SALES_UNLINKED,
    /** Vouchers of what happened in the month that stand in a later one. */
    LATE_VOUCHERS
}
