package io.taizhang.period;

/** What is counted of a month. */
enum PeriodCount {
    /** Posted entries of the month as they stand after corrections; the amount is the sum of their amounts. */
    POSTED_ENTRIES,
    /** Bills issued in the month. */
    ISSUED_BILLS,
    /** Those that went to the customer. */
    SENT_BILLS,
    /** What is owed now of days up to the month's end. */
    OWED,
    /** Statements of banks that tell of days of the month. */
    BANK_STATEMENTS,
    /** Vouchers of the month; the amount is that of one side. */
    VOUCHERS
}
