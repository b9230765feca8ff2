package io.taizhang.protection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.function.IntSupplier;

/**
 * Seals at the start what was stored before anything was sealed, some at a time, so that whatever breaks off goes on where it
 * was. Once nothing is left, no later start looks for it again: a look goes through whole tables.
 */
@ApplicationScoped
public class EarlierData {

    private final EntityManager em;

    EarlierData(EntityManager em) {
        this.em = em;
    }

    /**
     * Seals all of one kind, unless it is known that none is left.
     *
     * @param kind what the work is known by in the table of jobs
     * @param some seals some of what is left and says how many; called in a transaction of its own, never by two instances
     *     at once
     * @return how many were sealed
     */
    public int seal(String kind, IntSupplier some) {
        int sealed = 0;
        int now;
        do {
            now = QuarkusTransaction.requiringNew().call(() -> sealSome(kind, some));
            sealed += now;
        } while (now > 0);
        return sealed;
    }

    private int sealSome(String kind, IntSupplier some) {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:kind, 0))")
                .setParameter("kind", kind)
                .getSingleResult();
        if (!em.createNativeQuery("select 1 from job where name = :kind")
                .setParameter("kind", kind)
                .getResultList()
                .isEmpty()) {
            return 0;
        }
        int sealed = some.getAsInt();
        if (sealed == 0) {
            em.createNativeQuery("insert into job (name, ran_at) values (:kind, now())")
                    .setParameter("kind", kind)
                    .executeUpdate();
        }
        return sealed;
    }
}
