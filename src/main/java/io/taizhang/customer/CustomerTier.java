package io.taizhang.customer;

/** How much weight a customer has. */
public enum CustomerTier {
    VIP,
    REGULAR,
    POTENTIAL
}
