package io.taizhang.segment;

import io.taizhang.customer.CustomerService;
import io.taizhang.customer.CustomerSets;
import io.taizhang.customer.CustomerSets.Group;
import io.taizhang.customer.CustomerView;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.QueryTimeoutException;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads sets of customers. None of it counts to the end: a page stops at its length, a count at a thousand, facets at
 * {@value #COUNTED} customers; and what still takes too long, because hardly any customer meets it and no index knows
 * which, is given up after {@value #PATIENCE_MILLIS} ms.
 */
@ApplicationScoped
@Transactional
public class SegmentService {

    /** How many customers facets look at. */
    static final int COUNTED = 10_000;

    private static final int PATIENCE_MILLIS = 5_000;

    private final FilterTree trees;
    private final SavedSets views;
    private final CustomerService customers;
    private final CustomerSets sets;
    private final FacetCounts counts;
    private final Industries industries;
    private final EntityManager em;

    SegmentService(
            FilterTree trees,
            SavedSets views,
            CustomerService customers,
            CustomerSets sets,
            FacetCounts counts,
            Industries industries,
            EntityManager em) {
        this.trees = trees;
        this.views = views;
        this.customers = customers;
        this.sets = sets;
        this.counts = counts;
        this.industries = industries;
        this.em = em;
    }

    Page<CustomerView> query(QueryCustomers command) {
        var view = command.viewId() == null ? null : views.require(command.viewId());
        var list = view == null ? command.asList(null, null) : command.asList(view.q, view.sort);
        return page(view, command.filter(), list);
    }

    /**
     * A page of all the customers of a set: in an order, because the best hits of a search are one page only.
     *
     * @param viewId a kept view, which the rest narrows; its search and sort unless others are given
     * @param sort as in lists; what was registered last comes first when there is none
     * @param cursor {@code nextCursor} of the page before; null for the first
     * @throws Refusal 404 for a view that the caller does not know, 400 for a tree that is none (see {@link FilterTree}),
     *     422 {@code filter_too_broad}
     */
    public Page<CustomerView> all(
            @Nullable UUID viewId,
            @Nullable FilterNode filter,
            @Nullable String q,
            @Nullable String sort,
            @Nullable String cursor) {
        var view = viewId == null ? null : views.require(viewId);
        var list = new ListRequest();
        list.q = q == null && view != null ? view.q : q;
        list.sort = sort == null && view != null ? view.sort : sort;
        if (list.sort == null) {
            list.sort = "-createdAt";
        }
        list.limit = ListRequest.MAX_LIMIT;
        list.cursor = cursor;
        return page(view, filter, list);
    }

    private Page<CustomerView> page(@Nullable SavedSet view, @Nullable FilterNode filter, ListRequest list) {
        var conditions = conditions(view, filter);
        return patiently(() -> customers.list(list, conditions));
    }

    FacetsView facets(QueryFacets command) {
        var view = command.viewId() == null ? null : views.require(command.viewId());
        var conditions = conditions(view, command.filter());
        var typed = command.q() == null && view != null ? view.q : command.q();
        return patiently(() -> {
            var asked = command.asked();
            var fields = asked.stream()
                    .filter(facet -> facet != Facet.REGION)
                    .map(facet -> facet.field)
                    .toList();
            var groups = sets.groups(conditions, typed, fields, COUNTED);
            var each = asked.contains(Facet.REGION)
                    ? sets.groups(conditions, typed, List.of(Facet.REGION.field), COUNTED)
                    : List.<Group>of();
            int size = groups.stream().mapToInt(Group::size).sum();
            var more = size == COUNTED
                    && sets.groups(conditions, typed, List.of(), COUNTED + 1)
                                    .get(0)
                                    .size()
                            > COUNTED;
            return new FacetsView(
                    size,
                    more,
                    asked.stream()
                            .map(facet -> facet == Facet.REGION
                                    ? counts.ofRegions(each, command.regionUnder())
                                    : counts.of(facet, fields.indexOf(facet.field), groups, command.industryUnder()))
                            .toList());
        });
    }

    List<IndustryView> industries() {
        return industries.all();
    }

    /**
     * The customers of a set who lie within the caller's scope, the last registered first.
     *
     * @param viewId a kept view, which the filter narrows; its search unless another is given
     * @throws Refusal 404 for a view that the caller does not know, 400 for a tree that is none (see {@link FilterTree}),
     *     422 {@code filter_too_broad}
     */
    public List<CustomerSets.Member> members(
            @Nullable UUID viewId, @Nullable FilterNode filter, @Nullable String q, int limit) {
        var view = viewId == null ? null : views.require(viewId);
        var conditions = conditions(view, filter);
        var typed = q == null && view != null ? view.q : q;
        return patiently(() -> sets.of(conditions, typed, limit));
    }

    /** The customers of these who lie within the caller's scope. */
    public List<CustomerSets.Member> members(Collection<UUID> ids) {
        return sets.of(List.of(Condition.of("e.id in :named", Map.of("named", ids))), null, ids.size());
    }

    /** What a view shows is asked anew of whoever reads it: their scope, and their right to each figure. */
    private List<Condition> conditions(@Nullable SavedSet view, @Nullable FilterNode filter) {
        var conditions = new ArrayList<>(trees.conditions(filter, "/filter", "t"));
        if (view != null) {
            conditions.addAll(trees.conditions(view.filter, "/viewId", "v"));
        }
        return conditions;
    }

    private <T> T patiently(Supplier<T> query) {
        em.createNativeQuery("select set_config('statement_timeout', :patience, true)", String.class)
                .setParameter("patience", String.valueOf(PATIENCE_MILLIS))
                .getSingleResult();
        try {
            return query.get();
        } catch (QueryTimeoutException | org.hibernate.QueryTimeoutException tooLong) {
            throw Refusal.rule("filter_too_broad", PATIENCE_MILLIS / 1_000);
        }
    }
}
