package io.taizhang.segment;

import io.taizhang.identity.Role;
import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A kept view of the list of customers. */
public record SavedSetView(
        UUID id,
        long version,
        @Filterable(sort = true) String name,
        @Filterable UUID ownerId,
        @Nullable String ownerName,
        @Schema(description = "Whether the caller owns it, and so may change it.") boolean mine,
        @Filterable @Nullable UUID unitId,
        @Nullable String unitName,
        @Filterable @Nullable Role role,
        @Nullable FilterNode filter,
        @Nullable String q,
        @Nullable String sort,
        List<String> columns,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static SavedSetView of(SavedSet set, UUID reader, Map<UUID, String> names) {
        return new SavedSetView(
                set.id(),
                set.version(),
                set.name,
                set.ownerId,
                names.get(set.ownerId),
                set.ownerId.equals(reader),
                set.unitId,
                set.unitId == null ? null : names.get(set.unitId),
                set.role,
                set.filter,
                set.q,
                set.sort,
                set.columns,
                set.createdAt(),
                set.updatedAt());
    }
}
