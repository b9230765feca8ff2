package io.taizhang.identity;

import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A unit of the organisation tree. The company stands at the top and has no parent. */
@Entity
class OrgUnit extends BaseEntity {

    @Nullable
    UUID parentId;

    @Enumerated(EnumType.STRING)
    OrgUnitKind kind;

    @Column(updatable = false)
    String code;

    String name;

    @Nullable
    Instant deletedAt;

    protected OrgUnit() {}

    OrgUnit(CreateOrgUnit command) {
        this.parentId = command.parentId();
        this.kind = command.kind();
        this.code = command.code();
        this.name = command.name();
    }

    ChangeOrgUnit editable() {
        return new ChangeOrgUnit(parentId, name);
    }
}
