package io.taizhang.bulk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a change of many customers would do. Nothing is changed by looking. */
public record BulkPreviewView(
        @Schema(description = "Customers of the set that the caller may see.") int matched,
        @Schema(description = "Named customers that do not exist or lie outside the caller's scope.") int unknown,
        int changing,
        @Schema(description = "They are so already.") int unchanged,
        @Schema(description = "The caller may not change them so, or a rule forbids it.") int refused,
        @Schema(description = "How many for each reason, by its code.") Map<String, Integer> refusals,
        List<Sample> samples) {

    /** One customer before and after. */
    public record Sample(
            UUID id, String number, String name, BulkState before, BulkState after, @Nullable String refusal) {}
}
