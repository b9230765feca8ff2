package io.taizhang.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with contracts. */
@ApplicationScoped
@Transactional
public class ContractService {

    private final Contracts contracts;
    private final EntityManager em;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final Caller caller;
    private final MergePatch patches;
    private final AuditTrail audit;
    private final BusinessTime time;

    ContractService(
            Contracts contracts,
            EntityManager em,
            CustomerFile file,
            StaffDirectory staff,
            Caller caller,
            MergePatch patches,
            AuditTrail audit,
            BusinessTime time) {
        this.contracts = contracts;
        this.em = em;
        this.file = file;
        this.staff = staff;
        this.caller = caller;
        this.patches = patches;
        this.audit = audit;
        this.time = time;
    }

    Page<ContractView> list(ListRequest request) {
        return contracts.page(request).mapAll(this::views);
    }

    ContractView get(UUID id) {
        return view(contracts.require(id));
    }

    Page<ContractVersionView> versions(UUID id, ListRequest request) {
        contracts.require(id);
        return contracts.versions(id, request).mapAll(rows -> {
            var names = staff.names(rows.stream()
                    .map(row -> row.createdBy)
                    .filter(Objects::nonNull)
                    .toList());
            return rows.stream()
                    .map(row -> ContractVersionView.of(row, row.createdBy == null ? null : names.get(row.createdBy)))
                    .toList();
        });
    }

    public ContractView draft(DraftContract command) {
        file.requireFor(command.customerId(), "/customerId");
        requireOwner(command.ownerId());
        var contract = new Contract(contracts.nextNumber(), command);
        contracts.persist(contract);
        return recorded("contract.drafted", contract, null);
    }

    ContractView change(UUID id, Version version, @Nullable JsonNode patch) {
        var contract = contracts.lock(id);
        var before = view(contract);
        version.requireCurrent(contract.version(), () -> before);
        contract.requireDraft();
        var edit = patches.apply(contract.editable(), patch);
        if (!edit.customerId().equals(contract.customerId)) {
            file.requireFor(edit.customerId(), "/customerId");
        }
        if (!Objects.equals(edit.ownerId(), contract.ownerId)) {
            requireOwner(edit.ownerId());
        }
        contract.apply(edit);
        return recorded("contract.changed", contract, before);
    }

    void delete(UUID id, Version version) {
        var contract = contracts.lock(id);
        var before = view(contract);
        version.requireCurrent(contract.version(), () -> before);
        contract.requireDraft();
        contract.deletedAt = time.now();
        audit.record("contract.deleted", "contract", id, contract.customerId, before, null);
    }

    ContractView restore(UUID id) {
        var contract = contracts.lockEven(id);
        if (contract.deletedAt == null) {
            return view(contract);
        }
        contract.deletedAt = null;
        return recorded("contract.restored", contract, null);
    }

    public ContractView sign(UUID id, SignContract command) {
        var contract = contracts.lock(id);
        var before = view(contract);
        contract.sign(command.signedOn(), time.today());
        em.persist(new ContractVersion(contract, null, actor(), time.now()));
        return recorded("contract.signed", contract, before);
    }

    ContractView amend(UUID id, AmendContract command) {
        var contract = contracts.lock(id);
        var before = view(contract);
        contract.amend(command);
        em.persist(new ContractVersion(contract, command.reason().strip(), actor(), time.now()));
        return recorded("contract.amended", contract, before);
    }

    ContractView terminate(UUID id, TerminateContract command) {
        var contract = contracts.lock(id);
        var before = view(contract);
        contract.terminate(command, time.today(), time.now(), actor());
        return recorded("contract.terminated", contract, before);
    }

    private void requireOwner(@Nullable UUID ownerId) {
        if (ownerId != null) {
            staff.requireActive(ownerId, "/ownerId");
        }
    }

    /** The signed-in member of staff; null when the system itself is at work. */
    private @Nullable UUID actor() {
        var id = caller.id();
        return id.equals(new UUID(0, 0)) ? null : id;
    }

    private ContractView recorded(String action, Contract contract, @Nullable ContractView before) {
        em.flush();
        var view = view(contract);
        audit.record(action, "contract", contract.id(), contract.customerId, before, view);
        return view;
    }

    private ContractView view(Contract contract) {
        return views(List.of(contract)).get(0);
    }

    /** Names are read once for all rows. */
    private List<ContractView> views(List<Contract> rows) {
        var customers = file.find(rows.stream().map(row -> row.customerId).toList());
        var names = staff.names(
                rows.stream().map(row -> row.ownerId).filter(Objects::nonNull).toList());
        var today = time.today();
        return rows.stream()
                .map(row -> {
                    var customer = customers.get(row.customerId);
                    return ContractView.of(
                            row,
                            today,
                            customer == null ? "" : customer.name(),
                            row.ownerId == null ? null : names.get(row.ownerId));
                })
                .toList();
    }
}
