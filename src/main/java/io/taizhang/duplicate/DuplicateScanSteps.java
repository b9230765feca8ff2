package io.taizhang.duplicate;

import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of the nightly look. The row of the job is both the lock and the bookmark. */
@ApplicationScoped
@Transactional
class DuplicateScanSteps {

    private static final int AT_ONCE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    /** What was written by a transaction that ended after the last look had begun is looked at again. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final EntityManager em;
    private final CustomerFile file;
    private final DuplicateFinder finder;
    private final DuplicatePairs pairs;
    private final BusinessTime time;

    DuplicateScanSteps(
            EntityManager em, CustomerFile file, DuplicateFinder finder, DuplicatePairs pairs, BusinessTime time) {
        this.em = em;
        this.file = file;
        this.finder = finder;
        this.pairs = pairs;
        this.time = time;
    }

    /**
     * Where a look is.
     *
     * @param until up to which moment it looks; null between two looks
     * @param after the last customer's change, or where the look before had ended
     * @param id the last customer
     */
    private record Bookmark(@Nullable Instant until, Instant after, UUID id) {}

    /** Looks at the next customers; how many they were. None when the look has ended, or somebody else is at it. */
    int next() {
        var last = bookmark();
        if (last == null) {
            return 0;
        }
        var until = last.until() == null ? time.now() : last.until();
        var bookmark = last.until() == null ? new Bookmark(until, last.after().minus(OVERLAP), FIRST) : last;
        var changed = file.changedBetween(bookmark.after(), bookmark.id(), until, AT_ONCE);
        if (changed.isEmpty()) {
            keep(new Bookmark(null, until, FIRST));
            return 0;
        }
        var found = finder.compare(changed);
        pairs.withdraw(changed.stream().map(customer -> customer.ref().id()).toList(), found);
        pairs.propose(found, time.now());
        var latest = changed.get(changed.size() - 1);
        keep(new Bookmark(until, latest.updatedAt(), latest.ref().id()));
        return changed.size();
    }

    @SuppressWarnings("unchecked")
    private @Nullable Bookmark bookmark() {
        List<Object[]> rows = em.createNativeQuery(
                        "select cast(progress ->> 'until' as timestamptz), coalesce(cast(progress ->> 'after' as"
                                + " timestamptz), timestamptz '2000-01-01'), coalesce(cast(progress ->> 'id' as uuid),"
                                + " :first) from job where name = 'duplicate_scan' for update skip locked",
                        Object[].class)
                .setParameter("first", FIRST)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Bookmark((Instant) row[0], (Instant) row[1], (UUID) row[2]))
                .orElse(null);
    }

    private void keep(Bookmark bookmark) {
        em.createNativeQuery("update job set ran_at = :now, progress = jsonb_strip_nulls(jsonb_build_object('until',"
                        + " cast(:until as timestamptz), 'after', cast(:after as timestamptz), 'id', cast(:id as uuid))) where"
                        + " name = 'duplicate_scan'")
                .setParameter("now", time.now())
                .setParameter(
                        "until",
                        bookmark.until() == null ? null : bookmark.until().toString())
                .setParameter("after", bookmark.after().toString())
                .setParameter("id", bookmark.id())
                .executeUpdate();
    }
}
