package io.taizhang.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of the house, as the other rooms ask for them. */
@ApplicationScoped
public class StaffDirectory {

    private final Members members;
    private final KnownNames names;

    StaffDirectory(Members members, KnownNames names) {
        this.members = members;
        this.names = names;
    }

    /** The names of members of staff, also of those who have left; other ids are left out. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return names.of(ids, "select m.id, m.displayName from StaffMember m where m.id in :ids");
    }

    /** @throws Refusal 422 {@code staff_unknown} at the pointer when nobody of that id may work here */
    public void requireActive(@Nullable UUID id, String pointer) {
        if (id != null && !isActive(id)) {
            throw Refusal.rule("staff_unknown").at(pointer);
        }
    }

    /** The user names of members of staff, also of those who have left. */
    public Map<UUID, String> usernames(Collection<UUID> ids) {
        var found = new HashMap<UUID, String>();
        if (!ids.isEmpty()) {
            members.list("id in ?1", new HashSet<>(ids)).forEach(member -> found.put(member.id(), member.username));
        }
        return found;
    }

    /** Who goes by these user names, in whatever case, also those who have left; by the names as they were given. */
    public Map<String, UUID> byUsername(Collection<String> usernames) {
        var lower =
                usernames.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        var known = new HashMap<String, UUID>();
        if (!lower.isEmpty()) {
            members.list("lower(username) in ?1", lower)
                    .forEach(member -> known.put(member.username.toLowerCase(Locale.ROOT), member.id()));
        }
        var found = new HashMap<String, UUID>();
        usernames.forEach(name -> {
            var id = known.get(name.toLowerCase(Locale.ROOT));
            if (id != null) {
                found.put(name, id);
            }
        });
        return found;
    }

    /** @throws Refusal 422 {@code staff_unknown} at the pointer when nobody ever had that id */
    public void requireKnown(UUID id, String pointer) {
        if (names(List.of(id)).isEmpty()) {
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

    /**
     * The names of people and units. They stand in nearly every answer and hardly ever change, so they are trusted for as
     * long as what is known of sessions is: a few seconds, and not beyond a change that was made here.
     */
    @ApplicationScoped
    static class KnownNames {

        private final EntityManager em;
        private final Cache<UUID, String> known;

        KnownNames(EntityManager em, IdentitySettings settings) {
            this.em = em;
            this.known = Caffeine.newBuilder()
                    .maximumSize(20_000)
                    .expireAfterWrite(settings.sessionCheck())
                    .build();
        }

        /**
         * The names of these ids; those without one are left out.
         *
         * @param query HQL that selects id and name of {@code :ids}
         */
        Map<UUID, String> of(Collection<UUID> ids, String query) {
            var asked = new HashSet<>(ids);
            var names = new HashMap<>(known.getAllPresent(asked));
            asked.removeAll(names.keySet());
            if (!asked.isEmpty()) {
                List<Object[]> rows = em.createQuery(query, Object[].class)
                        .setParameter("ids", asked)
                        .getResultList();
                rows.forEach(row -> {
                    // Only what was just read is known anew: the others keep their age.
                    names.put((UUID) row[0], (String) row[1]);
                    known.put((UUID) row[0], (String) row[1]);
                });
            }
            return names;
        }

        void forget() {
            known.invalidateAll();
        }
    }
}
