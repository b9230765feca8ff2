package io.taizhang.account;

/** Where an entry stands. REVERSED is a posted entry that has been taken back; it follows from its reversal. */
enum EntryStatus {
    DRAFT,
    POSTED,
    REVERSED
}
