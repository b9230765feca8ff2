package io.taizhang.live;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells everybody who listens what was written, read from the audit trail and the movements of cards once a second for all
 * of them together, and not at all while nobody listens; and at whose file people have come, gone or begun to edit, which
 * is in no trail. What other instances write is told like one's own.
 */
@ApplicationScoped
class ChangeFeed {

    /** More than this in one second is not told one by one. */
    private static final int MOST = 200;

    /** Rows are numbered when they are written and seen when they are committed: so many numbers may still be on their way. */
    private static final int UNDER_WAY = 1_000;

    private static final int AT_ONCE = UNDER_WAY + MOST + 1;

    private static final Duration QUIET = Duration.ofSeconds(20);

    private final EntityManager em;
    private final Clock clock;
    private final Duration life;
    /** Those who listen; one whose line ends, or who goes away, leaves it by itself. */
    private final Set<MultiEmitter<? super Changes>> lines = ConcurrentHashMap.newKeySet();

    /** The numbers of the last {@link #UNDER_WAY} that have been told. */
    private Set<Long> seen = Set.of();

    /** Movements of cards are their own audit record; those of transactions before this one have been told. */
    private long horizon;

    /** Who is at whose file, by customer, as it has been told. */
    private Map<UUID, String> present = Map.of();

    /** The highest number that has been read; -1 while nobody listens. */
    private long newest = -1;

    /** Rounds in which nobody listened; who has just come may not be counted yet in the first. */
    private int idle;

    /** When something was told last. */
    private Instant told = Instant.EPOCH;

    ChangeFeed(EntityManager em, Clock clock, @ConfigProperty(name = "taizhang.live.life") Duration life) {
        this.em = em;
        this.clock = clock;
        this.life = life;
    }

    /**
     * What is written from now on, until the line has stood for so many seconds (null: as long as the product is set to
     * let it); an empty message at once and whenever nothing was told for 20 seconds, so that proxies keep it. Who listens
     * much slower than others write loses the line.
     */
    Multi<Changes> follow(@Nullable Integer seconds) {
        begin();
        var stands = seconds == null ? life : Duration.ofSeconds(seconds);
        return Multi.createFrom()
                .emitter(
                        line -> {
                            var end = Uni.createFrom()
                                    .voidItem()
                                    .onItem()
                                    .delayIt()
                                    .by(stands)
                                    .subscribe()
                                    .with(nothing -> line.complete());
                            // Whoever has gone already is told at once that the line has ended, so it is there by then.
                            lines.add(line);
                            line.onTermination(() -> {
                                lines.remove(line);
                                end.cancel();
                            });
                            line.emit(Changes.NONE);
                        },
                        MOST);
    }

    @Scheduled(every = "{taizhang.live.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    synchronized void tell() {
        idle = lines.isEmpty() ? idle + 1 : 0;
        if (idle > 1) {
            newest = -1;
        }
        if (newest < 0 && idle == 0) {
            // Whoever listens began to so long ago that nobody was thought to.
            QuarkusTransaction.requiringNew().run(this::goToEnd);
            lines.forEach(line -> line.emit(Changes.MANY));
        } else if (newest >= 0) {
            var changes = QuarkusTransaction.requiringNew().call(this::next);
            var now = clock.instant();
            if (changes.many()
                    || !changes.records().isEmpty()
                    || told.plus(QUIET).isBefore(now)) {
                told = now;
                lines.forEach(line -> line.emit(changes));
            }
        }
    }

    private synchronized void begin() {
        idle = 0;
        if (newest < 0) {
            QuarkusTransaction.requiringNew().run(this::goToEnd);
        }
    }

    private void goToEnd() {
        newest = ((Number) em.createNativeQuery("select coalesce(max(id), 0) from audit_entry")
                        .getSingleResult())
                .longValue();
        seen = rows().stream().map(ChangeFeed::number).collect(Collectors.toSet());
        present = present();
        horizon = ended();
    }

    private Changes next() {
        List<Object[]> rows = rows();
        if (rows.size() == AT_ONCE) {
            // More than is told one by one; what is written after it would be told later and later.
            goToEnd();
            return Changes.MANY;
        }
        var now = new HashSet<Long>();
        var records = new LinkedHashSet<ChangedRecord>();
        for (var row : rows) {
            var number = number(row);
            now.add(number);
            newest = Math.max(newest, number);
            if (!seen.contains(number)) {
                records.add(new ChangedRecord((String) row[1], (UUID) row[2], (UUID) row[3]));
            }
        }
        seen = now;
        records.addAll(movedCards());
        if (records.size() > MOST) {
            return Changes.MANY;
        }
        // However many come and go, nobody has to read everything again for it: pages ask for themselves now and then.
        var there = present();
        Stream.concat(there.keySet().stream(), present.keySet().stream())
                .filter(customer -> !Objects.equals(there.get(customer), present.get(customer)))
                .distinct()
                .limit(MOST)
                .forEach(customer -> records.add(new ChangedRecord(ChangedRecord.PRESENCE, customer, customer)));
        present = there;
        return records.isEmpty() ? Changes.NONE : new Changes(List.copyOf(records), false);
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows() {
        return em.createNativeQuery(
                        "select id, subject_type, subject_id, customer_id from audit_entry where id > :after"
                                + " order by id limit " + AT_ONCE)
                .setParameter("after", newest - UNDER_WAY)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, String> present() {
        List<Object[]> files = em.createNativeQuery(
                        """
                        select customer_id, string_agg(staff_id || ' ' || editing, ',' order by staff_id)
                        from customer_presence where said_at >= :gone group by customer_id""")
                .setParameter("gone", clock.instant().minus(PresenceService.HOLDS))
                .getResultList();
        return files.stream().collect(Collectors.toMap(file -> (UUID) file[0], file -> (String) file[1]));
    }

    /** The cards whose money or state has moved. */
    @SuppressWarnings("unchecked")
    private List<ChangedRecord> movedCards() {
        var from = horizon;
        horizon = ended();
        List<Object[]> rows = em.createNativeQuery(
                        "select distinct card_id, customer_id from card_movement where xid >= :from and xid < :until"
                                + " and result = 0 limit " + (MOST + 1))
                .setParameter("from", from)
                .setParameter("until", horizon)
                .getResultList();
        return rows.stream()
                .map(row -> new ChangedRecord("card", (UUID) row[0], (UUID) row[1]))
                .toList();
    }

    /** Every transaction before this one has ended, so nothing of it can appear later. */
    private long ended() {
        return ((Number) em.createNativeQuery(
                                "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)")
                        .getSingleResult())
                .longValue();
    }

    private static long number(Object[] row) {
        return ((Number) row[0]).longValue();
    }
}
