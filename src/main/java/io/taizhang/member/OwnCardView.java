package io.taizhang.member;

import io.taizhang.card.CardPinView;
import io.taizhang.card.CardStatus;
import io.taizhang.card.OwnCards.OwnCard;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member's own card. */
record OwnCardView(
        UUID id,
        String number,
        String programName,
        CardStatus status,
        Money balance,
        Money principal,
        Money bonus,
        Money held,
        Money available,
        @Nullable LocalDate expiresOn,
        Instant issuedAt,
        CardPinView pin) {

    static OwnCardView of(OwnCard card, CardPinView pin) {
        return new OwnCardView(
                card.id(),
                card.number(),
                card.programName(),
                card.status(),
                card.balance(),
                card.principal(),
                card.bonus(),
                card.held(),
                card.available(),
                card.expiresOn(),
                card.issuedAt(),
                pin);
    }
}
