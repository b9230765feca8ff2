package io.taizhang.account;

/** Where a customer's account stands in its life; only {@link #CLOSED} is decided by a person. */
enum AccountStatus {
    /** Nothing has been posted that is or was owed. */
    OPEN,
    ACTIVE,
    /** Nothing has been posted for a year. */
    DORMANT,
    /** Takes no entry with an effect on what is owed; until it is opened again. */
    CLOSED
}
