package io.taizhang.exchange;

/** What the rows of a file become. */
public enum ImportTarget {
    CUSTOMERS,
    TRANSACTIONS,
    CONTACTS,
    INTERACTIONS,
    CONTRACTS,
    CARDS;

    /** Whether its accepted rows add up to an amount of money. */
    boolean isMoney() {
        return this == TRANSACTIONS || this == CONTRACTS || this == CARDS;
    }
}
