package io.taizhang.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The organisation tree. It is read by everybody who assigns customers; changing it changes what people see. */
@ApplicationScoped
@Transactional
public class OrgUnitService {

    private final OrgDirectory.Units units;
    private final EntityManager em;
    private final Lists lists;
    private final MergePatch patches;
    private final AuditTrail audit;
    private final SessionStates sessions;
    private final Clock clock;

    OrgUnitService(
            OrgDirectory.Units units,
            EntityManager em,
            Lists lists,
            MergePatch patches,
            AuditTrail audit,
            SessionStates sessions,
            Clock clock) {
        this.units = units;
        this.em = em;
        this.lists = lists;
        this.patches = patches;
        this.audit = audit;
        this.sessions = sessions;
        this.clock = clock;
    }

    Page<OrgUnitView> list(ListRequest request) {
        var open = List.of(Condition.of("e.deletedAt is null"));
        return lists.page(OrgUnit.class, OrgUnitView.class, request, "code", open)
                .map(OrgUnitView::of);
    }

    /** The company, at the top of the tree. */
    public UUID company() {
        return units.find("parentId is null").firstResult().id();
    }

    OrgUnitView get(UUID id) {
        return OrgUnitView.of(units.require(id));
    }

    public OrgUnitView create(CreateOrgUnit command) {
        requireParent(command.parentId(), command.kind());
        if (units.count("code", command.code()) > 0) {
            throw Refusal.conflict("org_unit_code_taken", command.code()).at("/code");
        }
        var unit = new OrgUnit(command);
        em.persist(unit);
        em.flush();
        var view = OrgUnitView.of(unit);
        audit.record("org_unit.created", "org_unit", unit.id(), null, null, view);
        sessions.forget();
        return view;
    }

    OrgUnitView change(UUID id, Version version, JsonNode patch) {
        var unit = units.lock(id);
        var before = OrgUnitView.of(unit);
        version.requireCurrent(unit.version(), () -> before);
        var edit = patches.apply(unit.editable(), patch);
        if (edit.parentId() == null) {
            if (unit.parentId != null) {
                throw Refusal.rule("org_unit_parent").at("/parentId");
            }
        } else if (!edit.parentId().equals(unit.parentId)) {
            requireParent(edit.parentId(), unit.kind);
            if (units.isWithin(edit.parentId(), id)) {
                throw Refusal.rule("org_unit_circle").at("/parentId");
            }
        }
        unit.parentId = edit.parentId();
        unit.name = edit.name();
        em.flush();
        var after = OrgUnitView.of(unit);
        audit.record("org_unit.changed", "org_unit", id, null, before, after);
        sessions.forget();
        return after;
    }

    void close(UUID id, Version version) {
        var unit = units.lock(id);
        var before = OrgUnitView.of(unit);
        version.requireCurrent(unit.version(), () -> before);
        var used = ((Number) em.createNativeQuery(
                                "select (select count(*) from org_unit where parent_id = :id and deleted_at is null)"
                                        + " + (select count(*) from staff where unit_id = :id and deleted_at is null)",
                                Long.class)
                        .setParameter("id", id)
                        .getSingleResult())
                .longValue();
        if (used > 0 || unit.parentId == null) {
            throw Refusal.conflict("org_unit_in_use", unit.name);
        }
        unit.deletedAt = clock.instant();
        audit.record("org_unit.closed", "org_unit", id, null, before, null);
        sessions.forget();
    }

    /** A parent stands on a higher level: a team never holds a shop. */
    private void requireParent(UUID parentId, OrgUnitKind kind) {
        var parent = units.find("id = ?1 and deletedAt is null", parentId)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.rule("org_unit_unknown").at("/parentId"));
        if (parent.kind.compareTo(kind) >= 0) {
            throw Refusal.rule("org_unit_parent").at("/parentId");
        }
    }
}
