package io.taizhang.live;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A record that was written. What it holds is not told: whoever may see it reads it. */
public record ChangedRecord(
        @Schema(
                        description =
                                "The kind of record, as in the audit trail; `presence` where people have come to a customer's"
                                        + " file, left it or begun to edit it.",
                        examples = "customer")
                String type,
        UUID id,
        @Schema(description = "The customer whose file it belongs to.") @Nullable UUID customerId) {

    static final String PRESENCE = "presence";
}
