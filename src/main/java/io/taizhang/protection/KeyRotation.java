package io.taizhang.protection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Wraps the keys of customers anew when there is a new master key. What they seal stays as it is, so that is all there is to
 * do, and everything can be read before, meanwhile and after. Some hundreds in a transaction: whatever breaks off goes on
 * where it was, at any instance. When no row is wrapped by an old master key any more, that one may be taken away.
 */
@ApplicationScoped
class KeyRotation {

    static final int AT_ONCE = 500;

    private static final Logger LOG = Logger.getLogger(KeyRotation.class);

    private final EntityManager em;
    private final MasterKeys masters;

    KeyRotation(EntityManager em, MasterKeys masters) {
        this.em = em;
        this.masters = masters;
    }

    @Scheduled(
            every = "{taizhang.protection.every}",
            delayed = "{taizhang.protection.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int all = 0;
        for (int some = rewrapSome(); some > 0; some = rewrapSome()) {
            all += some;
        }
        if (all > 0) {
            LOG.infof("%d personal keys are wrapped by master key %d now", all, masters.current());
        }
    }

    /** How many were wrapped anew; none when there are none left, or others are at them. */
    int rewrapSome() {
        return QuarkusTransaction.requiringNew().call(() -> rewrap(masters.current()));
    }

    private int rewrap(int current) {
        rewrapHouse(current);
        @SuppressWarnings("unchecked")
        List<Object[]> old = em.createNativeQuery(
                        "select customer_id, master_id, wrapped from personal_key where master_id < :current"
                                + " and wrapped is not null limit :most for update skip locked",
                        Object[].class)
                .setParameter("current", current)
                .setParameter("most", AT_ONCE)
                .getResultList();
        if (old.isEmpty()) {
            return 0;
        }
        em.createNativeQuery("update personal_key k set wrapped = n.wrapped, master_id = :current"
                        + " from unnest(cast(:ids as uuid[]), cast(:wrapped as text[])) as n (id, wrapped)"
                        + " where k.customer_id = n.id")
                .setParameter("current", current)
                .setParameter("ids", old.stream().map(row -> (UUID) row[0]).toArray(UUID[]::new))
                .setParameter(
                        "wrapped",
                        old.stream()
                                .map(row -> PersonalKeys.rewrapped(
                                        (UUID) row[0], (Integer) row[1], (String) row[2], current, masters))
                                .toArray(String[]::new))
                .executeUpdate();
        return old.size();
    }

    private void rewrapHouse(int current) {
        @SuppressWarnings("unchecked")
        List<Object[]> old = em.createNativeQuery(
                        "select master_id, wrapped from house_key where master_id < :current for update skip locked",
                        Object[].class)
                .setParameter("current", current)
                .getResultList();
        for (var row : old) {
            em.createNativeQuery("update house_key set master_id = :current, wrapped = :wrapped")
                    .setParameter("current", current)
                    .setParameter(
                            "wrapped",
                            PersonalKeys.rewrapped(
                                    HouseSeal.HOUSE, (Integer) row[0], (String) row[1], current, masters))
                    .executeUpdate();
        }
    }
}
