package io.taizhang.account;

/** Who put an account on hold. */
public enum CreditHoldSource {
    /** The ladder of reminders; lifted by itself when nothing overdue is left. */
    DUNNING,
    /** Somebody; lifted by somebody. */
    STAFF
}
