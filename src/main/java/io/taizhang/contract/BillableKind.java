package io.taizhang.contract;

/** Where something to bill comes from. */
public enum BillableKind {
    /** A period of the billing cycle, or the part of it in which the contract is in force. */
    PERIOD,
    /** An item of the plan that is due by its day. */
    INSTALMENT,
    /** An item of the plan that is fulfilled. */
    MILESTONE
}
