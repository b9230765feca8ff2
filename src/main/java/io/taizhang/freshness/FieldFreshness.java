package io.taizhang.freshness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How fresh one field is, or one entry of it.
 *
 * @param entryId the contact point, address or contact
 * @param verifiedById who stood for it; absent when nobody has since the customer was registered
 * @param cycleDays after how many days it is to be looked at again; absent: never
 * @param dueOn the day on which it falls due
 */
record FieldFreshness(
        CustomerField field,
        @Nullable UUID entryId,
        Instant verifiedAt,
        @Nullable UUID verifiedById,
        @Nullable String verifiedByName,
        @Nullable VerificationWay way,
        @Nullable Integer cycleDays,
        @Nullable LocalDate dueOn,
        @Schema(description = "Whether that day has come.") boolean due) {}
