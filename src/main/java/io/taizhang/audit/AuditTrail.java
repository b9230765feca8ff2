package io.taizhang.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.taizhang.platform.RequestContext;
import io.taizhang.protection.SealedStates;
import io.taizhang.protection.SealedStates.Clear;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Writes down who did what, in the transaction that did it: a write that is not recorded does not happen. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AuditTrail {

    static final String BEFORE = "audit_entry.before/";
    static final String AFTER = "audit_entry.after/";

    private static final String SYSTEM = "system";

    private final EntityManager em;
    private final ObjectMapper json;
    private final SealedStates states;
    private final SecurityIdentity caller;
    private final RequestContext request;
    private final Clock clock;

    AuditTrail(
            EntityManager em,
            ObjectMapper json,
            SealedStates states,
            SecurityIdentity caller,
            RequestContext request,
            Clock clock) {
        this.em = em;
        this.json = json;
        this.states = states;
        this.caller = caller;
        this.request = request;
        this.clock = clock;
    }

    /**
     * Records one act of the caller.
     *
     * @param action what happened, {@code noun.verbed}
     * @param subjectType the kind of record
     * @param customerId the customer whose file it belongs to, if any
     * @param before the view before; null when it was made now
     * @param after the view after; null when it is gone
     */
    public void record(
            String action,
            String subjectType,
            UUID subjectId,
            @Nullable UUID customerId,
            @Nullable Object before,
            @Nullable Object after) {
        recordAll(action, subjectType, List.of(new Change(subjectId, customerId, before, after)));
    }

    /**
     * What an act did to one record.
     *
     * @param customerId the customer whose file it belongs to, if any
     * @param before the view before; null when it was made now
     * @param after the view after; null when it is gone
     */
    public record Change(UUID subjectId, @Nullable UUID customerId, @Nullable Object before, @Nullable Object after) {}

    /** Records the same act of the caller on many records, each in a row of its own, all in one statement. */
    public void recordAll(String action, String subjectType, List<Change> changes) {
        var token = caller.getPrincipal() instanceof JsonWebToken jwt ? jwt : null;
        insert(
                token == null ? null : token.getSubject(),
                token == null ? SYSTEM : token.getName(),
                action,
                subjectType,
                changes);
    }

    /** Records an act of somebody who is not signed in yet, such as a refused sign-in. */
    public void recordAs(
            @Nullable UUID actorId,
            String actorName,
            String action,
            String subjectType,
            UUID subjectId,
            @Nullable UUID customerId,
            @Nullable Object before,
            @Nullable Object after) {
        insert(
                actorId == null ? null : actorId.toString(),
                actorName,
                action,
                subjectType,
                List.of(new Change(subjectId, customerId, before, after)));
    }

    private void insert(
            @Nullable String actorId, String actorName, String action, String subjectType, List<Change> changes) {
        em.createNativeQuery("insert into audit_entry (at, actor_id, actor_name, action, subject_type, subject_id,"
                        + " customer_id, before, after, request_id, fields)"
                        + " select :at, cast(:actorId as uuid), :actorName, :action, :subjectType, c.subject, c.customer,"
                        + " cast(c.before as jsonb), cast(c.after as jsonb), :requestId,"
                        + " string_to_array(c.fields, ',')"
                        + " from unnest(cast(:subjects as uuid[]), cast(:customers as uuid[]), cast(:before as text[]),"
                        + " cast(:after as text[]), cast(:fields as text[])) with ordinality"
                        + " as c (subject, customer, before, after, fields, place)"
                        + " order by c.place")
                .setParameter("at", Timestamp.from(clock.instant()))
                .setParameter("actorId", actorId)
                .setParameter("actorName", actorName)
                .setParameter("action", action)
                .setParameter("subjectType", subjectType)
                .setParameter("requestId", request.requestId())
                .setParameter(
                        "subjects", changes.stream().map(Change::subjectId).toArray(UUID[]::new))
                .setParameter(
                        "customers", changes.stream().map(Change::customerId).toArray(UUID[]::new))
                .setParameter("before", kept(BEFORE, changes, Change::before))
                .setParameter("after", kept(AFTER, changes, Change::after))
                .setParameter(
                        "fields", changes.stream().map(this::changedFields).toArray(String[]::new))
                .executeUpdate();
    }

    private @Nullable String[] kept(String column, List<Change> changes, Function<Change, @Nullable Object> state) {
        return states.sealed(changes.stream()
                        .map(change ->
                                new Clear(column + change.subjectId(), change.customerId(), text(state.apply(change))))
                        .toList())
                .toArray(String[]::new);
    }

    private @Nullable String text(@Nullable Object state) {
        if (state == null) {
            return null;
        }
        try {
            var text = json.writeValueAsString(state);
            if (!text.startsWith("{")) {
                throw new IllegalArgumentException("Not the state of a record: " + state.getClass());
            }
            return text;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What a change has changed, so that it can be looked for without looking into the states. */
    private @Nullable String changedFields(Change change) {
        if (change.before() == null || change.after() == null) {
            return null;
        }
        JsonNode before = json.valueToTree(change.before());
        JsonNode after = json.valueToTree(change.after());
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeIf(
                name -> AuditHistory.isTechnical(name) || before.path(name).equals(after.path(name)));
        return names.isEmpty() ? null : String.join(",", names);
    }
}
