package io.taizhang.freshness;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A review and how far it has come. */
public record ReviewView(
        @Filterable UUID id,
        long version,
        @Filterable(sort = true) String name,
        @Filterable(sort = true) LocalDate dueOn,
        @Schema(description = "Whom it was asked for.") BeginReview.Whom whom,
        @Filterable ReviewStatus status,
        Progress progress,
        @Filterable UUID createdBy,
        @Nullable String createdByName,
        @Filterable(sort = true) Instant createdAt,
        @Filterable @Nullable UUID signedBy,
        @Nullable String signedByName,
        @Nullable Instant signedAt,
        @Nullable String remark,
        @Nullable @Schema(description = "SHA-256 of the sheet as it was signed.") String sheetSha256)
        implements Versioned {

    /** How many customers, and what came of them. */
    record Progress(long customers, long open, long confirmed, long changed, long unreachable) {

        static final Progress NOTHING = new Progress(0, 0, 0, 0, 0);
    }

    static ReviewView of(
            ReviewCampaign review, Progress progress, @Nullable String createdByName, @Nullable String signedByName) {
        return new ReviewView(
                review.id(),
                review.version(),
                review.name,
                review.dueOn,
                review.filter,
                review.status,
                progress,
                review.createdBy,
                createdByName,
                review.createdAt(),
                review.signedBy,
                signedByName,
                review.signedAt,
                review.remark,
                review.sheetSha256);
    }
}
