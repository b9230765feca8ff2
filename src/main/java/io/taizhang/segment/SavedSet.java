package io.taizhang.segment;

import io.taizhang.identity.Role;
import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A set of customers that somebody keeps under a name, with the way in which it is shown. */
@Entity
class SavedSet extends BaseEntity {

    String name;

    @Column(updatable = false)
    UUID ownerId;

    /** Shared with whoever works in this unit or below it; with a role too, only with those of them who have it. */
    @Nullable
    UUID unitId;

    @Enumerated(EnumType.STRING)
    @Nullable
    Role role;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    @Nullable
    FilterNode filter;

    @Nullable
    String q;

    @Nullable
    String sort;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> columns = List.of();

    protected SavedSet() {}

    SavedSet(UUID ownerId, SaveView command) {
        this.ownerId = ownerId;
        this.name = command.name().strip();
        apply(command);
    }

    void apply(SaveView command) {
        name = command.name().strip();
        unitId = command.unitId();
        role = command.role();
        filter = command.filter();
        q = Texts.strippedOrNull(command.q());
        sort = Texts.strippedOrNull(command.sort());
        columns = command.columns() == null ? List.of() : command.columns();
    }
}
