package io.taizhang.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.Condition;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every query on merges, each of those whose survivor the caller may see, and what the database does about them. */
@ApplicationScoped
class CustomerMerges {

    private final EntityManager em;
    private final Lists lists;
    private final Rows rows;
    private final CustomerFile customers;
    private final ObjectMapper json;

    CustomerMerges(EntityManager em, Lists lists, Rows rows, CustomerFile customers, ObjectMapper json) {
        this.em = em;
        this.lists = lists;
        this.rows = rows;
        this.customers = customers;
        this.json = json;
    }

    private List<Condition> visible() {
        return List.of(customers.visible("e.survivorId"));
    }

    Page<CustomerMerge> page(ListRequest request) {
        return lists.page(CustomerMerge.class, MergeView.class, request, "-createdAt", visible());
    }

    /** @throws Refusal 404 when there is none, or its survivor is not there any more or lies outside the scope */
    CustomerMerge require(UUID id) {
        return rows.require(CustomerMerge.class, id, visible());
    }

    CustomerMerge lock(UUID id) {
        return rows.lock(CustomerMerge.class, id, visible());
    }

    void add(CustomerMerge merge) {
        em.persist(merge);
        em.flush();
    }

    /** The merge as it is stored now, after the database has had its way behind Hibernate's back. */
    CustomerMerge fresh(CustomerMerge merge) {
        em.flush();
        em.clear();
        return em.find(CustomerMerge.class, merge.id());
    }

    void flush() {
        em.flush();
    }

    /** Moves everything to the survivor; how many rows of which table. */
    List<MovedRows> move(CustomerMerge merge, Instant now) {
        return read(
                em.createNativeQuery("select cast(merge_customers(:merge, :now) as text)", String.class)
                        .setParameter("merge", merge.id())
                        .setParameter("now", now)
                        .getSingleResult(),
                new TypeReference<>() {});
    }

    /** Moves everything back; the table that is in the way, or null. */
    @Nullable
    String moveBack(CustomerMerge merge, Instant now) {
        return (String) em.createNativeQuery("select unmerge_customers(:merge, :now)", String.class)
                .setParameter("merge", merge.id())
                .setParameter("now", now)
                .getSingleResult();
    }

    /** How many rows of which table a merge has moved. */
    @SuppressWarnings("unchecked")
    List<MovedRows> moved(UUID merge) {
        List<Object[]> found = em.createNativeQuery(
                        "select table_name, count(*) from merge_move where merge_id = :merge group by 1 order by 1",
                        Object[].class)
                .setParameter("merge", merge)
                .getResultList();
        return found.stream()
                .map(row -> new MovedRows((String) row[0], ((Number) row[1]).longValue()))
                .toList();
    }

    /** What these customers have together. */
    Map<String, Object> figures(Collection<UUID> ids) {
        return read(
                em.createNativeQuery("select cast(merge_figures(cast(:ids as uuid[])) as text)", String.class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getSingleResult(),
                new TypeReference<>() {});
    }

    /** Whether the account that is to take everything takes nothing. */
    boolean hasClosedAccount(UUID customerId) {
        return (Boolean) em.createNativeQuery(
                        "select exists (select from customer_account where customer_id = :id and closed_at is not"
                                + " null)",
                        Boolean.class)
                .setParameter("id", customerId)
                .getSingleResult();
    }

    /** Whether one of them was erased: what they were cannot be brought back. */
    boolean hasErased(Collection<UUID> ids) {
        return (Boolean) em.createNativeQuery(
                        "select exists (select from customer where id = any(cast(:ids as uuid[])) and erased_at is not"
                                + " null)",
                        Boolean.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getSingleResult();
    }

    private <T> T read(Object text, TypeReference<T> type) {
        try {
            return json.readValue((String) text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
