package io.taizhang.ledger;

/** What an account is for; the first digit of its code says the same. */
public enum ChartAccountKind {
    ASSET,
    LIABILITY,
    EQUITY,
    INCOME,
    EXPENSE,
    COMMON
}
