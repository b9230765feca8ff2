package io.taizhang.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.customer.CustomerWatch;
import io.taizhang.protection.SealedStates;
import io.taizhang.protection.SealedStates.Clear;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What each import did to each record and what stood there before, so that it can be taken back. The one place where
 * that is written and read: it holds personal data.
 */
@ApplicationScoped
class ImportChanges implements CustomerWatch {

    private static final int MAX_LEFT = 500;
    private static final TypeReference<LinkedHashMap<String, Object>> STATE = new TypeReference<>() {};

    /** The import that this thread works on; none in most of the house. */
    private static final ThreadLocal<UUID> CURRENT = new ThreadLocal<>();

    private final EntityManager em;
    private final ObjectMapper json;
    private final SealedStates states;

    ImportChanges(EntityManager em, ObjectMapper json, SealedStates states) {
        this.em = em;
        this.json = json;
        this.states = states;
    }

    /** The kinds of records that imports make. */
    public enum ImportSubject {
        CUSTOMER,
        ENTRY,
        INTERACTION,
        CONTRACT,
        CARD
    }

    /**
     * One record that an import made or changed.
     *
     * @param customerId whose file it belongs to; null when that does not matter
     * @param before what stood there; null when the record is new
     * @param version the record's version afterwards
     */
    record Changed(
            ImportSubject subject, UUID recordId, @Nullable UUID customerId, @Nullable Object before, long version) {}

    /** A change as it is kept. */
    record Kept(
            long id,
            ImportSubject subject,
            UUID recordId,
            @Nullable UUID customerId,
            @Nullable String before,
            long version) {

        boolean isNew() {
            return before == null;
        }
    }

    /** Writes down what the customer file tells from now on, until {@link #end}. */
    void begin(UUID jobId) {
        CURRENT.set(jobId);
    }

    void end() {
        CURRENT.remove();
    }

    @Override
    public void written(List<Change> changes) {
        var jobId = CURRENT.get();
        if (jobId == null) {
            return;
        }
        em.flush();
        var versions =
                versions(changes.stream().map(Change::customerId).distinct().toList());
        add(
                jobId,
                changes.stream()
                        .map(change -> new Changed(
                                ImportSubject.CUSTOMER,
                                change.customerId(),
                                change.customerId(),
                                change.before(),
                                versions.getOrDefault(change.customerId(), 0L)))
                        .toList());
    }

