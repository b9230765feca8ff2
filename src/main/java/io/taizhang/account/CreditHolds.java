package io.taizhang.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Accounts that get no further credit while something is long overdue, for the room that reminds of it. While an account
 * is on hold its limit is zero, whatever was agreed: what makes the customer owe anything is refused unless somebody may
 * override the limit and says why.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CreditHolds {

    private final EntityManager em;
    private final AccountService accounts;

    CreditHolds(EntityManager em, AccountService accounts) {
        this.em = em;
        this.accounts = accounts;
    }

    /** Puts an account on hold, unless it is already or somebody has lifted a hold since. */
    public void hold(UUID customerId, String reason, Instant since) {
        accounts.holdForDunning(customerId, reason, since);
    }

    /** Lifts a hold of {@link #hold}; one that somebody set stays. */
    public void lift(UUID customerId, String reason) {
        accounts.liftForDunning(customerId, reason);
    }

    public boolean isHeld(UUID customerId) {
        return !em.createQuery(
                        "select 1 from CustomerAccount e where e.customerId = :id and e.creditHoldSource = :dunning",
                        Integer.class)
                .setParameter("id", customerId)
                .setParameter("dunning", CreditHoldSource.DUNNING)
                .getResultList()
                .isEmpty();
    }

    /** The customers whose accounts are on hold by {@link #hold}, by id, after one. */
    public List<UUID> held(UUID after, int limit) {
        return em.createQuery(
                        "select e.customerId from CustomerAccount e where e.creditHoldSource = :dunning"
                                + " and e.customerId > :after order by e.customerId",
                        UUID.class)
                .setParameter("dunning", CreditHoldSource.DUNNING)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
