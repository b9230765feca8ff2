package io.taizhang.oversight;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much of something is too much. */
public record AlertRuleView(
        UUID id,
        long version,
        @Filterable(sort = true) AlertKind kind,
        boolean enabled,
        @Nullable @Schema(description = "How often at least.") Integer times,
        @Nullable @Schema(description = "Within how many minutes.") Integer minutes,
        @Nullable @Schema(description = "What share at least.") Integer percent,
        @Nullable @Schema(description = "What amount at least.") Money amount,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static AlertRuleView of(AlertRule rule) {
        return new AlertRuleView(
                rule.id(),
                rule.version(),
                rule.kind,
                rule.enabled,
                rule.times,
                rule.minutes,
                rule.percent,
                rule.amount == null ? null : Money.fen(rule.amount),
                rule.createdAt(),
                rule.updatedAt());
    }
}
