package io.taizhang.contract;

import io.taizhang.approval.ApprovalService;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows contracts with what belongs to them, and writes down what was done with them and by whom. */
@ApplicationScoped
class ContractBook {

    private final Contracts contracts;
    private final Milestones milestones;
    private final EntityManager em;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final ApprovalService approvals;
    private final Caller caller;
    private final AuditTrail audit;
    private final BusinessTime time;

    ContractBook(
            Contracts contracts,
            Milestones milestones,
            EntityManager em,
            CustomerFile file,
            StaffDirectory staff,
            ApprovalService approvals,
            Caller caller,
            AuditTrail audit,
            BusinessTime time) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.em = em;
        this.file = file;
        this.staff = staff;
        this.approvals = approvals;
        this.caller = caller;
        this.audit = audit;
        this.time = time;
    }

    ContractView view(Contract contract) {
        return views(List.of(contract)).get(0);
    }

    /** What belongs to the rows is read once for all of them. */
    List<ContractView> views(List<Contract> rows) {
        var ids = rows.stream().map(Contract::id).toList();
        var customers = file.find(rows.stream().map(row -> row.customerId).toList());
        var names = staff.names(
                rows.stream().map(row -> row.ownerId).filter(Objects::nonNull).toList());
        var plans = milestones.of(ids);
        var renewals = contracts.renewalsOf(ids);
        var pending = approvals.pending(Amendments.ACTION, ids);
        var today = time.today();
        return rows.stream()
                .map(row -> {
                    var customer = customers.get(row.customerId);
                    var around = new ContractView.Around(
                            customer == null ? "" : customer.name(),
                            row.ownerId == null ? null : names.get(row.ownerId),
                            plans.getOrDefault(row.id(), List.of()),
                            renewals.get(row.id()),
                            pending.get(row.id()));
                    return ContractView.of(row, today, around);
                })
                .toList();
    }

    /** Writes a change down and in the audit trail, as an act of the caller. */
    ContractView recorded(String action, Contract contract, @Nullable ContractView before) {
        em.flush();
        var view = view(contract);
        audit.record(action, "contract", contract.id(), contract.customerId, before, view);
        return view;
    }

    /** Like {@link #recorded}, as an act of whoever asked for it and not of the caller. */
    ContractView recordedFor(UUID maker, String action, Contract contract, ContractView before) {
        em.flush();
        var view = view(contract);
        var name = staff.names(List.of(maker)).getOrDefault(maker, maker.toString());
        audit.recordAs(maker, name, action, "contract", contract.id(), contract.customerId, before, view);
        return view;
    }

    /** Keeps a version of what is agreed, as it stands now. */
    void agreed(Contract contract, Plan plan, @Nullable String reason, @Nullable UUID by, @Nullable UUID approvedBy) {
        em.persist(new ContractVersion(contract, plan, reason, by, approvedBy, time.now()));
    }

    void happened(Contract contract, ContractEvent.Kind kind, LocalDate on, @Nullable String note) {
        em.persist(new ContractEvent(contract, kind, on, note, null, actor(), time.now()));
    }

    void happened(
            Contract contract, ContractEvent.Kind kind, LocalDate on, @Nullable String note, Milestone milestone) {
        em.persist(new ContractEvent(contract, kind, on, note, milestone, actor(), time.now()));
    }

    /** The signed-in member of staff; null when the system itself is at work. */
    @Nullable
    UUID actor() {
        var id = caller.id();
        return id.equals(new UUID(0, 0)) ? null : id;
    }
}
