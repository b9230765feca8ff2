package io.taizhang.oversight;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A check of the books or of their seals, and what came out. */
public record VerificationView(
        UUID id,
        long version,
        @Filterable VerificationKind kind,
        @Filterable @Nullable @Schema(description = "Absent: all cards.") UUID cardId,
        @Filterable VerificationStatus status,
        UUID startedBy,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        @Nullable VerificationFigures figures,
        @Nullable @Schema(description = "The first thing that is not as it should be.") Finding finding)
        implements Versioned {

    static VerificationView of(Verification verification) {
        return new VerificationView(
                verification.id(),
                verification.version(),
                verification.kind,
                verification.cardId,
                verification.status,
                verification.startedBy,
                verification.createdAt(),
                verification.updatedAt(),
                verification.finishedAt,
                verification.figures,
                verification.finding);
    }
}
