package io.taizhang.customer;

import io.taizhang.platform.Condition;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Customers, as the rooms above ask for them. */
@ApplicationScoped
@Transactional
public class CustomerFile {

    private final Customers customers;
    private final EntityManager em;

    CustomerFile(Customers customers, EntityManager em) {
        this.customers = customers;
        this.em = em;
    }

    /** @throws Refusal 404 when the customer does not exist, is deleted or lies outside the caller's scope */
    public CustomerRef require(UUID id) {
        return customers.require(id).ref();
    }

    /** For an id inside a body. @throws Refusal 422 {@code customer_unknown} at the pointer, for the same reasons */
    public CustomerRef requireFor(UUID id, String pointer) {
        return customers
                .findVisible(id)
                .orElseThrow(() -> Refusal.rule("customer_unknown").at(pointer))
                .ref();
    }

    /** The customers of rows that the caller has already been allowed to see; deleted ones included. */
    public Map<UUID, CustomerRef> find(Collection<UUID> ids) {
        var found = new HashMap<UUID, CustomerRef>();
        if (!ids.isEmpty()) {
            customers.find("id in ?1", ids).stream().forEach(one -> found.put(one.id(), one.ref()));
        }
        return found;
    }

    /** Rows of another entity whose customer the caller may see; the path is such as {@code e.customerId}. */
    public Condition visible(String customerIdPath) {
        return customers.visible(customerIdPath);
    }

    /** Notes that there was contact, unless a later one is known. Not a change of the customer: no new version. */
    public void interacted(UUID customerId, Instant at) {
        em.createNativeQuery(
                        "update customer set last_interaction_at = greatest(last_interaction_at, :at) where id = :id")
                .setParameter("at", at)
                .setParameter("id", customerId)
                .executeUpdate();
    }
}
