package io.taizhang.ledger;

/** What a leg of a rule can put on an account. */
public enum LegAmount {
    /** All of it: the amount of an entry, the principal of a card. */
    GROSS,
    /** Without the tax at the rate of VAT. */
    NET,
    TAX,
    /** Of money on a card: without the tax that will be due when it is used; all of it while DEFERRED_VAT is 0. */
    DEFERRED_NET,
    DEFERRED_TAX,
    /** Of what is never used, the part that is earned together with this use. */
    BREAKAGE,
    /** The bonus of a card. */
    BONUS;

    /** In 分. */
    long of(Figures figures) {
        return switch (this) {
            case GROSS -> figures.gross();
            case NET -> figures.gross() - figures.tax();
            case TAX -> figures.tax();
            case DEFERRED_NET -> figures.gross() - figures.deferredTax();
            case DEFERRED_TAX -> figures.deferredTax();
            case BREAKAGE -> figures.breakage();
            case BONUS -> figures.bonus();
        };
    }

    /** Whether it depends on the rate of VAT. */
    boolean isTaxed() {
        return this == NET || this == TAX || this == BREAKAGE;
    }
}
