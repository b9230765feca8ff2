package io.taizhang.usage;

import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queries on metered items and usage, each of one contract that the caller has been allowed to see. */
@ApplicationScoped
class Usages {

    private final EntityManager em;
    private final Lists lists;
    private final Rows rows;

    Usages(EntityManager em, Lists lists, Rows rows) {
        this.em = em;
        this.lists = lists;
        this.rows = rows;
    }

    private static List<Condition> of(UUID contractId) {
        return List.of(Condition.of("e.contractId = :contract", Map.of("contract", contractId)));
    }

    Page<MeteredItem> items(UUID contractId, ListRequest request) {
        return lists.page(MeteredItem.class, MeteredItemView.class, request, "createdAt", of(contractId));
    }

    Page<UsageRecord> records(UUID contractId, ListRequest request) {
        return lists.page(UsageRecord.class, UsageRecordView.class, request, "-createdAt", of(contractId));
    }

    Page<UsagePeriod> periods(UUID contractId, ListRequest request) {
        return lists.page(UsagePeriod.class, UsagePeriodView.class, request, "-periodFrom", of(contractId));
    }

    /** @throws Refusal 404 when it is not one of the contract's */
    MeteredItem item(UUID contractId, UUID id) {
        return rows.require(MeteredItem.class, id, of(contractId));
    }

    MeteredItem lockItem(UUID contractId, UUID id) {
        return rows.lock(MeteredItem.class, id, of(contractId));
    }

    UsageRecord record(UUID contractId, UUID id) {
        return rows.require(UsageRecord.class, id, of(contractId));
    }

    Map<UUID, MeteredItem> itemsById(Collection<UUID> ids) {
        return em.createQuery("from MeteredItem e where e.id in :ids", MeteredItem.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(MeteredItem::id, Function.identity()));
    }

    /** The latest day on which usage was recorded that stands; null before the first. */
    @Nullable
    LocalDate lastDay(UUID itemId) {
        return em.createQuery(
                        "select max(e.onDay) from UsageRecord e where e.itemId = :item and e.reverses is null"
                                + " and not exists (select 1 from UsageRecord r where r.reverses = e.id)",
                        LocalDate.class)
                .setParameter("item", itemId)
                .getSingleResult();
    }

    /** @throws Refusal 409 {@code metered_item_twice} when one with its name has not ended before it begins */
    void requireFits(MeteredItem item) {
        var other = em.createQuery(
                        "from MeteredItem e where e.contractId = :contract and e.name = :name"
                                + " and (e.endsOn is null or e.endsOn >= :from)",
                        MeteredItem.class)
                .setParameter("contract", item.contractId)
                .setParameter("name", item.name)
                .setParameter("from", item.startsOn)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        if (other.isPresent()) {
            throw Refusal.conflict("metered_item_twice", item.name);
        }
    }

    void add(MeteredItem item) {
        em.persist(item);
        em.flush();
    }

    void flush() {
        em.flush();
    }

    /** Adds a record unless there is one with its reference. @return whether it was added */
    boolean add(
            UUID id,
            MeteredItem item,
            @Nullable String reference,
            LocalDate day,
            BigDecimal quantity,
            @Nullable UUID reverses,
            @Nullable String reason,
            UUID by,
            Instant at) {
        return em.createNativeQuery(
                                "insert into usage_record (id, contract_id, item_id, reference, on_day, quantity,"
                                        + " reverses, reason, created_by, created_at) values (:id, :contract, :item, :reference,"
                                        + " :day, :quantity, cast(:reverses as uuid), :reason, :by, :at) on conflict do nothing")
                        .setParameter("id", id)
                        .setParameter("contract", item.contractId)
                        .setParameter("item", item.id())
                        .setParameter("reference", reference)
                        .setParameter("day", day)
                        .setParameter("quantity", quantity)
                        .setParameter("reverses", reverses == null ? null : reverses.toString())
                        .setParameter("reason", reason)
                        .setParameter("by", by)
                        .setParameter("at", at)
                        .executeUpdate()
                > 0;
    }

    UsageRecord under(UUID itemId, String reference) {
        return em.createQuery(
                        "from UsageRecord e where e.itemId = :item and e.reference = :reference", UsageRecord.class)
                .setParameter("item", itemId)
                .setParameter("reference", reference)
                .getSingleResult();
    }

    /** The sums of the periods of contracts, with their items, by day. */
    List<Object[]> sums(Collection<UUID> contracts) {
        return em.createQuery(
                        "select p, i from UsagePeriod p, MeteredItem i where i.id = p.itemId and p.contractId in :ids"
                                + " order by p.periodFrom, i.createdAt, i.id",
                        Object[].class)
                .setParameter("ids", contracts)
                .getResultList();
    }

    /** The next contracts with usage, by id, after one; null: from the first. */
    List<UUID> contracts(@Nullable UUID after, int limit) {
        return em.createQuery(
                        "select distinct e.contractId from UsagePeriod e where e.contractId > :after"
                                + " order by e.contractId",
                        UUID.class)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .getResultList();
    }
}
