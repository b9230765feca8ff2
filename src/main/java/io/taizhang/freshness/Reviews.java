package io.taizhang.freshness;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every query on reviews: those of one's scope and those in which one is to look at somebody. */
@ApplicationScoped
class Reviews implements PanacheRepositoryBase<ReviewCampaign, UUID> {

    private final Lists lists;
    private final Rows rows;
    private final CustomerFile file;
    private final Caller caller;

    Reviews(Lists lists, Rows rows, CustomerFile file, Caller caller) {
        this.lists = lists;
        this.rows = rows;
        this.file = file;
        this.caller = caller;
    }

    Page<ReviewCampaign> page(ListRequest request) {
        return lists.page(ReviewCampaign.class, ReviewView.class, request, "-createdAt", List.of(visible()));
    }

    ReviewCampaign require(UUID id) {
        return rows.require(ReviewCampaign.class, id, List.of(visible()));
    }

    ReviewCampaign lock(UUID id) {
        return rows.lock(ReviewCampaign.class, id, List.of(visible()));
    }

    Page<ReviewItem> items(UUID reviewId, ListRequest request) {
        return lists.page(ReviewItem.class, ReviewItemView.class, request, "createdAt", within(reviewId));
    }

    ReviewItem lockItem(UUID reviewId, UUID itemId) {
        return rows.lock(ReviewItem.class, itemId, within(reviewId));
    }

    /** Everybody in a review whose file the caller may see. */
    List<ReviewItem> visibleItems(UUID reviewId) {
        var conditions = within(reviewId);
        var query = getEntityManager()
                .createQuery(
                        conditions.stream()
                                .map(Condition::hql)
                                .collect(Collectors.joining(
                                        ") and (",
                                        "select e from ReviewItem e where (",
                                        ") order by e.createdAt, e.id")),
                        ReviewItem.class);
        conditions.forEach(condition -> condition.parameters().forEach(query::setParameter));
        return query.getResultList();
    }

    /** Those within the caller's scope who meet the filter now, the most important first. */
    List<UUID> whom(BeginReview.Whom filter, int limit) {
        var conditions = new ArrayList<>(List.of(file.visible("e.id")));
        if (filter.tiers() != null && !filter.tiers().isEmpty()) {
            conditions.add(Condition.of("e.tier in :tiers", Map.of("tiers", filter.tiers())));
        }
        if (filter.dueBy() != null) {
            conditions.add(Condition.of("e.dueOn <= :dueBy", Map.of("dueBy", filter.dueBy())));
        }
        if (filter.maxCompleteness() != null) {
            conditions.add(Condition.of("e.completeness <= :complete", Map.of("complete", filter.maxCompleteness())));
        }
        if (filter.ownerId() != null) {
            conditions.add(Condition.of(
                    "exists (select 1 from Customer o where o.id = e.id and o.ownerId = :owner)",
                    Map.of("owner", filter.ownerId())));
        }
        if (filter.unitId() != null) {
            conditions.add(Condition.of(
                    "exists (select 1 from Customer u where u.id = e.id and u.unitId = :unit)",
                    Map.of("unit", filter.unitId())));
        }
        var query = getEntityManager()
                .createQuery(
                        conditions.stream()
                                .map(Condition::hql)
                                .collect(Collectors.joining(
                                        ") and (",
                                        "select e.id from FreshnessState e where (",
                                        ") order by e.importance desc, e.dueOn, e.id")),
                        UUID.class)
                .setMaxResults(limit);
        conditions.forEach(condition -> condition.parameters().forEach(query::setParameter));
        return query.getResultList();
    }

    void keep(ReviewItem item) {
        getEntityManager().persist(item);
    }

    /** How far these reviews have come, with all their customers. */
    Map<UUID, ReviewView.Progress> progress(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var progress = new HashMap<UUID, ReviewView.Progress>();
        getEntityManager()
                .createQuery(
                        "select e.campaignId, count(e.id),"
                                + " sum(case when e.outcome is null then 1 else 0 end),"
                                + " sum(case when e.outcome = CONFIRMED then 1 else 0 end),"
                                + " sum(case when e.outcome = CHANGED then 1 else 0 end),"
                                + " sum(case when e.outcome = UNREACHABLE then 1 else 0 end)"
                                + " from ReviewItem e where e.campaignId in :ids group by e.campaignId",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> progress.put(
                        (UUID) row[0],
                        new ReviewView.Progress(
                                number(row[1]), number(row[2]), number(row[3]), number(row[4]), number(row[5]))));
        return progress;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private List<Condition> within(UUID reviewId) {
        return List.of(
                Condition.of("e.campaignId = :review", Map.of("review", reviewId)), file.visible("e.customerId"));
    }

    private Condition visible() {
        var scope = caller.scope().of("e.createdBy", "e.unitId");
        var parameters = new HashMap<>(scope.parameters());
        parameters.put("me", caller.id());
        return Condition.of(
                "(" + scope.hql() + ") or exists (select 1 from ReviewItem i where i.campaignId = e.id"
                        + " and i.assigneeId = :me)",
                parameters);
    }
}
