package io.taizhang.card;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import java.time.LocalDate;

/** Why the sub-ledger refuses, by the number in {@code card_movement.result}. */
enum CardRefusal {
    NOT_ACTIVE,
    FROZEN,
    EXPIRED,
    BALANCE,
    LIMIT,
    CAP;

    static CardRefusal of(int result) {
        return values()[result - 1];
    }

    /**
     * The refusal with its figures.
     *
     * @param amount what was asked for
     * @param bound what would have been possible, in 分; of an expired card its last day, as days since 1970
     */
    Refusal of(Money amount, long bound) {
        return switch (this) {
            case NOT_ACTIVE -> Refusal.conflict("card_not_active");
            case FROZEN -> Refusal.conflict("card_frozen");
            case EXPIRED -> Refusal.conflict("card_expired", LocalDate.ofEpochDay(bound));
            case BALANCE -> with("insufficient_balance", amount, bound, "available");
            case LIMIT -> with("card_limit_exceeded", amount, bound, "remaining");
            case CAP -> with("card_cap_exceeded", amount, bound, "remaining");
        };
    }

    private static Refusal with(String code, Money amount, long bound, String figure) {
        var possible = Money.fen(bound);
        return Refusal.rule(code, amount.amount(), possible.amount())
                .at("/amount")
                .with(figure, possible);
    }
}
