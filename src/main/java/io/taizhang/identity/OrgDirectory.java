package io.taizhang.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The units of the organisation, as the other rooms ask for them. */
@ApplicationScoped
public class OrgDirectory {

    private final Units units;
    private final StaffDirectory.KnownNames names;

    OrgDirectory(Units units, StaffDirectory.KnownNames names) {
        this.units = units;
        this.names = names;
    }

    /** The names of units, also of closed ones; ids that are no unit are left out. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return names.of(ids, "select u.id, u.name from OrgUnit u where u.id in :ids");
    }

    /** @throws Refusal 422 {@code org_unit_unknown} at the pointer when there is no such open unit */
    public void require(@Nullable UUID id, String pointer) {
        if (id != null && units.count("id = ?1 and deletedAt is null", id) == 0) {
            throw Refusal.rule("org_unit_unknown").at(pointer);
        }
    }

    /** These units and all below them. */
    public Set<UUID> below(Collection<UUID> ids) {
        return units.walk("select c.id from org_unit c join walked w on c.parent_id = w.id", ids);
    }

    /** A unit and all above it. */
    public Set<UUID> above(UUID id) {
        return units.walk(
                "select u.parent_id from org_unit u join walked w on u.id = w.id where u.parent_id is not null",
                List.of(id));
    }

    /** A unit and those above it, the nearest first; none for an id that is no unit. */
    public List<UUID> path(UUID id) {
        return units.path(id);
    }

    /** The queries on units. */
    @ApplicationScoped
    static class Units implements PanacheRepositoryBase<OrgUnit, UUID> {

        OrgUnit require(UUID id) {
            return find("id = ?1 and deletedAt is null", id)
                    .firstResultOptional()
                    .orElseThrow(() -> Refusal.notFound("org unit"));
        }

        OrgUnit lock(UUID id) {
            return find("id = ?1 and deletedAt is null", id)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .firstResultOptional()
                    .orElseThrow(() -> Refusal.notFound("org unit"));
        }

        /** These ids and all that the step leads to from them. */
        @SuppressWarnings("unchecked")
        Set<UUID> walk(String step, Collection<UUID> ids) {
            List<UUID> found = getEntityManager()
                    .createNativeQuery(
                            "with recursive walked(id) as (select unnest(cast(:ids as uuid[])) union " + step
                                    + ") select id from walked",
                            UUID.class)
                    .setParameter("ids", ids.toArray(UUID[]::new))
                    .getResultList();
            return Set.copyOf(found);
        }

        @SuppressWarnings("unchecked")
        List<UUID> path(UUID id) {
            return getEntityManager()
                    .createNativeQuery(
                            "with recursive up(id, parent_id, steps) as (select id, parent_id, 0 from org_unit where id = :id"
                                    + " union all select u.id, u.parent_id, up.steps + 1 from org_unit u"
                                    + " join up on u.id = up.parent_id) select id from up order by steps",
                            UUID.class)
                    .setParameter("id", id)
                    .getResultList();
        }

        /** Whether {@code below} hangs somewhere under {@code above}, or is it. */
        boolean isWithin(UUID below, UUID above) {
            return ((Boolean) getEntityManager()
                    .createNativeQuery(
                            "with recursive up as (select id, parent_id from org_unit where id = :below"
                                    + " union all select u.id, u.parent_id from org_unit u join up on u.id = up.parent_id)"
                                    + " select exists (select from up where id = :above)",
                            Boolean.class)
                    .setParameter("below", below)
                    .setParameter("above", above)
                    .getSingleResult());
        }
    }
}
