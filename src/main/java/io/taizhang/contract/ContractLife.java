package io.taizhang.contract;

import io.taizhang.contract.ContractCommands.FulfilMilestone;
import io.taizhang.contract.ContractCommands.ResumeContract;
import io.taizhang.contract.ContractCommands.SuspendContract;
import io.taizhang.contract.ContractCommands.UndoFulfilment;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

/** What happens to a signed contract while its terms stay as they are: fulfilment and suspension. */
@ApplicationScoped
@Transactional
class ContractLife {

    private final Contracts contracts;
    private final Milestones milestones;
    private final ContractBook book;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final BusinessTime time;

    ContractLife(
            Contracts contracts,
            Milestones milestones,
            ContractBook book,
            CustomerFile file,
            StaffDirectory staff,
            BusinessTime time) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.book = book;
        this.file = file;
        this.staff = staff;
        this.time = time;
    }

    /** The items of plans, over all contracts that the caller may see. */
    Page<MilestoneView> milestones(ListRequest request) {
        return milestones.page(request).mapAll(rows -> {
            var ofRows = contracts.byId(
                    rows.stream().map(row -> row.contractId).distinct().toList());
            var customers = file.find(
                    ofRows.values().stream().map(row -> row.customerId).toList());
            var names = staff.names(ofRows.values().stream()
                    .map(row -> row.ownerId)
                    .filter(Objects::nonNull)
                    .toList());
            var today = time.today();
            return rows.stream()
                    .map(row -> {
                        var contract = Objects.requireNonNull(ofRows.get(row.contractId));
                        var customer = customers.get(contract.customerId);
                        return MilestoneView.of(
                                row,
                                today,
                                contract,
                                customer == null ? "" : customer.name(),
                                contract.ownerId == null ? null : names.get(contract.ownerId));
                    })
                    .toList();
        });
    }

    /**
     * Marks an item of the plan as fulfilled; a MILESTONE is due from that day on.
     *
     * @throws Refusal 409 {@code contract_not_signed}, {@code milestone_fulfilled}, {@code contract_terminated} when the
     *     day lies after the end; 422 {@code fulfilled_in_future}; 404 without such an item
     */
    ContractView fulfil(UUID id, UUID milestoneId, FulfilMilestone command) {
        var contract = contracts.lock(id);
        var milestone = milestones.require(id, milestoneId);
        contract.requireSigned();
        if (contract.terminatedOn != null && !command.on().isBefore(contract.terminatedOn)) {
            contract.requireNotTerminated();
        }
        var before = book.view(contract);
        milestone.fulfil(command, time.today(), time.now(), book.actor());
        contract.fulfilmentChanged();
        book.happened(contract, ContractEvent.Kind.FULFILLED, command.on(), command.note(), milestone);
        return book.recorded("contract.milestone_fulfilled", contract, before);
    }

    /** Takes that back. @throws Refusal 409 {@code milestone_not_fulfilled}; 404 without such an item */
    ContractView undoFulfilment(UUID id, UUID milestoneId, UndoFulfilment command) {
        var contract = contracts.lock(id);
        var milestone = milestones.require(id, milestoneId);
        var before = book.view(contract);
        milestone.undo();
        contract.fulfilmentChanged();
        book.happened(
                contract,
                ContractEvent.Kind.FULFILMENT_UNDONE,
                time.today(),
                command.reason().strip(),
                milestone);
        return book.recorded("contract.fulfilment_undone", contract, before);
    }

    /** Suspends a contract. @throws Refusal as {@link Contract#suspend} */
    ContractView suspend(UUID id, SuspendContract command) {
        var contract = contracts.lock(id);
        var before = book.view(contract);
        contract.suspend(command.from(), time.today());
        book.happened(contract, ContractEvent.Kind.SUSPENDED, command.from(), command.reason());
        return book.recorded("contract.suspended", contract, before);
    }

    /** Ends a suspension. @throws Refusal as {@link Contract#resume} */
    ContractView resume(UUID id, ResumeContract command) {
        var contract = contracts.lock(id);
        var before = book.view(contract);
        contract.resume(command.on());
        book.happened(contract, ContractEvent.Kind.RESUMED, command.on(), command.note());
        return book.recorded("contract.resumed", contract, before);
    }
}
