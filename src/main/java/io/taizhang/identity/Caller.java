package io.taizhang.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is calling, what they may do and how far they see, as it stands in the session and not in the token alone. */
@RequestScoped
public class Caller {

    static final String SESSION = "taizhang.session";
    static final String MEMBER = "taizhang.member";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The member of staff, or the customer who is signed in as a member; the nil UUID for the system's own work. */
    public UUID id() {
        var session = session();
        var member = memberId();
        if (member != null) {
            return member;
        }
        return session == null ? new UUID(0, 0) : session.staffId();
    }

    /** The name that people know them by. */
    public String name() {
        var session = session();
        if (memberId() != null) {
            return "member";
        }
        return session == null ? "system" : session.displayName();
    }

    /** What they do in the company; null for the system and for members. */
    public @Nullable Role role() {
        var session = session();
        return session == null ? null : session.role();
    }

    /** The unit that they work in; null for the system. */
    public @Nullable UUID unitId() {
        var session = session();
        return session == null ? null : session.unitId();
    }

    public boolean may(String permission) {
        var session = session();
        if (memberId() != null) {
            return MemberSessions.PERMISSIONS.contains(permission);
        }
        return session == null || session.role().permissions().contains(permission);
    }

    /**
     * What they see. Without a signed-in member of staff the work is the system's own (jobs, set-up) and sees all: no
     * operation that reads customers' data can be reached without signing in. A member sees nothing by scope: what is
     * theirs is asked for by {@link #memberId()}.
     */
    public Scope scope() {
        var session = session();
        var member = memberId();
        if (member != null) {
            return new Scope(ScopeKind.OWN, member, Set.of());
        }
        return session == null ? Scope.EVERYTHING : session.reach();
    }

    /** The customer who is signed in as a member; null when a member of staff or the system is calling. */
    public @Nullable UUID memberId() {
        var member = memberSession();
        return member == null ? null : member.customerId();
    }

    MemberSessions.@Nullable MemberSession memberSession() {
        return identity.getAttribute(MEMBER);
    }

    @Nullable
    SessionState session() {
        return identity.getAttribute(SESSION);
    }
}
