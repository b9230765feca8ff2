package io.taizhang.customer;

/** What kind of thing happened. */
public enum TimelineType {
    INTERACTION,
    ENTRY,
    CARD,
    CONTRACT,
    TASK,
    CUSTOMER
}
