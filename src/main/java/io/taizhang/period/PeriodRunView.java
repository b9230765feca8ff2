package io.taizhang.period;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A month in its six steps. */
record PeriodRunView(
        @Filterable UUID id,
        long version,
        @Schema(examples = "2026-11") String month,
        @Filterable(sort = true) LocalDate startsOn,
        LocalDate endsOn,
        @Filterable PeriodRunStatus status,
        @Schema(description = "In their order.") List<PeriodStepView> steps,
        UUID openedBy,
        @Nullable @Schema(description = "Absent: the system opened it.") String openedByName,
        @Schema(description = "How often it was settled; what it showed then is kept.") int settlements,
        @Nullable @Schema(description = "Who settled or reopened it last.") UUID decidedBy,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        @Nullable @Schema(description = "Why it was reopened.") String reason,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
