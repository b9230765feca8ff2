package io.taizhang.period;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step of a month as callers see it on a business day. */
record PeriodStepView(
        @Filterable UUID id,
        long version,
        @Filterable UUID runId,
        @Schema(examples = "2026-11") String month,
        @Filterable PeriodStepKind step,
        @Filterable UUID ownerId,
        @Nullable String ownerName,
        @Filterable(sort = true) LocalDate dueOn,
        @Filterable PeriodStepState state,
        @Filterable @Schema(description = "Not done, and due before today.") boolean overdue,
        @Nullable UUID doneBy,
        @Nullable String doneByName,
        @Nullable Instant doneAt,
        @Nullable @Schema(description = "As they stand now; absent in lists.") List<PeriodFigure> figures,
        @Nullable @Schema(description = "What is still to be done, as it stands now; absent in lists.")
                List<PeriodFinding> exceptions,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
