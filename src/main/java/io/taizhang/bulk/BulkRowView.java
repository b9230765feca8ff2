package io.taizhang.bulk;

import io.taizhang.customer.CustomerRef;
import io.taizhang.platform.Filterable;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One customer of a change of many. */
public record BulkRowView(
        @Schema(description = "Its place in the edit, from 0.") @Filterable(sort = true) int position,
        @Filterable UUID customerId,
        @Nullable String customerNumber,
        @Nullable String customerName,
        @Filterable RowOutcome outcome,
        @Nullable @Schema(description = "Why it was refused, or could not be undone.") String code,
        @Nullable BulkState before) {

    static BulkRowView of(BulkRow row, @Nullable CustomerRef customer, @Nullable BulkState before) {
        return new BulkRowView(
                row.position,
                row.customerId,
                customer == null ? null : customer.number(),
                customer == null ? null : customer.name(),
                row.outcome,
                row.code,
                before);
    }
}
