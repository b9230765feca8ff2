package io.taizhang.identity;

import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Makes guessing slow: after {@value #FREE} failures in a row a user name waits 5 s, 10 s, 20 s … up to 15 minutes; an
 * address waits after {@value #FREE_PER_ADDRESS}. Never for ever, and kept in the database, so that all instances and a
 * restart agree.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class LoginFailures {

    private static final int FREE = 5;
    private static final int FREE_PER_ADDRESS = 50;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final EntityManager em;
    private final Clock clock;

    LoginFailures(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /** @throws Refusal 429 {@code login_locked} with the time to wait */
    void requireFree(String username, String address) {
        var now = clock.instant();
        List<?> locks = em.createNativeQuery(
                        "select max(locked_until) from login_failure where bucket in (:user, :address)", Instant.class)
                .setParameter("user", user(username))
                .setParameter("address", "address:" + address)
                .getResultList();
        if (locks.get(0) instanceof Instant until && until.isAfter(now)) {
            var wait = Duration.between(now, until);
            throw Refusal.tooMany("login_locked", wait, Math.max(1, wait.toSeconds()));
        }
    }

    void failed(String username, String address) {
        count(user(username), FREE);
        count("address:" + address, FREE_PER_ADDRESS);
    }

    void succeeded(String username) {
        em.createNativeQuery("delete from login_failure where bucket = :bucket")
                .setParameter("bucket", user(username))
                .executeUpdate();
    }

    private void count(String bucket, int free) {
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

    /** Unknown names are counted like known ones, and bounded, because callers choose them. */
    private static String user(String username) {
        return "user:" + username.toLowerCase(Locale.ROOT);
    }
}
