package io.taizhang.billing;

/** How far a bill got. Derived from its approval, its sending and what is open of its items. */
public enum BillStatus {
    DRAFT,
    APPROVED,
    SENT,
    PARTLY_PAID,
    PAID,
    /** Nothing is open, and part of it was given up. */
    WRITTEN_OFF,
    /** Taken back by a credit note. */
    VOIDED
}
