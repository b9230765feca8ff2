package io.taizhang.privacy;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A value in clear, given out once. */
record RevealedView(
        UUID customerId,
        RevealedField field,
        @Nullable UUID entryId,
        @Nullable String name,
        @Schema(description = "As it is shown to those who may see it.") String value,
        @Schema(description = "How many more the caller may ask for today.") int left) {}
