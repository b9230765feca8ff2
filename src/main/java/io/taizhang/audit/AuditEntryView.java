package io.taizhang.audit;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One act in the audit trail: who, when, what, the state before and after, and the request it came with. */
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
        @Filterable String requestId) {

    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                entry.id,
                entry.at,
                entry.actorId,
                entry.actorName,
                entry.action,
                entry.subjectType,
                entry.subjectId,
                entry.customerId,
                entry.before,
                entry.after,
                entry.requestId);
    }
}
