package io.taizhang.customer;

import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.identity.ScopeKind;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose a customer may be: nobody can put one where they would not see it themselves. */
@ApplicationScoped
class Assignment {

    private static final UUID SYSTEM = new UUID(0, 0);

    private final Caller caller;
    private final StaffDirectory staff;
    private final OrgDirectory units;

    Assignment(Caller caller, StaffDirectory staff, OrgDirectory units) {
        this.caller = caller;
        this.staff = staff;
        this.units = units;
    }

    /**
     * Gives a new customer its owner, who is the caller when none is named, and its unit, which is the owner's.
     *
     * @throws Refusal 422 {@code staff_unknown}, {@code org_unit_unknown} or {@code owner_out_of_scope}
     */
    void assign(Customer customer, @Nullable UUID ownerId, @Nullable UUID unitId) {
        requireKnown(ownerId, unitId);
        customer.ownerId = ownerId == null && !caller.id().equals(SYSTEM) ? caller.id() : ownerId;
        customer.unitId = unitId == null ? unitOf(customer.ownerId) : unitId;
        requireInScope(customer.ownerId, customer.unitId);
    }

    /** Checks what is new of an edit's owner and unit; what stays as it is is not asked about. Refuses as above. */
    void requireAllowed(RegisterCustomer edit, Customer present) {
        var newOwner = !Objects.equals(edit.ownerId(), present.ownerId);
        var newUnit = !Objects.equals(edit.unitId(), present.unitId);
        requireKnown(newOwner ? edit.ownerId() : null, newUnit ? edit.unitId() : null);
        if (newOwner || newUnit) {
            requireInScope(edit.ownerId(), edit.unitId());
        }
    }

    private void requireKnown(@Nullable UUID ownerId, @Nullable UUID unitId) {
        if (!caller.id().equals(ownerId)) {
            staff.requireActive(ownerId, "/ownerId");
        }
        units.require(unitId, "/unitId");
    }

    private void requireInScope(@Nullable UUID ownerId, @Nullable UUID unitId) {
        if (!caller.scope().covers(ownerId, unitId)) {
            throw Refusal.rule("owner_out_of_scope").at("/ownerId");
        }
    }

    private @Nullable UUID unitOf(@Nullable UUID ownerId) {
        return ownerId == null || ownerId.equals(caller.id()) ? caller.unitId() : staff.unitOf(ownerId);
    }

    /** The same rules for many customers, asking only once about each owner and unit. */
    Batch batch() {
        return new Batch();
    }

    /**
     * Owners and units of an import. Whoever imports does not come to own what they bring, unless they see nothing but
     * their own.
     */
    final class Batch {

        private final Map<String, Optional<Refusal>> answers = new HashMap<>();

        private Batch() {}

        void assign(Customer customer, @Nullable UUID ownerId, @Nullable UUID unitId) {
            requireKnownOnce(ownerId, unitId);
            var mine = caller.scope().kind() == ScopeKind.OWN;
            customer.ownerId = ownerId == null && mine ? caller.id() : ownerId;
            customer.unitId = unitId == null ? unitOf(customer.ownerId) : unitId;
            requireInScope(customer.ownerId, customer.unitId);
        }

        void requireAllowed(RegisterCustomer edit, Customer present) {
            var newOwner = !Objects.equals(edit.ownerId(), present.ownerId);
            var newUnit = !Objects.equals(edit.unitId(), present.unitId);
            requireKnownOnce(newOwner ? edit.ownerId() : null, newUnit ? edit.unitId() : null);
            if (newOwner || newUnit) {
                requireInScope(edit.ownerId(), edit.unitId());
            }
        }

        private void requireKnownOnce(@Nullable UUID ownerId, @Nullable UUID unitId) {
            var known = answers.computeIfAbsent(ownerId + " " + unitId, pair -> {
                try {
                    requireKnown(ownerId, unitId);
                    return Optional.empty();
                } catch (Refusal refusal) {
                    return Optional.of(refusal);
                }
            });
            if (known.isPresent()) {
                throw known.get();
            }
        }
    }
}
