package io.taizhang.contract;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every query over the plans of contracts. */
@ApplicationScoped
class Milestones implements PanacheRepositoryBase<Milestone, UUID> {

    private static final String FULFILLED = "case when e.fulfilledOn is not null then true else false end";

    /** The same answer as {@link Milestone#isOverdue} gives. */
    static final String OVERDUE = "case when e.fulfilledOn is null and e.dueOn < :today then true else false end";

    private final Lists lists;
    private final CustomerFile file;
    private final BusinessTime time;

    Milestones(Lists lists, CustomerFile file, BusinessTime time) {
        this.lists = lists;
        this.file = file;
        this.time = time;
    }

    /** Those of signed contracts that the caller may see; what a termination has made void is left out. */
    Page<Milestone> page(ListRequest request) {
        var visible = file.visible("o.customerId");
        var ofContracts = Condition.of(
                "exists (select 1 from Contract o where o.id = e.contractId and o.signedOn is not null"
                        + " and (o.terminatedOn is null or e.fulfilledOn is not null or e.dueOn < o.terminatedOn) and "
                        + visible.hql() + ")",
                visible.parameters());
        var conditions = new ArrayList<>(List.of(
                ofContracts,
                Condition.derived("fulfilled", FULFILLED, Map.of()),
                Condition.derived("overdue", OVERDUE, Map.of("today", time.today()))));
        var text = request.search();
        if (text != null) {
            conditions.add(Condition.searchIn("e.name", text));
        }
        return lists.page(Milestone.class, MilestoneView.class, request, "dueOn", conditions);
    }

    /** @throws Refusal 404 when the contract has no such item */
    Milestone require(UUID contractId, UUID id) {
        return find("id = ?1 and contractId = ?2", id, contractId)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.notFound("milestone"));
    }

    /** The plan of a contract in its order. */
    List<Milestone> of(UUID contractId) {
        return find("contractId = ?1 order by position", contractId).list();
    }

    /** The plans of contracts, each in its order; a contract without one is left out. */
    Map<UUID, List<Milestone>> of(Collection<UUID> contractIds) {
        var plans = new HashMap<UUID, List<Milestone>>();
        if (!contractIds.isEmpty()) {
            find("contractId in ?1 order by contractId, position", contractIds).stream()
                    .forEach(item -> plans.computeIfAbsent(item.contractId, any -> new ArrayList<>())
                            .add(item));
        }
        return plans;
    }

    /** Makes the plan of a contract, whose lock the caller holds, say this. */
    void keep(UUID contractId, Plan plan) {
        var known = new HashMap<UUID, Milestone>();
        of(contractId).forEach(item -> known.put(item.id, item));
        for (int i = 0; i < plan.items().size(); i++) {
            var item = plan.items().get(i);
            var kept = known.remove(item.id());
            if (kept == null) {
                persist(new Milestone(contractId, item, i));
            } else {
                kept.follow(item, i);
            }
        }
        known.values().forEach(this::delete);
    }
}
