package io.taizhang.checkout;

import io.taizhang.card.CardPosting;
import io.taizhang.platform.Money;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a checkout did to the card. */
public record CheckoutCardView(
        UUID cardId,
        @Schema(description = "All but the last four digits covered.", examples = "**** **** **** 4711")
                String maskedNumber,
        @Schema(description = "The movement in the card's statement.") UUID reference,
        long sequence,
        Money amount,
        Money principal,
        Money bonus,
        Money balanceAfter,
        Money principalAfter,
        Money bonusAfter) {

    static CheckoutCardView of(CardPosting posting, String maskedNumber) {
        var principal = Money.fen(-posting.principal());
        var bonus = Money.fen(-posting.bonus());
        var principalAfter = Money.fen(posting.principalAfter());
        var bonusAfter = Money.fen(posting.bonusAfter());
        return new CheckoutCardView(
                posting.cardId(),
                maskedNumber,
                posting.key(),
                posting.sequence(),
                principal.plus(bonus),
                principal,
                bonus,
                principalAfter.plus(bonusAfter),
                principalAfter,
                bonusAfter);
    }
}
