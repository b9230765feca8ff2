package io.taizhang.cardprogram;

import io.taizhang.platform.Money;
import jakarta.persistence.Embeddable;

/** A tier as it is stored, in 分. {@code card_top_up} reads the rows. */
@Embeddable
record CardBonusTier(long topUp, long bonus) {

    static CardBonusTier of(BonusTier tier) {
        return new CardBonusTier(tier.topUp().minor(), tier.bonus().minor());
    }

    BonusTier shown() {
        return new BonusTier(Money.fen(topUp), Money.fen(bonus));
    }
}
