package io.taizhang.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.security.Permission;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Turns a good token into a caller with permissions, if its session still lives. Whoever has to change their password may
 * do only that: they get no permission until they have.
 */
@ApplicationScoped
class SessionCheck implements SecurityIdentityAugmentor {

    /** Made once, because every request asks one of them a single question. */
    private static final Function<Permission, Uni<Boolean>> MEMBERS = checker(MemberSessions.PERMISSIONS);

    private static final Map<Role, Function<Permission, Uni<Boolean>>> STAFF =
            Stream.of(Role.values()).collect(Collectors.toMap(role -> role, role -> checker(role.permissions())));

    private final SessionStates sessions;

    SessionCheck(SessionStates sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        var sessionId = sessionOf(token);
        var recent = sessions.recent(sessionId);
        return recent == null
                ? context.runBlocking(() -> admitted(identity, token, sessions.current(sessionId)))
                : Uni.createFrom().item(() -> admitted(identity, token, recent));
    }

    private static SecurityIdentity admitted(
            SecurityIdentity identity, JsonWebToken token, SessionStates.Known session) {
        var state = session.state();
        var member = session.member();
        if (member != null && token.getAudience().contains(AccessTokens.MEMBER_AUDIENCE)) {
            return QuarkusSecurityIdentity.builder(identity)
                    .addAttribute(Caller.MEMBER, member)
                    .addPermissionChecker(MEMBERS)
                    .build();
        }
        if (state == null || !token.getAudience().contains(AccessTokens.AUDIENCE)) {
            throw new AuthenticationFailedException("The session has ended");
        }
        var builder = QuarkusSecurityIdentity.builder(identity).addAttribute(Caller.SESSION, state);
        if (!state.mustChangePassword()) {
            builder.addPermissionChecker(Objects.requireNonNull(STAFF.get(state.role())));
        }
        return builder.build();
    }

    private static Function<Permission, Uni<Boolean>> checker(Set<String> permissions) {
        var holder = QuarkusSecurityIdentity.builder()
                .setAnonymous(true)
                .addPermissionsAsString(permissions)
                .build();
        return holder::checkPermission;
    }

    private static UUID sessionOf(JsonWebToken token) {
        Object claim = token.getClaim(AccessTokens.SESSION_CLAIM);
        var text = claim instanceof JsonString string ? string.getString() : String.valueOf(claim);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw new AuthenticationFailedException("The token names no session", foreign);
        }
    }
}
