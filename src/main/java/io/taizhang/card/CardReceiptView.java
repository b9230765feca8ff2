package io.taizhang.card;

import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a movement of money did. The same request gets the same receipt for ever. */
public record CardReceiptView(
        @Schema(description = "Names the movement; also in the statement.") UUID reference,
        UUID cardId,
        String number,
        CardMovementKind kind,
        @Schema(
                        description =
                                "What was asked for: paid in by a top-up (without bonus), set aside by a hold, moved by"
                                        + " everything else; an adjustment can be negative.")
                Money amount,
        @Schema(description = "The part that moved principal; positive but for an adjustment.") Money principal,
        @Schema(description = "The part that moved bonus; positive but for an adjustment.") Money bonus,
        @Nullable @Schema(description = "What a hold set aside, or the end of one released.") Money held,
        Money balance,
        Money principalAfter,
        Money bonusAfter,
        Money heldAfter,
        @Nullable @Schema(description = "The hold, original or other side that it belongs to.") UUID refersTo,
        Instant at,
        LocalDate businessDate,
        long sequence) {

    static CardReceiptView of(CardPosting posting) {
        var signed = posting.kind() == CardMovementKind.ADJUSTMENT;
        var principal = Money.fen(signed ? posting.principal() : Math.abs(posting.principal()));
        var bonus = Money.fen(signed ? posting.bonus() : Math.abs(posting.bonus()));
        var held = Money.fen(Math.abs(posting.held()));
        var principalAfter = Money.fen(posting.principalAfter());
        var bonusAfter = Money.fen(posting.bonusAfter());
        return new CardReceiptView(
                posting.key(),
                posting.cardId(),
                posting.number(),
                posting.kind(),
                switch (posting.kind()) {
                    case TOP_UP, CASH_OUT -> principal;
                    case HOLD, VOID -> held;
                    default -> principal.plus(bonus);
                },
                principal,
                bonus,
                held.isZero() ? null : held,
                principalAfter.plus(bonusAfter),
                principalAfter,
                bonusAfter,
                Money.fen(posting.heldAfter()),
                posting.refersTo(),
                posting.at(),
                posting.businessDate(),
                posting.sequence());
    }
}
