package io.taizhang.duplicate;

import io.taizhang.protection.BlindIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who shares what: the keys that customers are looked for by, as keyed hashes that nobody can try phones on. */
@ApplicationScoped
class DuplicateKeys {

    /** A key that more customers have leads nowhere; it only tells how little it says. */
    private static final int MOST_HOLDERS = 30;

    private static final String KIND = "duplicate";

    private final EntityManager em;
    private final BlindIndex index;

    DuplicateKeys(EntityManager em, BlindIndex index) {
        this.em = em;
        this.index = index;
    }

    /** Who has a key and how many have it: nobody is named of a key that too many have. */
    record Holders(BlindIndex index, Map<Long, Integer> counts, Map<Long, Set<UUID>> customers, int population) {

        int count(String key) {
            return counts.getOrDefault(index.number(KIND, key), 1);
        }

        Set<UUID> of(Fingerprint print) {
            var found = new HashSet<UUID>();
            print.keys().forEach(key -> found.addAll(customers.getOrDefault(index.number(KIND, key), Set.of())));
            return found;
        }
    }

    private long hash(String key) {
        return index.number(KIND, key);
    }

    @SuppressWarnings("unchecked")
    Holders holders(Collection<Fingerprint> prints) {
        var keys = prints.stream()
                .flatMap(print -> print.keys().stream())
                .map(this::hash)
                .distinct()
                .toArray(Long[]::new);
        List<Object[]> rows = em.createNativeQuery(
                        """
                        with held as (
                            select asked.key, (select count(*) from duplicate_key k where k.key = asked.key) as holders
                            from unnest(cast(:keys as bigint[])) as asked (key))
                        select held.key, held.holders, k.customer_id,
                            (select cast(greatest(reltuples, 0) as bigint) from pg_class where oid = cast('customer' as regclass))
                        from held left join duplicate_key k on k.key = held.key and held.holders <= :most
                        where held.holders > 0\
                        """,
                        Object[].class)
                .setParameter("keys", keys)
                .setParameter("most", MOST_HOLDERS)
                .getResultList();
        var counts = new HashMap<Long, Integer>();
        var customers = new HashMap<Long, Set<UUID>>();
        int population = 0;
        for (var row : rows) {
            var key = (Long) row[0];
            counts.put(key, ((Number) row[1]).intValue());
            population = ((Number) row[3]).intValue();
            if (row[2] != null) {
                customers.computeIfAbsent(key, none -> new HashSet<>()).add((UUID) row[2]);
            }
        }
        return new Holders(index, counts, customers, population);
    }

    /** Puts the keys of these customers in the place of those that they had. */
    void replace(Map<UUID, Fingerprint> prints) {
        if (prints.isEmpty()) {
            return;
        }
        var ids = new ArrayList<UUID>();
        var keys = new ArrayList<Long>();
        prints.forEach(
                (id, print) -> print.keys().stream().map(this::hash).distinct().forEach(key -> {
                    ids.add(id);
                    keys.add(key);
                }));
        em.createNativeQuery(
                        """
            with now as (
                select * from unnest(cast(:ids as uuid[]), cast(:keys as bigint[])) as n (customer_id, key)),
            gone as (
                delete from duplicate_key k where k.customer_id = any (cast(:customers as uuid[]))
                and not exists (select from now n where (n.customer_id, n.key) = (k.customer_id, k.key)))
            insert into duplicate_key (customer_id, key) select customer_id, key from now
            on conflict do nothing\
            """)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("keys", keys.toArray(Long[]::new))
                .setParameter("customers", prints.keySet().toArray(UUID[]::new))
                .executeUpdate();
    }
}
