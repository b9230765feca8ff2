package io.taizhang.card;

import io.taizhang.cardprogram.CardProgramDirectory;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A customer's cards as they may see them themselves: theirs, and no other. The caller has made sure who they are. */
@ApplicationScoped
@Transactional
public class OwnCards {

    private static final int SHOWN = 200;

    private final Cards cards;
    private final CardProgramDirectory programs;
    private final CardLifeService life;

    OwnCards(Cards cards, CardProgramDirectory programs, CardLifeService life) {
        this.cards = cards;
        this.programs = programs;
        this.life = life;
    }

    /** A card of one's own. */
    public record OwnCard(
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
            Instant issuedAt) {}

    /** Newest first, at most {@value #SHOWN}. */
    public List<OwnCard> of(UUID customerId) {
        return shown(cards.ofCustomers(Set.of(customerId)).stream().limit(SHOWN).toList());
    }

    /** @throws Refusal 404 when there is no such card or it is another's */
    public OwnCard require(UUID customerId, UUID cardId) {
        return shown(List.of(own(customerId, cardId))).get(0);
    }

    private Card own(UUID customerId, UUID cardId) {
        return cards.findByIdOptional(cardId)
                .filter(card -> customerId.equals(card.customerId))
                .orElseThrow(() -> Refusal.notFound("card"));
    }

    /** The card's movements, newest first. @throws Refusal 404 when there is no such card or it is another's */
    public Page<CardMovementView> movements(UUID customerId, UUID cardId, ListRequest request) {
        own(customerId, cardId);
        return cards.statement(cardId, request).map(movement -> CardMovementView.of(movement, null));
    }

    /**
     * Stops a card that its holder has lost.
     *
     * @throws Refusal 404 when there is no such card or it is another's; 409 for the state, such as {@code card_lost}
     */
    public OwnCard reportLoss(UUID customerId, UUID cardId) {
        life.lose(own(customerId, cardId), null);
        return require(customerId, cardId);
    }

    private List<OwnCard> shown(List<Card> own) {
        var names = programs.names(own.stream().map(card -> card.programId).collect(Collectors.toSet()));
        return own.stream()
                .map(card -> shown(card, Objects.requireNonNull(names.get(card.programId))))
                .toList();
    }

    private static OwnCard shown(Card card, String programName) {
        return new OwnCard(
                card.id(),
                card.number,
                programName,
                card.status,
                Money.of(card.balance, card.currency),
                Money.of(card.principal, card.currency),
                Money.of(card.bonus, card.currency),
                Money.of(card.held, card.currency),
                Money.of(card.available, card.currency),
                card.expiresOn,
                card.createdAt());
    }
}
