package io.taizhang.merge;

import io.taizhang.approval.DoubleReview;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.customer.CustomerService;
import io.taizhang.customer.RegisterCustomer;
import io.taizhang.duplicate.DuplicateStatus;
import io.taizhang.duplicate.DuplicateVerdicts;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes one customer of several, shows beforehand what that does, and takes it back. */
@ApplicationScoped
@Transactional
class MergeService {

    private static final String CUSTOMER = "customer";

    private final CustomerMerges merges;
    private final CustomerService customers;
    private final CustomerFile file;
    private final DuplicateVerdicts duplicates;
    private final DoubleReview reviews;
    private final Caller caller;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final TransactionSynchronizationRegistry transaction;

    MergeService(
            CustomerMerges merges,
            CustomerService customers,
            CustomerFile file,
            DuplicateVerdicts duplicates,
            DoubleReview reviews,
            Caller caller,
            AuditTrail audit,
            BusinessTime time,
            TransactionSynchronizationRegistry transaction) {
        this.merges = merges;
        this.customers = customers;
        this.file = file;
        this.duplicates = duplicates;
        this.reviews = reviews;
        this.caller = caller;
        this.audit = audit;
        this.time = time;
        this.transaction = transaction;
    }

    Page<MergeView> list(ListRequest request) {
        return merges.page(request).mapAll(shown -> {
            var ids = new HashSet<UUID>();
            shown.forEach(merge -> ids.addAll(everybody(merge)));
            var parties = file.find(ids);
            return shown.stream()
                    .map(merge -> MergeView.of(merge, parties, null))
                    .toList();
        });
    }

    MergeView get(UUID id) {
        return view(merges.require(id));
    }

    /** Does all of it and takes it back, so that what is shown is what would happen. */
    MergePreviewView preview(MergeCustomers command) {
        var parties = parties(command);
        var merged = new MergedFile(command.survivorId(), parties, command.choices());
        var before = customers.get(command.survivorId());
        var holdings = file.find(parties.keySet()).values().stream()
                .map(party -> new MergePreviewView.MergeHolding(
                        party.id(), party.number(), merges.figures(List.of(party.id()))))
                .toList();
        var done = merge(command, merged.edit());
        var preview = new MergePreviewView(
                before,
                customers.get(command.survivorId()),
                merged.differences(),
                done.moves() == null ? List.of() : done.moves(),
                holdings,
                merges.figures(List.of(command.survivorId())));
        transaction.setRollbackOnly();
        return preview;
    }

    /**
     * Merges for good, or until it is taken back.
     *
     * @throws Refusal 422 {@code merge_itself}, {@code merge_twice}, {@code merge_choice_unknown}, {@code merge_too_much},
     *     {@code customer_unknown}; 409 {@code merge_account_closed}
     */
    MergeView merge(MergeCustomers command) {
        var parties = parties(command);
        var survivor = file.require(command.survivorId());
        var asked = new MergeActs.OfVersions(command, file.versions(parties.keySet()));
        var view = merge(command, new MergedFile(command.survivorId(), parties, command.choices()).edit());
        reviews.of(MergeActs.MERGE, MergeActs.subject(survivor), asked, null);
        return view;
    }

    private MergeView merge(MergeCustomers command, RegisterCustomer edit) {
        if (merges.hasClosedAccount(command.survivorId())) {
            throw Refusal.conflict("merge_account_closed");
        }
        var added = new CustomerMerge(command, caller.id());
        merges.add(added);
        var moves = merges.move(added, time.now());
        merges.fresh(added);
        var survivor = customers.rewrite(command.survivorId(), edit);
        var merge = merges.fresh(added);
        merge.survivorVersion = survivor.version();
        merges.flush();
        duplicates.decideAmong(everybody(merge), DuplicateStatus.SAME, merge.reason);
        var view = MergeView.of(merge, file.find(everybody(merge)), moves);
        everybody(merge).forEach(id -> audit.record("customer.merged", CUSTOMER, id, id, null, view));
        return view;
    }

    /**
     * Takes a merge back.
     *
     * @throws Refusal 409 {@code merge_undone}, {@code merge_entangled} with what is in the way, {@code customer_erased}
     */
    MergeView undo(UUID id, UndoMerge command) {
        var merge = merges.lock(id);
        if (merge.undoneAt != null) {
            throw Refusal.conflict("merge_undone");
        }
        if (merges.hasErased(everybody(merge))) {
            throw Refusal.conflict("customer_erased");
        }
        var entangled = merges.moveBack(merge, time.now());
        if (entangled != null) {
            throw Refusal.conflict("merge_entangled", entangled);
        }
        var undone = merges.fresh(merge);
        undone.undo(command.reason(), caller.id(), time.now());
        merges.flush();
        duplicates.decideAmong(everybody(undone), DuplicateStatus.DIFFERENT, undone.undoReason);
        var view = view(undone);
        everybody(undone).forEach(party -> audit.record("customer.unmerged", CUSTOMER, party, party, null, view));
        return view;
    }

    /** Everybody of the merge as they are now, the survivor first. */
    private Map<UUID, RegisterCustomer> parties(MergeCustomers command) {
        if (command.mergedIds().contains(command.survivorId())) {
            throw Refusal.rule("merge_itself").at("/survivorId");
        }
        if (new HashSet<>(command.mergedIds()).size() < command.mergedIds().size()) {
            throw Refusal.rule("merge_twice").at("/mergedIds");
        }
        var parties = new LinkedHashMap<UUID, RegisterCustomer>();
        file.requireFor(command.survivorId(), "/survivorId");
        parties.put(command.survivorId(), customers.editable(command.survivorId()));
        for (int i = 0; i < command.mergedIds().size(); i++) {
            var id = command.mergedIds().get(i);
            file.requireFor(id, "/mergedIds/" + i);
            parties.put(id, customers.editable(id));
        }
        return parties;
    }

    private MergeView view(CustomerMerge merge) {
        Map<UUID, CustomerRef> parties = file.find(everybody(merge));
        return MergeView.of(merge, parties, merges.moved(merge.id()));
    }

    private static List<UUID> everybody(CustomerMerge merge) {
        var everybody = new ArrayList<>(merge.mergedIds);
        everybody.add(0, merge.survivorId);
        return everybody;
    }
}
