package io.taizhang.privacy;

import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** For how many months a kind of records is kept, and by which rule. */
record RetentionRuleView(
        UUID id,
        long version,
        RetainedKind kind,
        int months,
        @Schema(description = "What the law asks for at least; 0 where it only says: no longer than needed.")
                int leastMonths,
        String article,
        String explanation,
        Instant updatedAt)
        implements Versioned {

    static RetentionRuleView of(RetentionRule rule) {
        return new RetentionRuleView(
                rule.id(),
                rule.version(),
                rule.kind,
                rule.months,
                rule.leastMonths,
                rule.article,
                rule.explanation,
                rule.updatedAt());
    }
}
