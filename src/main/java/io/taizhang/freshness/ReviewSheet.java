package io.taizhang.freshness;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a manager signs: everybody who was looked at, and what came of it. */
record ReviewSheet(
        UUID reviewId,
        String name,
        LocalDate dueOn,
        ReviewView.Progress progress,
        String signedByName,
        OffsetDateTime signedAt,
        @Nullable String remark,
        List<SheetLine> lines) {

    /** One customer. */
    record SheetLine(
            String customerNumber,
            String customerName,
            ReviewOutcome outcome,
            List<CustomerField> fields,
            @Nullable String note,
            @Nullable String doneByName,
            OffsetDateTime doneAt) {}
}
