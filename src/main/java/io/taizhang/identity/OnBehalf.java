package io.taizhang.identity;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;

/**
 * Work that somebody started and that goes on without them, in their name: with their role and reach as they are now, so
 * that a job can never do what its owner could not do any more.
 */
@ApplicationScoped
public class OnBehalf {

    private final SessionStates states;
    private final CurrentIdentityAssociation identity;

    OnBehalf(SessionStates states, CurrentIdentityAssociation identity) {
        this.states = states;
        this.identity = identity;
    }

    /** What somebody may do and how far they see. */
    public record Powers(Role role, Set<String> permissions, Scope scope) {}

    /** The powers of a member of staff as they are now; none when they may not work here. */
    public Optional<Powers> powers(UUID staffId) {
        return Optional.ofNullable(states.ofStaff(staffId))
                .map(state -> new Powers(state.role(), state.role().permissions(), state.reach()));
    }

    /**
     * Does the work as if the member of staff called.
     *
     * @return false when they may not work here any more; nothing has been done then
     */
    @ActivateRequestContext
    public boolean run(UUID staffId, Runnable work) {
        var state = states.ofStaff(staffId);
        if (state == null) {
            return false;
        }
        var claims = new JwtClaims();
        claims.setSubject(staffId.toString());
        claims.setStringClaim(Claims.upn.name(), state.username());
        var before = identity.getIdentity();
        identity.setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new DefaultJWTCallerPrincipal("", AccessTokens.TYPE, claims))
                .addAttribute(Caller.SESSION, state)
                .build());
        try {
            work.run();
            return true;
        } finally {
            identity.setIdentity(before);
        }
    }
}
