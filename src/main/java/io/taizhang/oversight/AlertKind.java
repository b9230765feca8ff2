package io.taizhang.oversight;

/** What is watched for. */
public enum AlertKind {
    /** A card paid unusually often within minutes. */
    VELOCITY,
    /** Somebody, or a shop, paid back an unusual share of a day's sales. */
    REFUND_RATIO,
    /** Most of a card's money went within a day. */
    BALANCE_DROP,
    /** Somebody tried wrong PINs. */
    PIN_FAILURES
}
