package io.taizhang.cardprogram;

/**
 * Whether a card is in somebody's name. The bounds are those of 单用途商业预付卡管理办法 art. 18 (what a card holds) and
 * art. 19 (how long it is valid at least).
 */
public enum CardKind {
    REGISTERED(500_000),
    ANONYMOUS(100_000);

    /** The shortest validity of an anonymous card. A registered card does not expire. */
    static final int MIN_VALIDITY_MONTHS = 36;

    /** What a card of this kind may hold at most, in 分. */
    final long maxBalance;

    CardKind(long maxBalance) {
        this.maxBalance = maxBalance;
    }

    /** The limit of one payment and of one day where a program sets none, in 分: a brake, not an obstacle. */
    long defaultLimit() {
        return 10 * maxBalance;
    }
}
