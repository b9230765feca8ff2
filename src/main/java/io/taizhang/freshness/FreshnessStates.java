package io.taizhang.freshness;

import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every query on how fresh files are, and what the database makes of what was verified. */
@ApplicationScoped
class FreshnessStates {

    private final EntityManager em;
    private final Lists lists;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final BusinessTime time;

    FreshnessStates(EntityManager em, Lists lists, CustomerFile file, StaffDirectory staff, BusinessTime time) {
        this.em = em;
        this.lists = lists;
        this.file = file;
        this.staff = staff;
        this.time = time;
    }

    /** Those that are due by today, or by the day that the request asks for; the most important first. */
    Page<FreshnessState> queue(ListRequest request) {
        var conditions = new ArrayList<>(List.of(
                file.visible("e.id"),
                Condition.derived("ownerId", "select o.ownerId from Customer o where o.id = e.id", Map.of()),
                Condition.derived("unitId", "select o.unitId from Customer o where o.id = e.id", Map.of())));
        if (!request.isFilteredBy("dueOn")) {
            conditions.add(Condition.of("e.dueOn <= :today", Map.of("today", time.today())));
        }
        return lists.page(FreshnessState.class, FreshnessQueueItem.class, request, "-importance,dueOn", conditions);
    }

    /** Of a customer who was brought into the database by other ways than the file's, it is worked out now. */
    FreshnessState of(UUID customerId) {
        var known = em.find(FreshnessState.class, customerId);
        if (known != null) {
            return known;
        }
        refresh(List.of(customerId), true);
        return Objects.requireNonNull(em.find(FreshnessState.class, customerId));
    }

    /** The fields of these customers, in the order in which a file is read. */
    Map<UUID, List<FieldFreshness>> fields(Collection<UUID> customerIds) {
        if (customerIds.isEmpty()) {
            return Map.of();
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(
                        "select customer_id, field, entry_id, verified_at, verified_by, way, days, due_on"
                                + " from freshness_fields(:ids, :moment, :zone)",
                        Object[].class)
                .setParameter("ids", customerIds.toArray(UUID[]::new))
                .setParameter("moment", time.now())
                .setParameter("zone", time.zone().getId())
                .getResultList();
        var names = staff.names(rows.stream()
                .map(row -> (UUID) row[4])
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var fields = new HashMap<UUID, List<FieldFreshness>>();
        rows.forEach(row ->
                fields.computeIfAbsent((UUID) row[0], any -> new ArrayList<>()).add(field(row, names)));
        fields.values().forEach(some -> some.sort((one, other) -> one.field().compareTo(other.field())));
        return fields;
    }

    private FieldFreshness field(Object[] row, Map<UUID, String> names) {
        var entry = (UUID) row[2];
        var by = (UUID) row[4];
        var due = row[7] == null ? null : day(row[7]);
        return new FieldFreshness(
                CustomerField.valueOf((String) row[1]),
                entry.equals(CustomerField.WHOLE) ? null : entry,
                moment(row[3]),
                by == null || by.equals(CustomerField.WHOLE) ? null : by,
                by == null ? null : names.get(by),
                row[5] == null ? null : VerificationWay.valueOf((String) row[5]),
                (Integer) row[6],
                due,
                due != null && !due.isAfter(time.today()));
    }

    private static Instant moment(Object value) {
        return value instanceof Timestamp stamp ? stamp.toInstant() : (Instant) value;
    }

    private static LocalDate day(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }

    /** A place in somebody's file. */
    record Stood(UUID customerId, CustomerField.Place place) {}

    /** Notes in one statement that somebody stood for these places at a moment, unless a later one is known. */
    void verified(Collection<Stood> places, Instant at, UUID by, VerificationWay way) {
        em.createNativeQuery(
                        "insert into field_verification (customer_id, field, entry_id, verified_at, verified_by, way)"
                                + " select p.customer_id, p.field, p.entry_id, :at, :by, :way"
                                + " from unnest(:customers, :fields, :entries) as p (customer_id, field, entry_id)"
                                + " on conflict (customer_id, field, entry_id) do update set"
                                + " verified_at = excluded.verified_at, verified_by = excluded.verified_by,"
                                + " way = excluded.way where excluded.verified_at > field_verification.verified_at")
                .setParameter("at", at)
                .setParameter("by", by)
                .setParameter("way", way.name())
                .setParameter(
                        "customers", places.stream().map(Stood::customerId).toArray(UUID[]::new))
                .setParameter(
                        "fields",
                        places.stream().map(one -> one.place().field().name()).toArray(String[]::new))
                .setParameter(
                        "entries",
                        places.stream().map(one -> one.place().entryId()).toArray(UUID[]::new))
                .executeUpdate();
    }

    /** Works out anew what follows from the fields of these customers; with weighing, also what they are worth. */
    void refresh(Collection<UUID> customerIds, boolean weighing) {
        em.createNativeQuery("select cast(refresh_freshness(:ids, :moment, :zone, :weighing) as text)")
                .setParameter("ids", customerIds.toArray(UUID[]::new))
                .setParameter("moment", time.now())
                .setParameter("zone", time.zone().getId())
                .setParameter("weighing", weighing)
                .getResultList();
    }

    /** Customers that were last worked out before this day or before the rules changed, held; those in work are left. */
    @SuppressWarnings("unchecked")
    List<UUID> lockStale(Instant startOfDay, int limit) {
        return em.createNativeQuery(
                        "select customer_id from customer_freshness where refreshed_at < greatest(:day,"
                                + " (select max(updated_at) from freshness_policy),"
                                + " (select max(updated_at) from completeness_scale))"
                                + " order by refreshed_at limit :most for update skip locked",
                        UUID.class)
                .setParameter("day", startOfDay)
                .setParameter("most", limit)
                .getResultList();
    }

    /** Which of the fields are due, each once. */
    static List<CustomerField> due(@Nullable List<FieldFreshness> fields) {
        return fields == null
                ? List.of()
                : fields.stream()
                        .filter(FieldFreshness::due)
                        .map(FieldFreshness::field)
                        .distinct()
                        .toList();
    }
}
