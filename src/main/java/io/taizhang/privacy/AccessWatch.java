package io.taizhang.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taizhang.customer.CustomerWatch;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Writes down who looks at whose file: once a day for each, in the transaction of the first look. An instance remembers
 * what it has written, so the second look costs nothing.
 */
@ApplicationScoped
class AccessWatch implements CustomerWatch {

    private static final UUID SYSTEM = new UUID(0, 0);

    private final EntityManager em;
    private final Caller caller;
    private final BusinessTime time;
    private final TransactionSynchronizationRegistry transaction;
    private final Cache<Look, Boolean> written =
            Caffeine.newBuilder().maximumSize(50_000).build();

    AccessWatch(EntityManager em, Caller caller, BusinessTime time, TransactionSynchronizationRegistry transaction) {
        this.em = em;
        this.caller = caller;
        this.time = time;
        this.transaction = transaction;
    }

    private record Look(UUID customerId, UUID staffId, LocalDate day) {}

    @Override
    public void seen(UUID customerId) {
        if (caller.memberId() != null || caller.id().equals(SYSTEM)) {
            return;
        }
        var look = new Look(customerId, caller.id(), time.today());
        if (written.getIfPresent(look) != null) {
            return;
        }
        em.createNativeQuery("insert into customer_access (id, customer_id, staff_id, on_day, first_at)"
                        + " values (:id, :customer, :staff, :day, :at) on conflict do nothing")
                .setParameter("id", Ids.next())
                .setParameter("customer", customerId)
                .setParameter("staff", look.staffId())
                .setParameter("day", look.day())
                .setParameter("at", time.now())
                .executeUpdate();
        transaction.registerInterposedSynchronization(new Remember(look));
    }

    /** Not before the commit: what is taken back has not been written. */
    private final class Remember implements Synchronization {

        private final Look look;

        Remember(Look look) {
            this.look = look;
        }

        @Override
        public void beforeCompletion() {
            // Nothing has to be done before.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                written.put(look, true);
            }
        }
    }
}
