package io.taizhang.bulk;

import io.taizhang.segment.FilterNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of many customers: those named, or those of a set. */
public record EditInBulk(
        @Nullable @Size(max = 1000) @Schema(description = "The customers; or else a view, a filter or a search.")
                List<@NotNull UUID> ids,
        @Nullable UUID viewId,
        @Nullable @Valid FilterNode filter,
        @Nullable @Size(max = 100) String q,
        @NotNull @Valid BulkChanges changes,
        @Nullable
                @Min(1)
                @Schema(description = "How many the preview found; refused when there are more or fewer by now.")
                Integer expected) {

    /** The same for exactly so many customers. */
    EditInBulk expecting(int customers) {
        return new EditInBulk(ids, viewId, filter, q, changes, customers);
    }

    boolean isOfNamed() {
        return ids != null && !ids.isEmpty();
    }

    boolean isOfSet() {
        return viewId != null || filter != null || (q != null && !q.isBlank());
    }
}
