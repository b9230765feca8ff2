package io.taizhang.regulation;

import static io.taizhang.regulation.PrepaidRuleUnit.BASIS_POINTS;
import static io.taizhang.regulation.PrepaidRuleUnit.DAYS;
import static io.taizhang.regulation.PrepaidRuleUnit.FEN;
import static io.taizhang.regulation.PrepaidRuleUnit.FLAG;
import static io.taizhang.regulation.PrepaidRuleUnit.MONTHS;

/** The figures of the law that the product acts on; {@code prepaid_rule} says what they are and where they stand. */
public enum PrepaidRuleKey {
    /** The most that a registered card holds. */
    REGISTERED_BALANCE_CAP(FEN),
    /** The most that an anonymous card holds. */
    ANONYMOUS_BALANCE_CAP(FEN),
    /** Whether a registered card may expire: 0, it may not. */
    REGISTERED_MAY_EXPIRE(FLAG),
    /** The shortest validity of an anonymous card. */
    ANONYMOUS_MIN_VALIDITY(MONTHS),
    /** From this amount of one purchase on, the buyer of anonymous cards is identified. */
    REAL_NAME_FROM(FEN),
    /** How long the registration of a buyer is kept at least. */
    REGISTRATION_KEPT(MONTHS),
    /** From this amount of one purchase on, an organisation pays by bank transfer. */
    TRANSFER_FROM_ORGANISATION(FEN),
    /** From this amount of one purchase on, a person pays by bank transfer. */
    TRANSFER_FROM_PERSON(FEN),
    /** Below this amount, returned goods may be paid back in cash instead of to the card. */
    RETURN_IN_CASH_BELOW(FEN),
    /** Below this balance, a card may be refunded in cash instead of to an account in the same name. */
    CASH_REFUND_BELOW(FEN),
    /** The share of the quarter-end balance that a large issuer (规模发卡企业) keeps in custody. */
    CUSTODY_LARGE(BASIS_POINTS),
    /** The same of a group (集团发卡企业). */
    CUSTODY_GROUP(BASIS_POINTS),
    /** The same of a brand (品牌发卡企业). */
    CUSTODY_BRAND(BASIS_POINTS),
    /** Within how many days of paying the principal is returned on demand. */
    REFUND_WITHIN(DAYS);

    final PrepaidRuleUnit unit;

    PrepaidRuleKey(PrepaidRuleUnit unit) {
        this.unit = unit;
    }
}
