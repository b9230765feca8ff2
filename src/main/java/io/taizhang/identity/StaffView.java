package io.taizhang.identity;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A member of staff. */
public record StaffView(
        @Filterable UUID id,
        long version,
        @Filterable(sort = true) String username,
        @Filterable(sort = true) String displayName,
        @Filterable Role role,
        @Filterable ScopeKind scope,
        @Filterable UUID unitId,
        StaffStatus status,
        @Nullable Instant lastLoginAt,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt,
        @Nullable @Schema(description = "Shown once, in the answer that made it.") String oneTimePassword)
        implements Versioned {

    static StaffView of(StaffMember member) {
        return withPassword(member, null);
    }

    static StaffView withPassword(StaffMember member, @Nullable String oneTimePassword) {
        return new StaffView(
                member.id(),
                member.version(),
                member.username,
                member.displayName,
                member.role,
                member.scope,
                member.unitId,
                member.status(),
                member.lastLoginAt,
                member.createdAt(),
                member.updatedAt(),
                oneTimePassword);
    }
}
