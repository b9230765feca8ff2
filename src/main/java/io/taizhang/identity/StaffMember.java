package io.taizhang.identity;

import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who uses the system. They are disabled rather than deleted, because their name stands in the history. */
@Entity
@Table(name = "staff")
class StaffMember extends BaseEntity {

    @Column(updatable = false)
    String username;

    String displayName;

    @Enumerated(EnumType.STRING)
    Role role;

    @Enumerated(EnumType.STRING)
    ScopeKind scope;

    UUID unitId;
    String passwordHash;
    boolean mustChangePassword;
    boolean disabled;

    @Nullable
    Instant lastLoginAt;

    @Nullable
    Instant deletedAt;

    protected StaffMember() {}

    StaffMember(CreateStaff command, String passwordHash) {
        this.username = command.username();
        this.displayName = command.displayName();
        this.role = command.role();
        this.scope = command.scope();
        this.unitId = command.unitId();
        this.passwordHash = passwordHash;
        this.mustChangePassword = true;
    }

    ChangeStaff editable() {
        return new ChangeStaff(displayName, role, scope, unitId);
    }

    void apply(ChangeStaff edit) {
        displayName = edit.displayName();
        role = edit.role();
        scope = edit.scope();
        unitId = edit.unitId();
    }

    StaffStatus status() {
        return disabled ? StaffStatus.DISABLED : StaffStatus.ACTIVE;
    }
}
