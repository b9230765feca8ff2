package io.taizhang.audit;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act in the history of a record, in words of the reader's language.
 *
 * @param did what was done, in a word
 * @param reason why, where whoever did it said so
 * @param fields the names of the fields that it changed, as the API calls them
 * @param changes the same field by field, and of something new all that it said; none of what it took away
 */
record AuditHistoryView(
        @Filterable(sort = true) long id,
        @Filterable Instant at,
        @Filterable @Nullable UUID actorId,
        @Filterable String actorName,
        @Filterable String action,
        String did,
        @Nullable String reason,
        @Filterable String subjectType,
        @Filterable UUID subjectId,
        @Filterable @Nullable UUID customerId,
        @Filterable String requestId,
        @Filterable List<String> fields,
        List<AuditFieldChange> changes) {

    /**
     * One field.
     *
     * @param field as the API calls it
     * @param label as the application calls it
     * @param before what it showed; absent when it was empty
     * @param after what it shows since; absent when it is empty
     */
    record AuditFieldChange(String field, String label, @Nullable String before, @Nullable String after) {}
}
