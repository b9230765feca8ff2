package io.taizhang.ledger;

/** What the company decides as a rate. */
public enum LedgerPolicyKind {
    /** The tax on what is sold. */
    VAT,
    /** The tax that a card's money is split by when it is paid in; 0 where loading is not taxed. */
    DEFERRED_VAT,
    /** The share of the cards' money that is expected never to be used; 0: no revenue from it. */
    BREAKAGE
}
