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
    CAP,
    LOST,
    REPLACED,
    CLOSED,
    SHOP,
    HOLD_NOT_OPEN,
    OVER_HOLD,
    HOLD_EXPIRED,
    NOT_RETURNABLE,
    OVER_SPENT,
    REVERSED,
    TOO_LATE,
    NOT_REVERSIBLE,
    HAS_HOLDS,
    OTHER_CARD,
    OTHER_CAP,
    PIN,
    PAYS_BILL;

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
            case LOST -> Refusal.conflict("card_lost");
            case REPLACED -> Refusal.conflict("card_replaced");
            case CLOSED -> Refusal.conflict("card_closed");
            case SHOP -> Refusal.rule("card_shop_not_accepting").at("/shopId");
            case HOLD_NOT_OPEN -> Refusal.conflict("card_hold_not_open");
            case OVER_HOLD -> with("card_capture_exceeds_hold", amount, bound, "held");
            case HOLD_EXPIRED -> Refusal.conflict("card_hold_expired");
            case NOT_RETURNABLE -> Refusal.rule("card_movement_not_returnable").at("/movement");
            case OVER_SPENT -> with("card_return_exceeds_spend", amount, bound, "remaining");
            case REVERSED -> Refusal.conflict("card_movement_reversed");
            case TOO_LATE -> Refusal.conflict("card_reversal_too_late");
            case NOT_REVERSIBLE -> Refusal.conflict("card_movement_not_reversible");
            case HAS_HOLDS -> Refusal.conflict("card_has_holds", yuan(bound)).with("held", Money.fen(bound));
            case OTHER_CARD -> Refusal.conflict("card_transfer_target").at("/toCardId");
            case PAYS_BILL -> Refusal.conflict("card_movement_pays_bill").at("/movement");
            case PIN -> Refusal.rule("card_pin_required").at("/pin");
            case OTHER_CAP -> with("card_cap_exceeded", amount, bound, "remaining");
        };
    }

    private static Refusal with(String code, Money amount, long bound, String figure) {
        return Refusal.rule(code, amount.amount(), yuan(bound)).at("/amount").with(figure, Money.fen(bound));
    }

    private static String yuan(long fen) {
        return Money.fen(fen).amount();
    }
}
