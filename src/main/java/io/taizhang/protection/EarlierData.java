package io.taizhang.protection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Seals at the start what was stored before anything was sealed, some at a time, so that whatever breaks off goes on where it
 * was. Once nothing is left, no later start looks for it again: a look goes through whole tables. No single statement does,
 * because one that takes longer than the database allows would keep the application from ever starting.
 */
@ApplicationScoped
public class EarlierData {

    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager em;

    EarlierData(EntityManager em) {
        this.em = em;
    }

    /**
     * Some rows that were looked at.
     *
     * @param last the last of them; null when none was left to look at
     * @param sealed how many of them were sealed now
     */
    public record Part(@Nullable UUID last, int sealed) {}

    /**
     * Seals all of one kind, unless it is known that none is left.
     *
     * @param kind what the work is known by in the table of jobs
     * @param some looks at some of the rows after one, in the order of their ids; called in a transaction of its own, never
     *     by two instances at once
     * @return how many were sealed
     */
    public int seal(String kind, Function<UUID, Part> some) {
        int sealed = 0;
        UUID last = FIRST;
        while (last != null) {
            var after = last;
            var part = QuarkusTransaction.requiringNew().call(() -> sealSome(kind, after, some));
            sealed += part.sealed();
            last = part.last();
        }
        return sealed;
    }

    private Part sealSome(String kind, UUID after, Function<UUID, Part> some) {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:kind, 0))")
                .setParameter("kind", kind)
                .getSingleResult();
        if (!em.createNativeQuery("select 1 from job where name = :kind")
                .setParameter("kind", kind)
                .getResultList()
                .isEmpty()) {
            return new Part(null, 0);
        }
        var part = some.apply(after);
        if (part.last() == null) {
            em.createNativeQuery("insert into job (name, ran_at) values (:kind, now())")
                    .setParameter("kind", kind)
                    .executeUpdate();
        }
        return part;
    }
}
