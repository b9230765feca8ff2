package io.taizhang.exchange;

/** What the rows of a file become. */
public enum ImportTarget {
    CUSTOMERS,
    TRANSACTIONS
}
