package io.taizhang.live;

import io.quarkus.scheduler.Scheduled;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who is at a customer's file. A word holds for 45 seconds, so a client repeats it every 15; it locks nothing and is no
 * part of the customer's history.
 */
@ApplicationScoped
@Transactional
class PresenceService {

    static final Duration HOLDS = Duration.ofSeconds(45);

    private final CustomerFile customers;
    private final StaffDirectory staff;
    private final Caller caller;
    private final BusinessTime time;
    private final EntityManager em;

    PresenceService(CustomerFile customers, StaffDirectory staff, Caller caller, BusinessTime time, EntityManager em) {
        this.customers = customers;
        this.staff = staff;
        this.caller = caller;
        this.time = time;
        this.em = em;
    }

    /**
     * Says that the caller is at a file.
     *
     * @return who else is
     * @throws Refusal 404 without such a customer in the caller's scope
     */
    PresentPeople say(UUID customerId, SayPresence word) {
        customers.require(customerId);
        var now = time.now();
        em.createNativeQuery(
                        """
                        insert into customer_presence as p (customer_id, staff_id, editing, since, said_at)
                        values (:customer, :staff, :editing, :now, :now)
                        on conflict (customer_id, staff_id) do update
                        set editing = excluded.editing, said_at = excluded.said_at,
                            since = case when p.said_at < :gone then excluded.since else p.since end""")
                .setParameter("customer", customerId)
                .setParameter("staff", caller.id())
                .setParameter("editing", word.editing())
                .setParameter("now", now)
                .setParameter("gone", now.minus(HOLDS))
                .executeUpdate();
        return new PresentPeople(others(customerId, now));
    }

    /** Says that the caller has left a file. @throws Refusal 404 without such a customer in the caller's scope */
    void leave(UUID customerId) {
        customers.require(customerId);
        em.createNativeQuery("delete from customer_presence where customer_id = :customer and staff_id = :staff")
                .setParameter("customer", customerId)
                .setParameter("staff", caller.id())
                .executeUpdate();
    }

    @Scheduled(every = "1h")
    @ActivateRequestContext
    void forget() {
        em.createNativeQuery("delete from customer_presence where said_at < :gone")
                .setParameter("gone", time.now().minus(HOLDS))
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<PresentPerson> others(UUID customerId, Instant now) {
        List<Object[]> rows = em.createNativeQuery(
                        """
                        select staff_id, editing, since from customer_presence
                        where customer_id = :customer and staff_id <> :staff and said_at >= :gone
                        order by editing desc, since limit 20""")
                .setParameter("customer", customerId)
                .setParameter("staff", caller.id())
                .setParameter("gone", now.minus(HOLDS))
                .getResultList();
        var names = staff.names(rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
        return rows.stream()
                .filter(row -> names.containsKey((UUID) row[0]))
                .map(row -> new PresentPerson(
                        (UUID) row[0], names.getOrDefault((UUID) row[0], ""), (Boolean) row[1], (Instant) row[2]))
                .toList();
    }
}
