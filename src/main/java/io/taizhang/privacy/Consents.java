package io.taizhang.privacy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What customers have agreed to, also for the rooms above that want to reach somebody. */
@ApplicationScoped
public class Consents implements PanacheRepositoryBase<Consent, UUID> {

    private final Purposes purposes;

    Consents(Purposes purposes) {
        this.purposes = purposes;
    }

    /**
     * Whether a customer may be reached by this channel for a purpose: always where the law asks for no consent, else when
     * their last word was yes. A purpose that there is not allows nothing.
     *
     * @param purpose the code of the purpose, such as {@code CARE}
     */
    @Transactional
    public boolean allow(UUID customerId, String purpose, ConsentChannel channel) {
        return purposes.find(purpose)
                .map(known -> !known.asksConsent() || isGiven(customerId, purpose, channel))
                .orElse(false);
    }

    boolean isGiven(UUID customerId, String purpose, ConsentChannel channel) {
        return find(
                        "customerId = ?1 and purpose = ?2 and channel = ?3 order by saidAt desc, id desc",
                        customerId,
                        purpose,
                        channel)
                .firstResultOptional()
                .map(last -> last.given)
                .orElse(false);
    }

    /** The last word of a customer on each purpose and channel. */
    @SuppressWarnings("unchecked")
    List<Consent> current(UUID customerId) {
        return getEntityManager()
                .createNativeQuery(
                        "select distinct on (purpose, channel) * from consent where customer_id = :customer"
                                + " order by purpose, channel, said_at desc, id desc",
                        Consent.class)
                .setParameter("customer", customerId)
                .getResultList();
    }

    /** Keeps what is being sent to a customer and what they are just withdrawing apart, until the transaction ends. */
    void holdSenders(UUID customerId) {
        lock("pg_advisory_xact_lock", customerId);
    }

    /** Waits for a withdrawal that is under way, and lets none pass until the transaction ends. */
    void holdWithdrawals(UUID customerId) {
        lock("pg_advisory_xact_lock_shared", customerId);
    }

    private void lock(String function, UUID customerId) {
        getEntityManager()
                .createNativeQuery("select cast(" + function + "(hashtextextended(:name, 0)) as text)")
                .setParameter("name", "consent " + customerId)
                .getSingleResult();
    }
}
