package io.taizhang.freshness;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of one customer in a review. What was confirmed or changed is done in the same call. */
public record RecordReview(
        @NotNull @Schema(description = "CHANGED needs a patch that changes something, UNREACHABLE has no confirmation.")
                ReviewOutcome outcome,
        @Nullable @Valid ConfirmFields confirmation,
        @Nullable @Schema(description = "The customer's version that was looked at; needed with a confirmation.")
                Long customerVersion,
        @Nullable @Size(max = 500) String note) {}
