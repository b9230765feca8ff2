package io.taizhang.care;

import io.taizhang.audit.AuditTrail;
import io.taizhang.contract.ContractExpiring;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes a task of a contract that is about to end, for its owner or else the customer's; nobody else is asked. One that
 * is still open from an earlier reminder is enough. In the transaction of the reminder, so it is made once.
 */
@ApplicationScoped
class ExpiringContracts {

    private static final int DAYS_TO_CALL = 7;

    private final Tasks tasks;
    private final CareViews views;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final AuditTrail audit;
    private final BusinessTime time;

    ExpiringContracts(
            Tasks tasks,
            CareViews views,
            CustomerFile file,
            StaffDirectory staff,
            AuditTrail audit,
            BusinessTime time) {
        this.tasks = tasks;
        this.views = views;
        this.file = file;
        this.staff = staff;
        this.audit = audit;
        this.time = time;
    }

    void ask(@Observes ContractExpiring contract) {
        var owner = owner(contract);
        if (owner.isEmpty() || tasks.isAskedFor(contract.contractId())) {
            return;
        }
        var soon = time.today().plusDays(DAYS_TO_CALL);
        var task = new Task(contract, owner.get(), soon.isBefore(contract.endsOn()) ? soon : contract.endsOn());
        tasks.persistAndFlush(task);
        audit.record("task.made", "task", task.id(), task.customerId, null, views.of(task));
    }

    private Optional<UUID> owner(ContractExpiring contract) {
        var customer = file.find(List.of(contract.customerId())).get(contract.customerId());
        return Stream.of(contract.ownerId(), customer == null ? null : customer.ownerId())
                .filter(Objects::nonNull)
                .filter(staff::isActive)
                .findFirst();
    }
}
