package io.taizhang.identity;

import io.taizhang.platform.Condition;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The records that a caller may see. Every query over customers' data applies it; outside of it, a record does not exist.
 *
 * @param units the caller's unit, or with {@link ScopeKind#SUBTREE} that unit and all below it
 */
public record Scope(ScopeKind kind, UUID staffId, Set<UUID> units) {

    /** Sees everything: for the system's own work. */
    static final Scope EVERYTHING = new Scope(ScopeKind.ALL, new UUID(0, 0), Set.of());

    /**
     * The scope as an HQL condition.
     *
     * @param ownerPath the path of the responsible member of staff, such as {@code e.ownerId}
     * @param unitPath the path of the organisation unit
     */
    public Condition of(String ownerPath, String unitPath) {
        return switch (kind) {
            case ALL -> Condition.of("1 = 1");
            case OWN -> Condition.of(ownerPath + " = :scopeStaff", Map.of("scopeStaff", staffId));
            case TEAM, SUBTREE ->
                Condition.of(
                        "(" + unitPath + " in :scopeUnits or " + ownerPath + " = :scopeStaff)",
                        Map.of("scopeUnits", units, "scopeStaff", staffId));
        };
    }

    /** Whether a record with this owner and unit lies inside. */
    public boolean covers(@Nullable UUID ownerId, @Nullable UUID unitId) {
        return switch (kind) {
            case ALL -> true;
            case OWN -> staffId.equals(ownerId);
            case TEAM, SUBTREE -> staffId.equals(ownerId) || (unitId != null && units.contains(unitId));
        };
    }
}
