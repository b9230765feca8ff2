package io.taizhang.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person was erased; what the law says has to be kept stays under their number. */
record ErasureView(
        UUID customerId,
        String number,
        Instant erasedAt,
        @Schema(description = "Those who had been merged into this customer, who are the same person.")
                List<UUID> together) {}
