package io.taizhang.merge;

import io.taizhang.customer.CustomerView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a merge would do. */
public record MergePreviewView(
        CustomerView before,
        @Schema(description = "The survivor afterwards.") CustomerView after,
        @Schema(description = "The fields in which the customers differ.") List<MergeDifference> differences,
        @Schema(description = "What refers to the survivor afterwards, by table.") List<MovedRows> moves,
        @Schema(description = "What each customer has now: counts, and amounts in 分.") List<MergeHolding> holdings,
        @Schema(description = "What the survivor has afterwards: the sum of the holdings.")
                Map<String, Object> figures) {

    /** One field, whose values there are and whose stays. */
    public record MergeDifference(MergeField field, List<MergeValue> values) {}

    /** What one customer says. */
    public record MergeValue(UUID customerId, @Nullable Object value, boolean stays) {}

    /** What one customer has. */
    public record MergeHolding(UUID customerId, String number, Map<String, Object> figures) {}
}
