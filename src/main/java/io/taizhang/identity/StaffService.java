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
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Who may work here, as what, and how far they see. The last administrator cannot be taken away. */
@ApplicationScoped
@Transactional
public class StaffService {

    private static final String STAFF = "staff";

    private final StaffDirectory.Members members;
    private final OrgDirectory units;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Lists lists;
    private final MergePatch patches;
    private final AuditTrail audit;
    private final Clock clock;

    StaffService(
            StaffDirectory.Members members,
            OrgDirectory units,
            Passwords passwords,
            Sessions sessions,
            Lists lists,
            MergePatch patches,
            AuditTrail audit,
            Clock clock) {
        this.members = members;
        this.units = units;
        this.passwords = passwords;
        this.sessions = sessions;
        this.lists = lists;
        this.patches = patches;
        this.audit = audit;
        this.clock = clock;
    }

    Page<StaffView> list(ListRequest request) {
        var present = List.of(Condition.of("e.deletedAt is null"));
        return lists.page(StaffMember.class, StaffView.class, request, "username", present)
                .map(StaffView::of);
    }

    StaffView get(UUID id) {
        return StaffView.of(members.require(id));
    }

    public StaffView create(CreateStaff command) {
        units.require(command.unitId(), "/unitId");
        if (members.byUsername(command.username()).isPresent()) {
            throw Refusal.conflict("username_taken", command.username()).at("/username");
        }
        var password = passwords.generate();
        var member = new StaffMember(command, passwords.hash(password));
        members.persistAndFlush(member);
        audit.record("staff.created", STAFF, member.id(), null, null, StaffView.of(member));
        return StaffView.withPassword(member, password);
    }

    StaffView change(UUID id, Version version, JsonNode patch) {
        var member = members.lock(id);
        var before = StaffView.of(member);
        version.requireCurrent(member.version(), () -> before);
        var edit = patches.apply(member.editable(), patch);
        units.require(edit.unitId(), "/unitId");
        if (edit.role() != Role.ADMINISTRATOR) {
            requireAnotherAdministrator(member);
        }
        member.apply(edit);
        return changed("staff.changed", member, before);
    }

    StaffView disable(UUID id) {
        var member = members.lock(id);
        requireAnotherAdministrator(member);
        var before = StaffView.of(member);
        member.disabled = true;
        sessions.endAll(id, SessionEnd.DISABLED);
        return changed("staff.disabled", member, before);
    }

    StaffView enable(UUID id) {
        var member = members.lock(id);
        var before = StaffView.of(member);
        member.disabled = false;
        return changed("staff.enabled", member, before);
    }

    StaffView resetPassword(UUID id) {
        var member = members.lock(id);
        var before = StaffView.of(member);
        var password = passwords.generate();
        member.passwordHash = passwords.hash(password);
        member.mustChangePassword = true;
        sessions.endAll(id, SessionEnd.PASSWORD);
        var after = changed("staff.password_reset", member, before);
        return StaffView.withPassword(members.require(after.id()), password);
    }

    void remove(UUID id, Version version) {
        var member = members.lock(id);
        var before = StaffView.of(member);
        version.requireCurrent(member.version(), () -> before);
        requireAnotherAdministrator(member);
        member.deletedAt = clock.instant();
        sessions.endAll(id, SessionEnd.DISABLED);
        audit.record("staff.removed", STAFF, id, null, before, null);
    }

    StaffView restore(UUID id) {
        var member = members.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(STAFF));
        var before = StaffView.of(member);
        member.deletedAt = null;
        return changed("staff.restored", member, before);
    }

    private StaffView changed(String action, StaffMember member, StaffView before) {
        members.flush();
        var after = StaffView.of(member);
        audit.record(action, STAFF, member.id(), null, before, after);
        sessions.forget();
        return after;
    }

    /** Under the locks of all administrators, so that two of them cannot remove each other at once. */
    private void requireAnotherAdministrator(StaffMember member) {
        if (member.role != Role.ADMINISTRATOR || member.disabled) {
            return;
        }
        var others = members.find(
                        "role = ?1 and disabled = false and deletedAt is null order by id", Role.ADMINISTRATOR)
                .withLock(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .list();
        if (others.stream().allMatch(other -> other.id().equals(member.id()))) {
            throw Refusal.conflict("last_administrator");
        }
    }
}
