package io.taizhang.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What live sessions stand for: the member of staff, their role and reach as they are now. An answer is trusted for a few
 * seconds, so a disabled account, a new role or a logout takes effect within that time, at no query for most requests.
 */
@ApplicationScoped
class SessionStates {

    private static final String LOAD =
            """
            with recursive reach as (
                select u.id, s.scope from staff s join org_unit u on u.id = s.unit_id
                 where s.id = (select staff_id from session where id = ?)
                union all
                select c.id, r.scope from org_unit c join reach r on c.parent_id = r.id where r.scope = 'SUBTREE'
            )
            select s.id, s.username, s.display_name, s.role, s.scope, s.unit_id, s.must_change_password,
                   (select array_agg(id) from reach) as units
              from session n join staff s on s.id = n.staff_id
             where n.id = ? and n.ended_at is null and n.expires_at > now() and not s.disabled and s.deleted_at is null
            """;

    private static final String LOAD_STAFF =
            """
            with recursive reach as (
                select u.id, s.scope from staff s join org_unit u on u.id = s.unit_id where s.id = ?
                union all
                select c.id, r.scope from org_unit c join reach r on c.parent_id = r.id where r.scope = 'SUBTREE'
            )
            select s.id, s.username, s.display_name, s.role, s.scope, s.unit_id, s.must_change_password,
                   (select array_agg(id) from reach) as units
              from staff s where s.id = ? and not s.disabled and s.deleted_at is null
            """;

    private static final String LOAD_MEMBER = "select customer_id from session"
            + " where id = ? and customer_id is not null and ended_at is null and expires_at > now()";

    private final DataSource database;
    private final StaffDirectory.KnownNames names;
    private final Cache<UUID, Known> known;

    SessionStates(DataSource database, StaffDirectory.KnownNames names, IdentitySettings settings) {
        this.database = database;
        this.names = names;
        this.known = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(settings.sessionCheck())
                .build();
    }

    /** What is known of a session: it stands for a member of staff, for a member, or it has ended (both are null). */
    record Known(@Nullable SessionState state, MemberSessions.@Nullable MemberSession member) {}

    /** What is known of the session without asking the database; null when it has to be asked. */
    @Nullable
    Known recent(UUID sessionId) {
        return known.getIfPresent(sessionId);
    }

    /** The session as it is now: without a state when it has ended or its owner may not work any more. Blocks. */
    Known current(UUID sessionId) {
        var state = load(LOAD, sessionId, sessionId);
        var found = new Known(state, state == null ? loadMember(sessionId) : null);
        known.put(sessionId, found);
        return found;
    }

    /** Forgets what is known here of every session and every name, because staff or units have changed. */
    void forget() {
        known.invalidateAll();
        names.forget();
    }

    /** A member of staff as they are now, without a session; null when they may not work here. */
    @Nullable
    SessionState ofStaff(UUID staffId) {
        return load(LOAD_STAFF, staffId, new UUID(0, 0));
    }

    private @Nullable SessionState load(String statement, UUID asked, UUID sessionId) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(statement)) {
            query.setObject(1, asked);
            query.setObject(2, asked);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                var staffId = row.getObject("id", UUID.class);
                var reach = new Scope(ScopeKind.valueOf(row.getString("scope")), staffId, units(row.getArray("units")));
                return new SessionState(
                        sessionId,
                        staffId,
                        row.getString("username"),
                        row.getString("display_name"),
                        Role.valueOf(row.getString("role")),
                        row.getObject("unit_id", UUID.class),
                        row.getBoolean("must_change_password"),
                        reach);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private MemberSessions.@Nullable MemberSession loadMember(UUID sessionId) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LOAD_MEMBER)) {
            query.setObject(1, sessionId);
            try (var row = query.executeQuery()) {
                return row.next() ? new MemberSessions.MemberSession(sessionId, row.getObject(1, UUID.class)) : null;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Set<UUID> units(@Nullable Array units) throws SQLException {
        return units == null
                ? Set.of()
                : Arrays.stream((Object[]) units.getArray())
                        .map(UUID.class::cast)
                        .collect(Collectors.toSet());
    }
}
