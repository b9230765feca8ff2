package io.taizhang.segment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Every query on kept views: one sees one's own and those that are shared with one. */
@ApplicationScoped
class SavedSets implements PanacheRepositoryBase<SavedSet, UUID> {

    private final Caller caller;
    private final OrgDirectory units;
    private final Rows rows;

    SavedSets(Caller caller, OrgDirectory units, Rows rows) {
        this.caller = caller;
        this.units = units;
        this.rows = rows;
    }

    Condition readable() {
        var role = caller.role();
        var unit = caller.unitId();
        if (role == null || unit == null) {
            return Condition.of("1 = 0");
        }
        var parameters = new HashMap<String, Object>();
        parameters.put("reader", caller.id());
        parameters.put("readersUnits", units.above(unit));
        parameters.put("readersRole", role);
        return Condition.of(
                "e.ownerId = :reader or ((e.unitId is not null or e.role is not null)"
                        + " and (e.unitId is null or e.unitId in :readersUnits)"
                        + " and (e.role is null or e.role = :readersRole))",
                parameters);
    }

    /** @throws Refusal 404 when it does not exist or is not shared with the caller */
    SavedSet require(UUID id) {
        return rows.require(SavedSet.class, id, List.of(readable()));
    }

    /** For a change: @throws Refusal 404 as {@link #require}, 403 {@code view_of_another} when the caller only reads it */
    SavedSet lockOwn(UUID id) {
        var set = rows.lock(SavedSet.class, id, List.of(readable()));
        if (!set.ownerId.equals(caller.id())) {
            throw Refusal.forbidden("view_of_another");
        }
        return set;
    }

    /** Whether the caller keeps another view under this name. */
    boolean isNamed(String name, Set<UUID> except) {
        return list("ownerId = ?1 and name = ?2", caller.id(), name).stream()
                .anyMatch(set -> !except.contains(set.id()));
    }

    long ofCaller() {
        return count("ownerId", caller.id());
    }
}
