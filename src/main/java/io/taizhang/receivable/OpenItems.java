package io.taizhang.receivable;

import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queries on open items and allocations. Those of customers whom the caller may not see do not exist. */
@ApplicationScoped
class OpenItems {

    private static final String OPEN = "from OpenItem e where e.customerId = :customer and e.side = :side"
            + " and e.residualMinor > 0 and e.disputed = false";

    private final EntityManager em;
    private final Lists lists;
    private final CustomerFile file;

    OpenItems(EntityManager em, Lists lists, CustomerFile file) {
        this.em = em;
        this.lists = lists;
        this.file = file;
    }

    Page<OpenItem> page(ListRequest request) {
        return lists.page(OpenItem.class, OpenItemView.class, request, "dueOn", conditions(request));
    }

    /** What the list comes to, side by side. */
    OpenItemTotalsView totals(ListRequest request) {
        return OpenItemTotalsView.of(lists.totals(
                OpenItem.class,
                OpenItemView.class,
                request,
                conditions(request),
                "e.side",
                "count(e.id), sum(e.amountMinor), sum(e.residualMinor)"));
    }

    private List<Condition> conditions(ListRequest request) {
        return List.of(file.visible("e.customerId"), searched(request.search()));
    }

    private static Condition searched(@Nullable String text) {
        return text == null
                ? Condition.of("1 = 1")
                : Condition.search("e.reference = :q or e.number = :q", Map.of("q", text.strip()));
    }

    Page<Allocation> allocations(ListRequest request) {
        return lists.page(
                Allocation.class, AllocationView.class, request, "-createdAt", List.of(file.visible("e.customerId")));
    }

    /**
     * Keeps a customer's items from moving until the transaction ends. Postings lock the same row, so whatever is read
     * after this stays as it is.
     */
    void lock(UUID customerId) {
        em.createNativeQuery("select 1 from customer_account where customer_id = :id for no key update")
                .setParameter("id", customerId)
                .getResultList();
    }

    /**
     * Like {@link #lock}, of the customer whose item it is; the item itself is not read, because it may have moved by the
     * time the lock is there.
     *
     * @return the customer's id
     * @throws Refusal 404 as for {@link #require}
     */
    UUID lockAccountOf(UUID itemId) {
        var visible = file.visible("e.customerId");
        var query = em.createQuery(
                        "select e.customerId from OpenItem e where e.id = :id and (" + visible.hql() + ")", UUID.class)
                .setParameter("id", itemId);
        visible.parameters().forEach(query::setParameter);
        var customerId = query.getResultStream().findFirst().orElseThrow(() -> Refusal.notFound("transaction"));
        lock(customerId);
        return customerId;
    }

    /** The items with these ids, of one customer. */
    Map<UUID, OpenItem> of(UUID customerId, Collection<UUID> ids) {
        return em.createQuery("from OpenItem e where e.customerId = :customer and e.id in :ids", OpenItem.class)
                .setParameter("customer", customerId)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(item -> item.id, Function.identity()));
    }

    /** @throws Refusal 404 when there is no such item, or its customer lies outside the caller's scope */
    OpenItem require(UUID id) {
        var visible = file.visible("e.customerId");
        var query = em.createQuery("from OpenItem e where e.id = :id and (" + visible.hql() + ")", OpenItem.class)
                .setParameter("id", id);
        visible.parameters().forEach(query::setParameter);
        return query.getResultStream().findFirst().orElseThrow(() -> Refusal.notFound("transaction"));
    }

    /** @throws Refusal 404 as for {@link #require} */
    Allocation requireAllocation(UUID id) {
        var visible = file.visible("e.customerId");
        var query = em.createQuery("from Allocation e where e.id = :id and (" + visible.hql() + ")", Allocation.class)
                .setParameter("id", id);
        visible.parameters().forEach(query::setParameter);
        return query.getResultStream().findFirst().orElseThrow(() -> Refusal.notFound("allocation"));
    }

    boolean isUndone(UUID allocationId) {
        return !em.createQuery("select 1 from Allocation e where e.reverses = :id", Integer.class)
                .setParameter("id", allocationId)
                .getResultList()
                .isEmpty();
    }

    /** Whether a stored-value card paid the credit: its money goes back to the card or stays where it was paid. */
    boolean isPaidByCard(UUID creditId) {
        return (Boolean)
                em.createNativeQuery("select exists (select 1 from entry_payment p join entry e on e.id = p.entry_id"
                                + " where p.entry_id = :id and p.card_movement is not null and e.type = 'PAYMENT')")
                        .setParameter("id", creditId)
                        .getSingleResult();
    }

    /** The open credits of a customer whose money came from a stored-value card and does not become cash. */
    Set<UUID> creditsOfCards(UUID customerId) {
        var found = new HashSet<UUID>();
        for (var id : em.createNativeQuery(
                        "select i.id from open_item i join card_credit c on c.credit_id = i.id"
                                + " where i.customer_id = :customer and i.side = 'CREDIT' and i.residual_minor > 0",
                        UUID.class)
                .setParameter("customer", customerId)
                .getResultList()) {
            found.add((UUID) id);
        }
        return found;
    }

    /** What is open of a customer and not disputed, the oldest due first. */
    List<OpenItem> oldest(UUID customerId, ItemSide side, int limit) {
        return open(customerId, side, " order by e.dueOn, e.id", Map.of(), limit);
    }

    /** The open items of a customer with exactly this residual, in 分. */
    List<OpenItem> withResidual(UUID customerId, ItemSide side, long minor) {
        return open(
                customerId, side, " and e.residualMinor = :minor order by e.dueOn, e.id", Map.of("minor", minor), 2);
    }

    /** The open items that the customer knows by this text, or whose entry has it as its number. */
    List<OpenItem> named(UUID customerId, ItemSide side, String reference) {
        return open(
                customerId,
                side,
                " and (e.reference = :name or e.number = :name) order by e.dueOn, e.id",
                Map.of("name", reference),
                AllocationProposals.MOST_ITEMS);
    }

    /** What is open of a customer's credits and not disputed, in 分, but for some. */
    long openCredit(UUID customerId, Set<UUID> without) {
        return em.createQuery(
                        "select coalesce(sum(e.residualMinor), 0) " + OPEN + " and e.id not in :without", Long.class)
                .setParameter("customer", customerId)
                .setParameter("side", ItemSide.CREDIT)
                .setParameter("without", without)
                .getSingleResult();
    }

    /** Stores allocations; the residuals move with them. What was read of the items before is to be read anew. */
    void add(List<Allocation> allocations) {
        allocations.forEach(em::persist);
        em.flush();
        allocations.forEach(made -> {
            em.detach(em.find(OpenItem.class, made.debitId));
            em.detach(em.find(OpenItem.class, made.creditId));
        });
    }

    private List<OpenItem> open(
            UUID customerId, ItemSide side, String rest, Map<String, Object> parameters, int limit) {
        var query = em.createQuery(OPEN + rest, OpenItem.class)
                .setParameter("customer", customerId)
                .setParameter("side", side)
                .setMaxResults(limit);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }
}
