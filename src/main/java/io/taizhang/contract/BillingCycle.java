package io.taizhang.contract;

/** How often a contract is billed by itself, apart from its plan of payments. */
public enum BillingCycle {
    /** Never: only what its plan says. */
    NONE(0),
    MONTHLY(1),
    QUARTERLY(3),
    YEARLY(12);

    private final int months;

    BillingCycle(int months) {
        this.months = months;
    }

    /** How many months a period has; 0 for {@link #NONE}. */
    public int months() {
        return months;
    }
}
