package io.taizhang.audit;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act in the audit trail: who, when, what, the state before and after, and the request it came with.
 *
 * @param fields the names of the fields that a change has changed
 */
record AuditEntryView(
        @Filterable(sort = true) long id,
        @Filterable Instant at,
        @Filterable @Nullable UUID actorId,
        @Filterable String actorName,
        @Filterable String action,
        @Filterable String subjectType,
        @Filterable UUID subjectId,
        @Filterable @Nullable UUID customerId,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        @Filterable String requestId,
        @Filterable @Nullable List<String> fields) {

    static AuditEntryView of(
            AuditEntry entry, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
        return new AuditEntryView(
                entry.id,
                entry.at,
                entry.actorId,
                entry.actorName,
                entry.action,
                entry.subjectType,
                entry.subjectId,
                entry.customerId,
                before,
                after,
                entry.requestId,
                entry.fields);
    }

    AuditEntryView with(@Nullable Map<String, Object> earlier, @Nullable Map<String, Object> later) {
        return new AuditEntryView(
                id,
                at,
                actorId,
                actorName,
                action,
                subjectType,
                subjectId,
                customerId,
                earlier,
                later,
                requestId,
                fields);
    }
}
