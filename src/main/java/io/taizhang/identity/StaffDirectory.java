package io.taizhang.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of the house, as the other rooms ask for them. */
@ApplicationScoped
public class StaffDirectory {

    private final Members members;

    StaffDirectory(Members members) {
        this.members = members;
    }

    /** The names of members of staff, also of those who have left; other ids are left out. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (!ids.isEmpty()) {
            members.find("id in ?1", ids).stream().forEach(member -> names.put(member.id(), member.displayName));
        }
        return names;
    }

    /** @throws Refusal 422 {@code staff_unknown} at the pointer when nobody of that id may work here */
    public void requireActive(@Nullable UUID id, String pointer) {
        if (id != null && !isActive(id)) {
            throw Refusal.rule("staff_unknown").at(pointer);
        }
    }

    /** Whether somebody of that id may work here. */
    public boolean isActive(UUID id) {
        return members.count("id = ?1 and deletedAt is null and disabled = false", id) > 0;
    }

    /** The unit that somebody works in; null for an id that is nobody's. */
    public @Nullable UUID unitOf(UUID id) {
        return members.findByIdOptional(id).map(member -> member.unitId).orElse(null);
    }

    /** The queries on staff. */
    @ApplicationScoped
    static class Members implements PanacheRepositoryBase<StaffMember, UUID> {

        StaffMember require(UUID id) {
            return find("id = ?1 and deletedAt is null", id)
                    .firstResultOptional()
                    .orElseThrow(() -> Refusal.notFound("staff"));
        }

        StaffMember lock(UUID id) {
            return find("id = ?1 and deletedAt is null", id)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .firstResultOptional()
                    .orElseThrow(() -> Refusal.notFound("staff"));
        }

        Optional<StaffMember> byUsername(String username) {
            return find("lower(username) = ?1", username.toLowerCase(Locale.ROOT))
                    .firstResultOptional();
        }
    }
}
