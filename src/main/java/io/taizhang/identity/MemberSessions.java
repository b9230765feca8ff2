package io.taizhang.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins of customers as members, on the same rails as those of staff: a short access token, a refresh token that is
 * good once, reuse of which ends the session. Whoever calls has made sure who the member is.
 */
@ApplicationScoped
public class MemberSessions {

    /** What a member may do, all of it with their own cards. */
    public static final Set<String> PERMISSIONS = Set.of("own-card:read", "own-card:use");

    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Caller caller;
    private final AuditTrail audit;

    MemberSessions(Sessions sessions, AccessTokens tokens, Caller caller, AuditTrail audit) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.caller = caller;
        this.audit = audit;
    }

    /** A signed-in member: who, and with which session. */
    record MemberSession(UUID sessionId, UUID customerId) {}

    /** What a member's phone is given. */
    public record MemberTokens(String accessToken, long expiresInSeconds, String refreshToken) {}

    /** Signs a customer in. */
    @Transactional(Transactional.TxType.MANDATORY)
    public MemberTokens begin(UUID customerId, @Nullable String userAgent) {
        var session = new MemberSession(sessions.beginOfMember(customerId, userAgent), customerId);
        audit.recordAs(
                customerId, "member", "member_session.begun", "session", session.sessionId(), customerId, null, null);
        return tokens(session, sessions.issueRefreshToken(session.sessionId()));
    }

    /** @throws Refusal 401 {@code session_ended}; when the token was spent before, and not just now, the whole
     *     session has ended with it */
    public MemberTokens refresh(String refreshToken) {
        var refreshed = QuarkusTransaction.requiringNew().call(() -> {
            var spent = sessions.spend(refreshToken, SessionOwner.MEMBER);
            if (spent.sessionId() == null) {
                return null;
            }
            if (spent.reused()) {
                sessions.end(spent.sessionId(), SessionEnd.REUSE);
                audit.recordAs(
                        null, "unknown", "member_session.reused", "session", spent.sessionId(), null, null, null);
                return null;
            }
            var session = new MemberSession(spent.sessionId(), sessions.memberOf(spent.sessionId()));
            return tokens(session, sessions.issueRefreshToken(session.sessionId(), refreshToken));
        });
        if (refreshed == null) {
            throw Refusal.unauthenticated("session_ended");
        }
        return refreshed;
    }

    /** Ends the session of the member who is calling. */
    @Transactional
    public void end() {
        var session = caller.memberSession();
        if (session == null) {
            throw Refusal.forbidden("not_allowed");
        }
        sessions.end(session.sessionId(), SessionEnd.LOGOUT);
        audit.record("member_session.ended", "session", session.sessionId(), session.customerId(), null, null);
    }

    private MemberTokens tokens(MemberSession session, String refreshToken) {
        return new MemberTokens(tokens.issue(session), tokens.lifeSeconds(), refreshToken);
    }
}
