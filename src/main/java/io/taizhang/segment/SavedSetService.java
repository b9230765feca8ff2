package io.taizhang.segment;

import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerView;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.identity.ScopeKind;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Views of the list of customers: kept and changed by their owner, read by whom they are shared with. */
@ApplicationScoped
@Transactional
class SavedSetService {

    private static final String SUBJECT = "customer_view";
    private static final int MOST_OF_ONE_OWNER = 100;

    private final SavedSets sets;
    private final FilterTree trees;
    private final Lists lists;
    private final StaffDirectory staff;
    private final OrgDirectory units;
    private final Caller caller;
    private final AuditTrail audit;

    SavedSetService(
            SavedSets sets,
            FilterTree trees,
            Lists lists,
            StaffDirectory staff,
            OrgDirectory units,
            Caller caller,
            AuditTrail audit) {
        this.sets = sets;
        this.trees = trees;
        this.lists = lists;
        this.staff = staff;
        this.units = units;
        this.caller = caller;
        this.audit = audit;
    }

    Page<SavedSetView> list(ListRequest request) {
        return lists.page(SavedSet.class, SavedSetView.class, request, "name", List.of(sets.readable()))
                .mapAll(this::views);
    }

    SavedSetView get(UUID id) {
        return view(sets.require(id));
    }

    SavedSetView save(SaveView command) {
        requireSound(command);
        requireFree(command, Set.of());
        if (sets.ofCaller() >= MOST_OF_ONE_OWNER) {
            throw Refusal.rule("view_too_many", MOST_OF_ONE_OWNER);
        }
        var set = new SavedSet(caller.id(), command);
        sets.persistAndFlush(set);
        var view = view(set);
        audit.record("customer_view.saved", SUBJECT, set.id(), null, null, view);
        return view;
    }

    SavedSetView change(UUID id, Version version, SaveView command) {
        var set = sets.lockOwn(id);
        var before = view(set);
        version.requireCurrent(set.version(), () -> before);
        requireSound(command);
        requireFree(command, Set.of(id));
        set.apply(command);
        sets.flush();
        var after = view(set);
        audit.record("customer_view.changed", SUBJECT, id, null, before, after);
        return after;
    }

    void delete(UUID id, Version version) {
        var set = sets.lockOwn(id);
        var before = view(set);
        version.requireCurrent(set.version(), () -> before);
        sets.delete(set);
        audit.record("customer_view.deleted", SUBJECT, id, null, before, null);
    }

    /** What is kept can be read by the caller at least; whoever it is shared with is asked again when they read it. */
    private void requireSound(SaveView command) {
        trees.conditions(command.filter(), "/filter", "t");
        if (command.sort() != null && !command.sort().isBlank()) {
            lists.requireSort(CustomerView.class, command.sort());
        }
        if (!command.isShared()) {
            return;
        }
        if (!caller.may("customer-view:share")) {
            throw Refusal.forbidden("not_allowed").at("/unitId");
        }
        units.require(command.unitId(), "/unitId");
        var scope = caller.scope();
        if (scope.kind() != ScopeKind.ALL
                && (command.unitId() == null || !scope.units().contains(command.unitId()))) {
            throw Refusal.rule("view_shared_too_far").at("/unitId");
        }
    }

    private void requireFree(SaveView command, Set<UUID> except) {
        if (sets.isNamed(command.name().strip(), except)) {
            throw Refusal.conflict("view_name_taken", command.name().strip()).at("/name");
        }
    }

    private SavedSetView view(SavedSet set) {
        return views(List.of(set)).get(0);
    }

    private List<SavedSetView> views(List<SavedSet> shown) {
        var names = new HashMap<UUID, String>();
        names.putAll(staff.names(shown.stream().map(set -> set.ownerId).collect(Collectors.toSet())));
        names.putAll(units.names(
                shown.stream().map(set -> set.unitId).filter(Objects::nonNull).collect(Collectors.toSet())));
        return shown.stream()
                .map(set -> SavedSetView.of(set, caller.id(), names))
                .toList();
    }
}
