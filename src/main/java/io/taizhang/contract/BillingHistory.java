package io.taizhang.contract;

import io.taizhang.contract.BillingSchedule.Suspension;
import io.taizhang.contract.BillingSchedule.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the schedules of contracts are made of: versions, suspensions and plans, each in one query for all. */
@ApplicationScoped
class BillingHistory {

    /** Nobody is billed who is not there any more: a customer who was deleted comes back with their contracts. */
    private static final String OF_SOMEBODY =
            " exists (select 1 from Customer c where c.id = e.customerId and c.deletedAt is null)";

    /** A period is billed before the contract's end; an item of the plan may be due after it. */
    private static final String CANDIDATES =
            "select e from Contract e where e.signedOn is not null and e.deletedAt is null and" + OF_SOMEBODY
                    + " and (:any = true or e.id > :after)"
                    + " and ((e.startsOn <= :through and (e.endsOn is null or e.endsOn >= :from)"
                    + " and (e.terminatedOn is null or e.terminatedOn > :from)"
                    + " and exists (select 1 from ContractVersion v where v.contractId = e.id"
                    + " and v.billing.billingCycle <> io.taizhang.contract.BillingCycle.NONE))"
                    + " or exists (select 1 from Milestone m where m.contractId = e.id))"
                    + " order by e.id";

    private final EntityManager em;
    private final Milestones milestones;

    BillingHistory(EntityManager em, Milestones milestones) {
        this.em = em;
        this.milestones = milestones;
    }

    /** Signed contracts that may have something to bill, in the order of their ids. */
    List<Contract> candidates(LocalDate from, LocalDate through, @Nullable UUID after, int limit) {
        return em.createQuery(CANDIDATES, Contract.class)
                .setParameter("any", after == null)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setParameter("from", from)
                .setParameter("through", through)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Signed contracts with these ids. */
    List<Contract> signed(Collection<UUID> ids) {
        return em.createQuery(
                        "from Contract e where e.id in :ids and e.signedOn is not null and" + OF_SOMEBODY
                                + " order by e.id",
                        Contract.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    Map<UUID, BillingSchedule> schedules(List<Contract> contracts) {
        var ids = contracts.stream().map(Contract::id).toList();
        var terms = terms(ids);
        var suspensions = suspensions(ids);
        var plans = milestones.of(ids);
        var schedules = new HashMap<UUID, BillingSchedule>();
        for (var contract : contracts) {
            schedules.put(
                    contract.id(),
                    new BillingSchedule(
                            contract.startsOn,
                            contract.ends(),
                            contract.terminatedOn,
                            terms.getOrDefault(contract.id(), List.of(asDrafted(contract))),
                            suspensions.getOrDefault(contract.id(), List.of()),
                            plans.getOrDefault(contract.id(), List.of())));
        }
        return schedules;
    }

    private static Terms asDrafted(Contract contract) {
        return new Terms(contract.termsVersion, contract.startsOn, contract.endsOn, contract.billing);
    }

    private Map<UUID, List<Terms>> terms(Collection<UUID> ids) {
        var terms = new HashMap<UUID, List<Terms>>();
        if (!ids.isEmpty()) {
            em.createQuery(
                            "select v.contractId, v.termsVersion, v.effectiveOn, v.endsOn, v.billing"
                                    + " from ContractVersion v where v.contractId in :ids order by v.contractId, v.termsVersion",
                            Object[].class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(row -> terms.computeIfAbsent((UUID) row[0], any -> new ArrayList<>())
                            .add(new Terms(
                                    (Integer) row[1], (LocalDate) row[2], (LocalDate) row[3], (Billing) row[4])));
        }
        return terms;
    }

    private Map<UUID, List<Suspension>> suspensions(Collection<UUID> ids) {
        var suspensions = new HashMap<UUID, List<Suspension>>();
        if (!ids.isEmpty()) {
            em.createQuery(
                            "select v from ContractEvent v where v.contractId in :ids and v.kind in :kinds"
                                    + " order by v.contractId, v.createdAt, v.id",
                            ContractEvent.class)
                    .setParameter("ids", ids)
                    .setParameter("kinds", List.of(ContractEvent.Kind.SUSPENDED, ContractEvent.Kind.RESUMED))
                    .getResultList()
                    .forEach(event ->
                            add(suspensions.computeIfAbsent(event.contractId, any -> new ArrayList<>()), event));
        }
        return suspensions;
    }

    /** A resumption ends the suspension before it. */
    private static void add(List<Suspension> suspensions, ContractEvent event) {
        if (event.kind == ContractEvent.Kind.SUSPENDED) {
            suspensions.add(new Suspension(event.onDay, null));
        } else {
            var last = suspensions.remove(suspensions.size() - 1);
            suspensions.add(new Suspension(last.from(), event.onDay));
        }
    }
}
