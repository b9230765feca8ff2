package io.taizhang.regulation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody decided to count instead of a rule as it is written. */
public record PrepaidRuleOverride(
        UUID id,
        @Nullable @Schema(description = "Absent: the rule as it is written again.") Long value,
        String reason,
        LocalDate validFrom,
        UUID decidedBy,
        @Nullable String decidedByName,
        OffsetDateTime decidedAt) {}
