package io.taizhang.customer;

/** What an address is used for. */
public enum AddressType {
    HOME,
    WORK,
    BILLING,
    SHIPPING,
    OTHER
}
