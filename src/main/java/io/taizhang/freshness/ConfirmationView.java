package io.taizhang.freshness;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who said when that fields of a file are as they are written. */
record ConfirmationView(
        @Filterable UUID id,
        @Filterable(sort = true) Instant at,
        @Filterable UUID byId,
        @Nullable String byName,
        @Filterable VerificationWay way,
        List<CustomerField> fields,
        List<UUID> entries,
        @Filterable @Schema(description = "With an edit in the same breath.") boolean changed,
        @Nullable String note,
        @Nullable @Schema(description = "The contact or the item of a review that it came with.") UUID referenceId) {

    static ConfirmationView of(Confirmation confirmation, @Nullable String byName) {
        return new ConfirmationView(
                confirmation.id,
                confirmation.at,
                confirmation.byId,
                byName,
                confirmation.way,
                confirmation.fields.stream().map(CustomerField::valueOf).toList(),
                confirmation.entries,
                confirmation.changed,
                confirmation.note,
                confirmation.referenceId);
    }
}
