package io.taizhang.card;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of a card's statement: signed changes, and what the card held afterwards. */
public record CardMovementView(
        @Filterable(sort = true) @Schema(description = "1, 2, 3 … without a gap.") long sequence,
        @Filterable(path = "movedAt") Instant at,
        @Filterable LocalDate businessDate,
        @Filterable CardMovementKind kind,
        @Nullable TopUpMethod method,
        Money principal,
        Money bonus,
        @Schema(description = "What was set aside (positive) or released (negative).") Money held,
        Money principalAfter,
        Money bonusAfter,
        Money heldAfter,
        @Nullable String memo,
        @Nullable @Filterable UUID shopId,
        @Nullable String operatorName,
        @Nullable @Schema(description = "What a payment would have cost without discount.") Money listAmount,
        @Nullable String terminal,
        @Nullable
                @Schema(
                        description = "The movement that this one belongs to: a capture's hold, a return's payment, a"
                                + " transfer's other side.")
                UUID refersTo,
        @Nullable @Schema(description = "What was paid for, also of what gives a payment back.") CardPurpose purpose,
        @Nullable @Schema(description = "The bill that was paid.") UUID billId,
        @Schema(description = "As in the receipt.") UUID reference) {

    static CardMovementView of(CardMovement movement, @Nullable String operatorName) {
        return new CardMovementView(
                movement.sequence,
                movement.movedAt,
                movement.businessDate,
                movement.kind,
                TopUpMethod.of(movement.contra),
                Money.of(movement.principal, movement.currency),
                Money.of(movement.bonus, movement.currency),
                Money.of(movement.held, movement.currency),
                Money.of(movement.principalAfter, movement.currency),
                Money.of(movement.bonusAfter, movement.currency),
                Money.of(movement.heldAfter, movement.currency),
                movement.memo,
                movement.shopId,
                operatorName,
                movement.listAmount == null ? null : Money.of(movement.listAmount, movement.currency),
                movement.terminal,
                movement.refersTo(),
                movement.purpose(),
                movement.billId(),
                movement.id);
    }
}
