package io.taizhang.member;

import io.taizhang.card.CardMovementKind;
import io.taizhang.card.CardMovementView;
import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the statement of one's own card: signed changes, and what the card held afterwards. */
record OwnMovementView(
        @Filterable(sort = true) long sequence,
        @Filterable(path = "movedAt") Instant at,
        @Filterable LocalDate businessDate,
        @Filterable CardMovementKind kind,
        Money principal,
        Money bonus,
        Money principalAfter,
        Money bonusAfter,
        @Nullable String memo,
        @Nullable UUID shopId,
        UUID reference) {

    static OwnMovementView of(CardMovementView movement) {
        return new OwnMovementView(
                movement.sequence(),
                movement.at(),
                movement.businessDate(),
                movement.kind(),
                movement.principal(),
                movement.bonus(),
                movement.principalAfter(),
                movement.bonusAfter(),
                movement.memo(),
                movement.shopId(),
                movement.reference());
    }
}
