package io.taizhang.identity;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A unit of the organisation tree. */
public record OrgUnitView(
        @Filterable UUID id,
        long version,
        @Filterable @Nullable UUID parentId,
        @Filterable OrgUnitKind kind,
        @Filterable(sort = true) String code,
        @Filterable(sort = true) String name,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static OrgUnitView of(OrgUnit unit) {
        return new OrgUnitView(
                unit.id(),
                unit.version(),
                unit.parentId,
                unit.kind,
                unit.code,
                unit.name,
                unit.createdAt(),
                unit.updatedAt());
    }
}
