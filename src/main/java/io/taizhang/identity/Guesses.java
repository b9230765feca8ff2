package io.taizhang.identity;

import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes guessing slow: whoever guessed wrong too often in a row waits 5 s, 10 s, 20 s … up to 15 minutes. Never for ever,
 * and kept in the database, so that all instances and a restart agree. Joins the caller's transaction: a failure counts
 * when that commits.
 */
@ApplicationScoped
@Transactional
public class Guesses {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final EntityManager em;
    private final Clock clock;

    Guesses(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /**
     * @param code the refusal's
     * @param bucket whoever guesses: a purpose and a name or address
     * @throws Refusal 429 with the code and the seconds to wait
     */
    public void requireFree(String code, String bucket) {
        var now = clock.instant();
        var locks = em.createNativeQuery("select locked_until from login_failure where bucket = :bucket", Instant.class)
                .setParameter("bucket", bucket)
                .getResultList();
        if (!locks.isEmpty() && locks.get(0) instanceof Instant until && until.isAfter(now)) {
            var wait = Duration.between(now, until);
            throw Refusal.tooMany(code, wait, Math.max(1, wait.toSeconds()));
        }
    }

    /** Counts a wrong guess; {@code free} of them in a row cost nothing. */
    public void failed(String bucket, int free) {
        var now = clock.instant();
        var failures = (Number) em.createNativeQuery(
                        "insert into login_failure as f (bucket, failures, last_at) values (:bucket, 1, :now)"
                                + " on conflict (bucket) do update set last_at = :now,"
                                + " failures = case when f.last_at < :forgotten then 1 else f.failures + 1 end"
                                + " returning failures",
                        Integer.class)
                .setParameter("bucket", bucket)
                .setParameter("now", now)
                .setParameter("forgotten", now.minus(LONGEST.multipliedBy(2)))
                .getSingleResult();
        int beyond = failures.intValue() - free;
        if (beyond >= 0) {
            var wait = Duration.ofSeconds(5L << Math.min(beyond, 10));
            em.createNativeQuery("update login_failure set locked_until = :until where bucket = :bucket")
                    .setParameter("until", now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait))
                    .setParameter("bucket", bucket)
                    .executeUpdate();
        }
    }

    /** Forgets the wrong guesses of a bucket. */
    public void succeeded(String bucket) {
        em.createNativeQuery("delete from login_failure where bucket = :bucket")
                .setParameter("bucket", bucket)
                .executeUpdate();
    }
}
