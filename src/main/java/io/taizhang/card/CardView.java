package io.taizhang.card;

import io.taizhang.cardprogram.CardKind;
import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A card as the contract shows it. The version is the number of its last movement: it grows with every one. */
public record CardView(
        UUID id,
        long version,
        @Filterable String number,
        @Filterable UUID programId,
        String programName,
        @Schema(description = "The version of the program whose terms hold for the card.") int programVersion,
        @Filterable CardKind kind,
        @Nullable @Filterable UUID customerId,
        @Nullable String customerName,
        @Nullable @Filterable UUID unitId,
        @Nullable @Filterable UUID batchId,
        @Nullable @Schema(description = "The card that replaced this one.") UUID successorId,
        @Filterable CardStatus status,
        @Filterable(sort = true) Money balance,
        Money principal,
        Money bonus,
        Money held,
        @Filterable(sort = true) @Schema(description = "What can be spent: the balance without what is held.")
                Money available,
        @Nullable @Filterable @Schema(description = "The last day on which the card can be used.") LocalDate expiresOn,
        @Filterable(path = "createdAt", sort = true) Instant issuedAt,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static CardView of(Card card, String programName, int programVersion, @Nullable String customerName) {
        return new CardView(
                card.id(),
                card.sequence,
                card.number,
                card.programId,
                programName,
                programVersion,
                card.kind,
                card.customerId,
                customerName,
                card.unitId,
                card.batchId,
                card.successorId,
                card.status,
                Money.of(card.balance, card.currency),
                Money.of(card.principal, card.currency),
                Money.of(card.bonus, card.currency),
                Money.of(card.held, card.currency),
                Money.of(card.available, card.currency),
                card.expiresOn,
                card.createdAt(),
                card.createdAt(),
                card.movedAt);
    }
}
