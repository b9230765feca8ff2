package io.taizhang.duplicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Ids;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every query on pairs: a person sees those of which both customers are theirs to see. */
@ApplicationScoped
class DuplicatePairs {

    private final EntityManager em;
    private final Lists lists;
    private final Rows rows;
    private final CustomerFile customers;
    private final ObjectMapper json;

    DuplicatePairs(EntityManager em, Lists lists, Rows rows, CustomerFile customers, ObjectMapper json) {
        this.em = em;
        this.lists = lists;
        this.rows = rows;
        this.customers = customers;
        this.json = json;
    }

    private List<Condition> visible() {
        return List.of(customers.visible("e.firstId"), customers.visible("e.secondId"));
    }

    Page<DuplicatePair> page(ListRequest request) {
        return lists.page(DuplicatePair.class, DuplicateView.class, request, "-weight", visible());
    }

    /** @throws Refusal 404 when there is none, or one of its customers is deleted or lies outside the scope */
    DuplicatePair require(UUID id) {
        return rows.require(DuplicatePair.class, id, visible());
    }

    DuplicatePair lock(UUID id) {
        return rows.lock(DuplicatePair.class, id, visible());
    }

    void flush() {
        em.flush();
    }

    /** Two customers and how alike they are. */
    record Found(UUID one, UUID other, Likeness likeness) {}

    /** Proposes what is worth a look. What somebody has decided about stays as it is, and so does what has not changed. */
    void propose(Collection<Found> found, Instant now) {
        for (var pair : found) {
            var ascending = pair.one().toString().compareTo(pair.other().toString()) < 0;
            em.createNativeQuery(
                            """
                insert into duplicate_pair as p (id, version, created_at, updated_at, first_id, second_id,
                    weight, certain, reasons, status)
                values (:id, 0, :now, :now, :first, :second, :weight, :certain, cast(:reasons as jsonb), 'OPEN')
                on conflict (first_id, second_id) do update
                set weight = excluded.weight, certain = excluded.certain, reasons = excluded.reasons,
                    updated_at = excluded.updated_at, version = p.version + 1
                where p.status = 'OPEN' and (p.weight, p.certain, p.reasons)
                    is distinct from (excluded.weight, excluded.certain, excluded.reasons)\
                """)
                    .setParameter("id", Ids.next())
                    .setParameter("now", now)
                    .setParameter("first", ascending ? pair.one() : pair.other())
                    .setParameter("second", ascending ? pair.other() : pair.one())
                    .setParameter("weight", pair.likeness().weight())
                    .setParameter("certain", pair.likeness().certain())
                    .setParameter("reasons", written(DuplicateReason.of(pair.likeness())))
                    .executeUpdate();
        }
    }

    /** Takes back what was proposed of these customers and is not found any more. */
    void withdraw(Collection<UUID> compared, Collection<Found> found) {
        em.createNativeQuery(
                        """
            delete from duplicate_pair p
            where p.status = 'OPEN' and (p.first_id = any (cast(:compared as uuid[]))
                or p.second_id = any (cast(:compared as uuid[])))
            and not exists (
                select from unnest(cast(:ones as uuid[]), cast(:others as uuid[])) as f (one, other)
                where (p.first_id, p.second_id) in ((f.one, f.other), (f.other, f.one)))\
            """)
                .setParameter("compared", compared.toArray(UUID[]::new))
                .setParameter("ones", found.stream().map(Found::one).toArray(UUID[]::new))
                .setParameter("others", found.stream().map(Found::other).toArray(UUID[]::new))
                .executeUpdate();
    }

    /** Writes the same decision for every pair among these customers. */
    void decideAmong(Collection<UUID> among, DuplicateStatus status, @Nullable String note, UUID person, Instant now) {
        em.createNativeQuery(
                        """
            insert into duplicate_pair as p (id, version, created_at, updated_at, first_id, second_id,
                weight, certain, reasons, status, decided_by, decided_at, note)
            select uuidv7(), 0, :now, :now, one.id, other.id, 0, false, '[]', :status, :person, :now, cast(:note as text)
            from unnest(cast(:among as uuid[])) as one (id), unnest(cast(:among as uuid[])) as other (id)
            where one.id < other.id
            on conflict (first_id, second_id) do update
            set status = excluded.status, decided_by = excluded.decided_by, decided_at = excluded.decided_at,
                note = excluded.note, updated_at = excluded.updated_at, version = p.version + 1\
            """)
                .setParameter("now", now)
                .setParameter("status", status.name())
                .setParameter("person", person)
                .setParameter("note", note)
                .setParameter("among", among.toArray(UUID[]::new))
                .executeUpdate();
    }

    private String written(List<DuplicateReason> reasons) {
        try {
            return json.writeValueAsString(reasons);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
