package io.taizhang.merge;

import io.taizhang.customer.CustomerRef;
import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Customers who became one. */
public record MergeView(
        UUID id,
        @Filterable UUID survivorId,
        MergePartyView survivor,
        List<MergePartyView> merged,
        String reason,
        @Filterable UUID mergedBy,
        @Nullable @Schema(description = "Rows by table; absent in lists.") List<MovedRows> moves,
        @Filterable(sort = true) Instant createdAt,
        @Nullable UUID undoneBy,
        @Nullable @Filterable Instant undoneAt,
        @Nullable String undoReason) {

    static MergeView of(CustomerMerge merge, Map<UUID, CustomerRef> parties, @Nullable List<MovedRows> moves) {
        return new MergeView(
                merge.id(),
                merge.survivorId,
                MergePartyView.of(Objects.requireNonNull(parties.get(merge.survivorId))),
                merge.mergedIds.stream()
                        .map(parties::get)
                        .filter(Objects::nonNull)
                        .map(MergePartyView::of)
                        .toList(),
                merge.reason,
                merge.mergedBy,
                moves,
                merge.createdAt(),
                merge.undoneBy,
                merge.undoneAt,
                merge.undoReason);
    }
}
