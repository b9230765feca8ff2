package io.taizhang.customer;

/** Where a customer stands in their life with the company. */
public enum CustomerStage {
    PROSPECT,
    ACTIVE,
    DORMANT,
    LOST
}
