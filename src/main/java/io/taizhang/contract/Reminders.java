package io.taizhang.contract;

import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Reminds of contracts that end soon: of each version once per threshold. After a stop only the nearest threshold is made
 * up for, because one reminder says it all.
 */
@ApplicationScoped
@Transactional
class Reminders {

    private static final int BATCH = 100;

    /** Neither ended nor followed by a signed contract, and not yet reminded of at the threshold or a nearer one. */
    private static final String DUE = "select e from Contract e where e.signedOn is not null and e.terminatedOn is null"
            + " and e.endsOn between :today and :until"
            + " and not exists (select 1 from Contract n where n.renews = e.id and n.signedOn is not null)"
            + " and not exists (select 1 from ContractReminder r where r.contractId = e.id"
            + " and r.termsVersion = e.termsVersion and r.threshold <= :threshold) order by e.id";

    private final EntityManager em;
    private final Contracts contracts;
    private final Lists lists;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final ContractSettings settings;
    private final Event<ContractExpiring> expiring;
    private final BusinessTime time;

    Reminders(
            EntityManager em,
            Contracts contracts,
            Lists lists,
            CustomerFile file,
            StaffDirectory staff,
            ContractSettings settings,
            Event<ContractExpiring> expiring,
            BusinessTime time) {
        this.em = em;
        this.contracts = contracts;
        this.lists = lists;
        this.file = file;
        this.staff = staff;
        this.settings = settings;
        this.expiring = expiring;
        this.time = time;
    }

    /** Writes the next reminders; false when there are none, or another instance is at it. */
    boolean remindNext() {
        if (!ContractJobs.alone(em)) {
            return false;
        }
        var today = time.today();
        for (int threshold : settings.reminderDays().stream().sorted().toList()) {
            var due = em.createQuery(DUE, Contract.class)
                    .setParameter("today", today)
                    .setParameter("until", today.plusDays(threshold))
                    .setParameter("threshold", threshold)
                    .setMaxResults(BATCH)
                    .getResultList();
            if (!due.isEmpty()) {
                due.forEach(contract -> remind(contract, threshold));
                return true;
            }
        }
        return false;
    }

    private void remind(Contract contract, int threshold) {
        var endsOn = Objects.requireNonNull(contract.endsOn);
        em.persist(new ContractReminder(contract, threshold, endsOn, time.now()));
        expiring.fire(new ContractExpiring(
                contract.id(),
                contract.number,
                contract.title,
                contract.customerId,
                contract.ownerId,
                endsOn,
                ChronoUnit.DAYS.between(time.today(), endsOn)));
    }

    Page<ContractReminderView> list(ListRequest request) {
        var visible = file.visible("o.customerId");
        var ofContracts = Condition.of(
                "exists (select 1 from Contract o where o.id = e.contractId and " + visible.hql() + ")",
                visible.parameters());
        return lists.page(
                        ContractReminder.class, ContractReminderView.class, request, "-createdAt", List.of(ofContracts))
                .mapAll(this::views);
    }

    private List<ContractReminderView> views(List<ContractReminder> rows) {
        var ofRows = contracts.byId(
                rows.stream().map(row -> row.contractId).distinct().toList());
        List<UUID> owners = ofRows.values().stream()
                .map(row -> row.ownerId)
                .filter(Objects::nonNull)
                .toList();
        var customers =
                file.find(ofRows.values().stream().map(row -> row.customerId).toList());
        var names = staff.names(owners);
        return rows.stream()
                .map(row -> {
                    var contract = Objects.requireNonNull(ofRows.get(row.contractId));
                    var customer = customers.get(contract.customerId);
                    return new ContractReminderView(
                            row.id,
                            row.contractId,
                            contract.number,
                            contract.title,
                            contract.customerId,
                            customer == null ? "" : customer.name(),
                            contract.ownerId,
                            contract.ownerId == null ? null : names.get(contract.ownerId),
                            row.termsVersion,
                            row.threshold,
                            row.endsOn,
                            row.createdAt);
                })
                .toList();
    }
}
