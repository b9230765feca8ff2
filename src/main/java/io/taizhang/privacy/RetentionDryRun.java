package io.taizhang.privacy;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the schedule would let go today. Nothing is deleted. */
record RetentionDryRun(LocalDate asOf, List<Item> items) {

    /** One kind of records. */
    record Item(
            RetainedKind kind,
            int months,
            @Schema(description = "Older than this day.") LocalDate cutoff,
            @Schema(description = "How many records are past their time.") long records,
            @Nullable @Schema(description = "The day of the oldest of them.") LocalDate oldest) {}
}
