package io.taizhang.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signing in and out. It holds its transactions itself, because a refused sign-in has to leave its traces (the counted
 * failure, the ended session, the audit entry) although it is refused, and because no transaction stays open while a
 * password is hashed.
 */
@ApplicationScoped
class AuthService {

    private final StaffDirectory.Members members;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SessionStates states;
    private final AccessTokens tokens;
    private final LoginFailures failures;
    private final OrgDirectory units;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    AuthService(
            StaffDirectory.Members members,
            Passwords passwords,
            Sessions sessions,
            SessionStates states,
            AccessTokens tokens,
            LoginFailures failures,
            OrgDirectory units,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.sessions = sessions;
        this.states = states;
        this.tokens = tokens;
        this.failures = failures;
        this.units = units;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** Where a sign-in comes from. */
    record Origin(ClientKind client, String address, @Nullable String userAgent) {}

    private record Known(UUID id, String username, String hash) {}

    SessionView logIn(LogIn command, Origin origin) {
        failures.requireFree(command.username(), origin.address());
        var known = QuarkusTransaction.requiringNew().call(() -> members.byUsername(command.username())
                .filter(member -> !member.disabled && member.deletedAt == null)
                .map(member -> new Known(member.id(), member.username, member.passwordHash)));
        if (!isRight(command.password(), known)) {
            failures.failed(command.username(), origin.address());
            known.ifPresent(member -> QuarkusTransaction.requiringNew()
                    .run(() -> audit.recordAs(
                            null, member.username(), "session.refused", "staff", member.id(), null, null, null)));
            throw Refusal.unauthenticated("login_failed");
        }
        var member = known.orElseThrow();
        failures.succeeded(command.username());
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    var sessionId = sessions.begin(member.id(), origin.client(), origin.userAgent());
                    var row = members.lock(member.id());
                    row.lastLoginAt = clock.instant();
                    if (passwords.isOutdated(row.passwordHash)) {
                        row.passwordHash = passwords.hash(command.password());
                    }
                    audit.recordAs(
                            member.id(),
                            member.username(),
                            "session.begun",
                            "session",
                            sessionId,
                            null,
                            null,
                            Map.of("client", origin.client()));
                    return new Begun(sessionId, sessions.issueRefreshToken(sessionId));
                })
                .view(this);
    }

    SessionView refresh(String refreshToken) {
        var refreshed = QuarkusTransaction.requiringNew().call(() -> {
            var spent = sessions.spend(refreshToken, SessionOwner.STAFF);
            var sessionId = spent.sessionId();
            if (sessionId == null) {
                return null;
            }
            if (spent.reused()) {
                sessions.end(sessionId, SessionEnd.REUSE);
                audit.recordAs(null, "unknown", "session.reused", "session", sessionId, null, null, null);
                return null;
            }
            return new Begun(sessionId, sessions.issueRefreshToken(sessionId, refreshToken));
        });
        if (refreshed == null) {
            throw Refusal.unauthenticated("session_ended");
        }
        return refreshed.view(this);
    }

    void logOut() {
        var session = signedIn();
        QuarkusTransaction.requiringNew().run(() -> {
            sessions.end(session.sessionId(), SessionEnd.LOGOUT);
            audit.record("session.ended", "session", session.sessionId(), null, null, null);
        });
    }

    void changePassword(ChangePassword command, String address) {
        var session = signedIn();
        failures.requireFree(session.username(), address);
        var hash = QuarkusTransaction.requiringNew().call(() -> members.require(session.staffId()).passwordHash);
        if (!passwords.matches(command.currentPassword(), hash)) {
            failures.failed(session.username(), address);
            throw Refusal.rule("password_wrong").at("/currentPassword");
        }
        passwords.requireGood(command.newPassword(), session.username());
        if (command.newPassword().equals(command.currentPassword())) {
            throw Refusal.rule("password_unchanged").at("/newPassword");
        }
        var fresh = passwords.hash(command.newPassword());
        QuarkusTransaction.requiringNew().run(() -> {
            var member = members.lock(session.staffId());
            member.passwordHash = fresh;
            member.mustChangePassword = false;
            sessions.endAllBut(session.staffId(), session.sessionId(), SessionEnd.PASSWORD);
            audit.record("staff.password_changed", "staff", session.staffId(), null, null, null);
        });
    }

    MeView me() {
        return view(signedIn());
    }

    List<OwnSessionView> ownSessions() {
        var session = signedIn();
        return QuarkusTransaction.requiringNew().call(() -> sessions.of(session.staffId(), session.sessionId()));
    }

    void endOwn(UUID sessionId) {
        var session = signedIn();
        QuarkusTransaction.requiringNew().run(() -> {
            var own = sessions.of(session.staffId(), session.sessionId());
            if (own.stream().noneMatch(one -> one.id().equals(sessionId))) {
                throw Refusal.notFound("session");
            }
            sessions.end(sessionId, SessionEnd.REVOKED);
            audit.record("session.revoked", "session", sessionId, null, null, null);
        });
    }

    private record Begun(UUID sessionId, String refreshToken) {

        SessionView view(AuthService auth) {
            var state = auth.states.current(sessionId).state();
            if (state == null) {
                throw Refusal.unauthenticated("session_ended");
            }
            return new SessionView(
                    auth.tokens.issue(state),
                    auth.tokens.lifeSeconds(),
                    refreshToken,
                    state.mustChangePassword(),
                    auth.view(state));
        }
    }

    private MeView view(SessionState state) {
        var name = QuarkusTransaction.requiringNew().call(() -> units.names(List.of(state.unitId())));
        return MeView.of(state, name.get(state.unitId()));
    }

    private boolean isRight(String password, Optional<Known> known) {
        if (known.isEmpty()) {
            passwords.matchNobody(password);
            return false;
        }
        return passwords.matches(password, known.get().hash());
    }

    private SessionState signedIn() {
        var session = caller.session();
        if (caller.memberSession() != null) {
            throw Refusal.forbidden("not_allowed");
        }
        if (session == null) {
            throw Refusal.unauthenticated("not_signed_in");
        }
        return session;
    }
}
