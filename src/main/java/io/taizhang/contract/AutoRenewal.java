package io.taizhang.contract;

import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Objects;

/**
 * Lets contracts go on that were agreed to renew themselves and that nobody has terminated or renewed by another: on the
 * last day the next version extends the term. After a stop the term is extended as often as it takes, without a gap.
 */
@ApplicationScoped
@Transactional
class AutoRenewal {

    private static final int BATCH = 100;

    /** Only when that was agreed by the last day: an amendment of what is over revives nothing by itself. */
    private static final String ENDING =
            "select e from Contract e where e.signedOn is not null and e.terminatedOn is null"
                    + " and e.autoRenewMonths is not null and e.endsOn <= :today"
            + " and exists (select 1 from ContractVersion v where v.contractId = e.id and v.autoRenewMonths is not null"
            + " and v.effectiveOn <= e.endsOn)"
                    + " and not exists (select 1 from Contract n where n.renews = e.id and n.deletedAt is null) order by e.id";

    private final EntityManager em;
    private final Milestones milestones;
    private final ContractBook book;
    private final BusinessTime time;

    AutoRenewal(EntityManager em, Milestones milestones, ContractBook book, BusinessTime time) {
        this.em = em;
        this.milestones = milestones;
        this.book = book;
        this.time = time;
    }

    /** Extends the next contracts; false when there are none, or another instance is at it. */
    boolean extendNext() {
        if (!ContractJobs.alone(em)) {
            return false;
        }
        var ending = em.createQuery(ENDING, Contract.class)
                .setParameter("today", time.today())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(BATCH)
                .getResultList();
        ending.forEach(this::extend);
        return !ending.isEmpty();
    }

    private void extend(Contract contract) {
        var before = book.view(contract);
        int months = Objects.requireNonNull(contract.autoRenewMonths);
        var plan = Plan.of(milestones.of(contract.id()));
        var goesOn = Objects.requireNonNull(contract.endsOn).plusDays(1);
        contract.amend(
                contract.agreement(plan).extendedTo(goesOn.plusMonths(months).minusDays(1)), goesOn);
        book.agreed(contract, plan, "到期自动续约 " + months + " 个月", null, null);
        book.recorded("contract.renewed_itself", contract, before);
    }
}