    private Map<UUID, Long> versions(Collection<UUID> customers) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(
                        "select id, version from customer where id = any(cast(:ids as uuid[]))", Object[].class)
                .setParameter("ids", customers.toArray(UUID[]::new))
                .getResultList();
        var versions = new HashMap<UUID, Long>();
        rows.forEach(row -> versions.put((UUID) row[0], ((Number) row[1]).longValue()));
        return versions;
    }

    /** Keeps what an import did. Of a record that it changes twice, what stood there first and the version at last. */
    void add(UUID jobId, List<Changed> changes) {
        if (changes.isEmpty()) {
            return;
        }
        em.createNativeQuery(
                        "insert into import_change (job_id, subject, record_id, customer_id, before, version_after)"
                                + " select distinct on (c.record) :job, c.subject, c.record, c.customer,"
                                + " cast(c.before as jsonb), c.version"
                                + " from unnest(cast(:subjects as text[]), cast(:records as uuid[]), cast(:customers as uuid[]),"
                                + " cast(:before as text[]), cast(:versions as bigint[])) with ordinality"
                                + " as c (subject, record, customer, before, version, place) order by c.record, c.place"
                                + " on conflict (job_id, record_id) do update set version_after = excluded.version_after")
                .setParameter("job", jobId)
                .setParameter(
                        "subjects",
                        changes.stream().map(change -> change.subject.name()).toArray(String[]::new))
                .setParameter("records", changes.stream().map(Changed::recordId).toArray(UUID[]::new))
                .setParameter(
                        "customers", changes.stream().map(Changed::customerId).toArray(UUID[]::new))
                .setParameter("before", images(changes))
                .setParameter("versions", changes.stream().map(Changed::version).toArray(Long[]::new))
                .executeUpdate();
    }

    private @Nullable String[] images(List<Changed> changes) {
        return states.sealed(changes.stream()
                        .map(change -> new Clear(place(change.recordId), change.customerId, image(change)))
                        .toList())
                .toArray(String[]::new);
    }

    private static String place(UUID recordId) {
        return "import_change.before/" + recordId;
    }

    private @Nullable String image(Changed change) {
        try {
            return change.before == null ? null : json.writeValueAsString(change.before);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What stood there. */
    <T> T before(Kept change, Class<T> type) {
        try {
            var kept = new SealedStates.Kept(
                    place(change.recordId), change.customerId, json.readValue(change.before, STATE));
            return json.convertValue(states.opened(List.of(kept)).get(0), type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What an import has changed cannot be read", broken);
        }
    }

    /** Those of these records that an import of a file with these bytes made. */
    List<UUID> madeByFile(String sha256, Collection<UUID> records) {
        @SuppressWarnings("unchecked")
        List<UUID> made = em.createNativeQuery(
                        "select record_id from import_change"
                                + " where job_id in (select id from import_job where file_sha256 = :sha)"
                                + " and record_id = any(cast(:records as uuid[])) and before is null",
                        UUID.class)
                .setParameter("records", records.toArray(UUID[]::new))
                .setParameter("sha", sha256)
                .getResultList();
        return made;
    }

    /** The next changes of an import that a revert has not looked at, the last ones first. */
    List<Long> open(UUID jobId, int limit) {
        @SuppressWarnings("unchecked")
        List<Long> ids = em.createNativeQuery(
                        "select id from import_change where job_id = :job and outcome = 'DONE' order by id desc",
                        Long.class)
                .setParameter("job", jobId)
                .setMaxResults(limit)
                .getResultList();
        return ids;
    }

    /** The change, held until the transaction ends; empty when it is not open any more. */
    Optional<Kept> take(long id) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(
                        "select id, subject, record_id, customer_id, cast(before as text), version_after from import_change"
                                + " where id = :id and outcome = 'DONE' for update skip locked",
                        Object[].class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .map(row -> new Kept(
                        ((Number) row[0]).longValue(),
                        ImportSubject.valueOf((String) row[1]),
                        (UUID) row[2],
                        (UUID) row[3],
                        (String) row[4],
                        ((Number) row[5]).longValue()))
                .findFirst();
    }

    /** How many changes of an import there are. */
    record Figures(long created, long updated, long changedSince, long reverted, long kept) {}

    Figures figures(UUID jobId) {
        var row = (Object[])
                em.createNativeQuery("select count(*) filter (where c.outcome = 'DONE' and c.before is null),"
                                + " count(*) filter (where c.outcome = 'DONE' and c.before is not null),"
                                + " count(*) filter (where c.outcome = 'DONE' and c.subject in ('CUSTOMER', 'INTERACTION',"
                                + " 'CONTRACT') and coalesce(p.version, i.version, t.version, -1) <> c.version_after),"
                                + " count(*) filter (where c.outcome = 'REVERTED'), count(*) filter (where c.outcome = 'KEPT')"
                                + " from import_change c"
                                + " left join customer p on c.subject = 'CUSTOMER' and p.id = c.record_id"
                                + " left join interaction i on c.subject = 'INTERACTION' and i.id = c.record_id"
                                + " left join contract t on c.subject = 'CONTRACT' and t.id = c.record_id"
                                + " where c.job_id = :job")
                        .setParameter("job", jobId)
                        .getSingleResult();
        return new Figures(number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]));
    }

    private static long number(Object figure) {
        return ((Number) figure).longValue();
    }

    /** A record that a revert has left alone. */
    record Left(ImportSubject subject, UUID recordId, String code) {}

    /** The first of them. */
    List<Left> left(UUID jobId) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(
                        "select subject, record_id, code from import_change where job_id = :job and outcome = 'KEPT'"
                                + " order by id",
                        Object[].class)
                .setParameter("job", jobId)
                .setMaxResults(MAX_LEFT)
                .getResultList();
        return rows.stream()
                .map(row -> new Left(ImportSubject.valueOf((String) row[0]), (UUID) row[1], (String) row[2]))
                .toList();
    }

    /** What became of it: taken back, or kept for a reason. */
    void settle(long id, @Nullable String code) {
        em.createNativeQuery("update import_change set outcome = :outcome, code = :code where id = :id")
                .setParameter("outcome", code == null ? "REVERTED" : "KEPT")
                .setParameter("code", code)
                .setParameter("id", id)
                .executeUpdate();
    }
}
