package io.taizhang.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries for the secrets of cards. A card's row is made when it is first asked for. */
@ApplicationScoped
class CardSecrets implements PanacheRepositoryBase<CardSecret, UUID> {

    private static final long ALIASES = 10_000_000_000L;
    private static final int DRAWS = 20;

    private final SecureRandom random = new SecureRandom();

    /** The secrets of a card, held until the transaction ends: PINs of one card are tried one after the other. */
    CardSecret lock(UUID cardId) {
        for (int draw = 0; draw < DRAWS; draw++) {
            var known = findByIdOptional(cardId, LockModeType.PESSIMISTIC_WRITE);
            if (known.isPresent()) {
                return known.get();
            }
            make(cardId);
        }
        throw new IllegalStateException("No free alias for card " + cardId);
    }

    /** Nothing happens when the card has its row already, or when the alias that was drawn is another card's. */
    private void make(UUID cardId) {
        getEntityManager()
                .createNativeQuery(
                        "insert into card_secret (card_id, alias) values (:card, :alias) on conflict do nothing")
                .setParameter("card", cardId)
                .setParameter("alias", "%010d".formatted(random.nextLong(ALIASES)))
                .executeUpdate();
    }

    /** The card that an alias names. Not the entity, which is read with its row locked or not at all. */
    Optional<UUID> cardOf(String alias) {
        return getEntityManager()
                .createQuery("select s.cardId from CardSecret s where s.alias = :alias", UUID.class)
                .setParameter("alias", alias)
                .getResultStream()
                .findFirst();
    }

    /** Uses the code of a half minute up. @return false when it was used before; waits for somebody who is just doing so */
    boolean use(UUID cardId, long step, UUID key, Instant at) {
        return getEntityManager()
                        .createNativeQuery("insert into payment_code_use (card_id, step, key, used_at)"
                                + " values (:card, :step, :key, :at) on conflict do nothing")
                        .setParameter("card", cardId)
                        .setParameter("step", step)
                        .setParameter("key", key)
                        .setParameter("at", at)
                        .executeUpdate()
                == 1;
    }

    /** The half minutes from one on whose codes are used up. */
    List<Long> usedFrom(UUID cardId, long step) {
        List<?> steps = getEntityManager()
                .createNativeQuery(
                        "select step from payment_code_use where card_id = :card and step >= :step", Long.class)
                .setParameter("card", cardId)
                .setParameter("step", step)
                .getResultList();
        return steps.stream().map(Long.class::cast).toList();
    }
}
