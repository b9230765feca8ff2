package io.taizhang.card;

import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Money that was set aside, as the contract shows it. */
public record CardHoldView(
        @Schema(description = "The reference of the movement that took it.") UUID id,
        long version,
        @Schema(description = "The card that it is on now; a replacement takes it along.") UUID cardId,
        CardHoldStatus status,
        Money amount,
        Money captured,
        @Schema(description = "Until when it can be captured; it is released some time after.") Instant expiresAt,
        @Nullable Instant closedAt,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static CardHoldView of(CardHold hold) {
        return new CardHoldView(
                hold.id,
                hold.status == CardHoldStatus.OPEN ? 0 : 1,
                hold.cardId,
                hold.status,
                Money.fen(hold.amount),
                Money.fen(hold.captured),
                hold.expiresAt,
                hold.closedAt,
                hold.takenAt,
                Objects.requireNonNullElse(hold.closedAt, hold.takenAt));
    }
}
