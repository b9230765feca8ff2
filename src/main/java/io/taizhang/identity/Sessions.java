package io.taizhang.identity;

import io.taizhang.platform.Ids;
import io.taizhang.platform.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins and their refresh tokens. A refresh token is 256 random bits, kept as a hash, good once; the session is held
 * while one is spent. A spent one that comes again ends the whole session, unless it comes within a moment because the
 * answer was lost: then there is another successor, and only one of them can go on.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Sessions {

    private final EntityManager em;
    private final IdentitySettings settings;
    private final SessionStates states;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(EntityManager em, IdentitySettings settings, SessionStates states, Clock clock) {
        this.em = em;
        this.settings = settings;
        this.states = states;
        this.clock = clock;
    }

    /** What came of spending a refresh token: {@code sessionId} is null when no session knows the token. */
    record Spent(@Nullable UUID sessionId, boolean reused) {}

    UUID begin(UUID staffId, ClientKind client, @Nullable String userAgent) {
        return begin(SessionOwner.STAFF, staffId, client, userAgent);
    }

    UUID beginOfMember(UUID customerId, @Nullable String userAgent) {
        return begin(SessionOwner.MEMBER, customerId, ClientKind.MOBILE, userAgent);
    }

    private UUID begin(SessionOwner owner, UUID ownerId, ClientKind client, @Nullable String userAgent) {
        var id = Ids.next();
        var now = clock.instant();
        em.createNativeQuery("insert into session (id, " + owner.column + ", client, user_agent, created_at, used_at,"
                        + " expires_at) values (:id, :owner, :client, :agent, :now, :now, :expires)")
                .setParameter("id", id)
                .setParameter("owner", ownerId)
                .setParameter("client", client.name())
                .setParameter("agent", userAgent)
                .setParameter("now", now)
                .setParameter("expires", now.plus(settings.sessionLife()))
                .executeUpdate();
        return id;
    }

    /** The first refresh token of a session. */
    String issueRefreshToken(UUID sessionId) {
        return issueRefreshToken(sessionId, null);
    }

    /**
     * A new refresh token of the session.
     *
     * @param parent the token that was spent for it
     */
    String issueRefreshToken(UUID sessionId, @Nullable String parent) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        em.createNativeQuery("insert into refresh_token (hash, session_id, issued_at, parent)"
                        + " values (:hash, :session, :now, cast(:parent as text))")
                .setParameter("hash", Sha256.hex(token))
                .setParameter("session", sessionId)
                .setParameter("now", clock.instant())
                .setParameter("parent", parent == null ? null : Sha256.hex(parent))
                .executeUpdate();
        return token;
    }

    /** The member whose session it is. */
    UUID memberOf(UUID sessionId) {
        return (UUID) em.createNativeQuery("select customer_id from session where id = :id", UUID.class)
                .setParameter("id", sessionId)
                .getSingleResult();
    }

    /**
     * Spends a refresh token of staff or of a member. One that was spent a moment ago is good again as long as nobody has
     * gone on from it: then its answer was lost. Of several tokens that came of one, only the first that is used goes on;
     * whoever comes with another one has a copy.
     */
    Spent spend(String token, SessionOwner owner) {
        var now = clock.instant();
        var hash = Sha256.hex(token);
        var held = em.createNativeQuery(
                        "select s.id, s.ended_at is null and s.expires_at > :now and s.used_at > :idle from session s"
                                + " where s.id = (select session_id from refresh_token where hash = :hash)"
                                + " and s." + owner.column + " is not null for no key update",
                        Object[].class)
                .setParameter("now", now)
                .setParameter("idle", now.minus(settings.sessionIdle()))
                .setParameter("hash", hash)
                .getResultList();
        if (held.isEmpty()) {
            return new Spent(null, false);
        }
        var session = (Object[]) held.get(0);
        var id = (UUID) session[0];
        var known = known(hash, now.minus(settings.refreshGrace()));
        if (known.isCopied()) {
            return new Spent(id, true);
        }
        if (!(Boolean) session[1]) {
            return new Spent(known.isSpent() ? id : null, known.isSpent());
        }
        em.createNativeQuery("update refresh_token set used_at = :now where hash = :hash and used_at is null")
                .setParameter("now", now)
                .setParameter("hash", hash)
                .executeUpdate();
        em.createNativeQuery("update session set used_at = :now where id = :id")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
        return new Spent(id, false);
    }

    /** What is known of a token, read while its session is held. */
    private record Known(boolean isSpent, boolean isCopied) {}

    private Known known(String hash, Instant grace) {
        var row = (Object[]) em.createNativeQuery(
                        "select t.used_at is not null, case when t.used_at is null"
                                + " then exists (select 1 from refresh_token o where o.parent = t.parent"
                                + " and o.hash <> t.hash and o.used_at is not null)"
                                + " else t.used_at < :grace or exists (select 1 from refresh_token c"
                                + " where c.parent = t.hash and c.used_at is not null) end"
                                + " from refresh_token t where t.hash = :hash",
                        Object[].class)
                .setParameter("grace", grace)
                .setParameter("hash", hash)
                .getSingleResult();
        return new Known((Boolean) row[0], (Boolean) row[1]);
    }

    void end(UUID sessionId, SessionEnd reason) {
        em.createNativeQuery("update session set ended_at = :now, ended_reason = :reason"
                        + " where id = :id and ended_at is null")
                .setParameter("now", clock.instant())
                .setParameter("reason", reason.name())
                .setParameter("id", sessionId)
                .executeUpdate();
        states.forget();
    }

    void endAll(UUID staffId, SessionEnd reason) {
        endAllBut(staffId, new UUID(0, 0), reason);
    }

    void endAllBut(UUID staffId, UUID kept, SessionEnd reason) {
        em.createNativeQuery("update session set ended_at = :now, ended_reason = :reason"
                        + " where staff_id = :staff and id <> :kept and ended_at is null")
                .setParameter("now", clock.instant())
                .setParameter("reason", reason.name())
                .setParameter("staff", staffId)
                .setParameter("kept", kept)
                .executeUpdate();
        states.forget();
    }

    /** The live sessions of somebody, newest first, 50 at most. */
    List<OwnSessionView> of(UUID staffId, UUID current) {
        List<?> rows = em.createNativeQuery(
                        "select id, client, user_agent, created_at, used_at from session where staff_id = :staff"
                                + " and ended_at is null and expires_at > :now order by created_at desc limit 50",
                        Object[].class)
                .setParameter("staff", staffId)
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream().map(row -> own((Object[]) row, current)).toList();
    }

    private static OwnSessionView own(Object[] row, UUID current) {
        return new OwnSessionView(
                (UUID) row[0],
                ClientKind.valueOf((String) row[1]),
                (String) row[2],
                instant(row[3]),
                instant(row[4]),
                current.equals(row[0]));
    }

    void forget() {
        states.forget();
    }

    private static Instant instant(Object value) {
        return value instanceof Instant instant ? instant : ((java.time.OffsetDateTime) value).toInstant();
    }
}
