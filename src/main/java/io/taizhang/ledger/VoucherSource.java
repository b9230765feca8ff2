package io.taizhang.ledger;

/** Where a voucher comes from. */
public enum VoucherSource {
    /** Derived from the sub-ledgers. */
    RUN,
    /** Takes another voucher back. */
    RED,
    /** The rows of a voucher that was taken back, posted by other rules. */
    REPOST
}
