package io.taizhang.identity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is signed in, what they may do and how far they see. */
record MeView(
        UUID id,
        String username,
        String displayName,
        Role role,
        ScopeKind scope,
        UUID unitId,
        @Nullable String unitName,
        List<String> permissions,
        boolean mustChangePassword) {

    static MeView of(SessionState session, @Nullable String unitName) {
        return new MeView(
                session.staffId(),
                session.username(),
                session.displayName(),
                session.role(),
                session.reach().kind(),
                session.unitId(),
                unitName,
                session.role().permissionsWithin(session.reach().kind()),
                session.mustChangePassword());
    }
}
