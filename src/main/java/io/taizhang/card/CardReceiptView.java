package io.taizhang.card;

import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a top-up or a payment did. The same request gets the same receipt for ever. */
public record CardReceiptView(
        @Schema(description = "Names the movement; also in the statement.") UUID reference,
        UUID cardId,
        String number,
        CardMovementKind kind,
        @Schema(description = "What was paid: in by a top-up (without bonus), with the card by a spend.") Money amount,
        @Schema(description = "The part that moved principal; positive.") Money principal,
        @Schema(description = "The part that moved bonus; positive.") Money bonus,
        Money balance,
        Money principalAfter,
        Money bonusAfter,
        Instant at,
        LocalDate businessDate,
        long sequence) {

    static CardReceiptView of(CardPosting posting) {
        var principal = Money.fen(Math.abs(posting.principal()));
        var bonus = Money.fen(Math.abs(posting.bonus()));
        var principalAfter = Money.fen(posting.principalAfter());
        var bonusAfter = Money.fen(posting.bonusAfter());
        return new CardReceiptView(
                posting.key(),
                posting.cardId(),
                posting.number(),
                posting.kind(),
                posting.kind() == CardMovementKind.SPEND ? principal.plus(bonus) : principal,
                principal,
                bonus,
                principalAfter.plus(bonusAfter),
                principalAfter,
                bonusAfter,
                posting.at(),
                posting.businessDate(),
                posting.sequence());
    }
}
