package io.taizhang.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One act, as it was written down. Read here, written by {@link AuditTrail}, changed by nobody. */
@Entity
@Immutable
class AuditEntry {

    @Id
    long id;

    Instant at;

    @Nullable
    UUID actorId;

    String actorName;
    String action;
    String subjectType;
    UUID subjectId;

    @Nullable
    UUID customerId;

    @Column(columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Object before;

    @Column(columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Object after;

    String requestId;

    /** Of a change, what differs; null for what was written before this was kept, and for what is no change. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    @Nullable
    List<String> fields;

    /** A kept state by its fields. Of bank lines there are old entries that kept a word in place of a record. */
    @SuppressWarnings("unchecked")
    static @Nullable Map<String, Object> state(@Nullable Object kept) {
        return kept == null || kept instanceof Map ? (Map<String, Object>) kept : Map.of("status", kept);
    }
}
