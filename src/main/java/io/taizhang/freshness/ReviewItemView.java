package io.taizhang.freshness;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One customer in a review, and what came of them; without an outcome nobody has looked yet. */
public record ReviewItemView(
        @Filterable UUID id,
        long version,
        @Filterable UUID customerId,
        @Nullable String customerNumber,
        @Nullable String customerName,
        @Filterable @Nullable UUID assigneeId,
        @Nullable String assigneeName,
        @Filterable @Nullable ReviewOutcome outcome,
        @Schema(description = "The fields that were confirmed.") List<CustomerField> fields,
        @Nullable String note,
        @Nullable Instant doneAt,
        @Filterable @Nullable UUID doneBy,
        @Nullable String doneByName,
        @Filterable(sort = true) Instant createdAt)
        implements Versioned {}
