package io.taizhang.privacy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which covered value somebody needs to see, and what for. */
record RevealPersonal(
        @NotNull RevealedField field,
        @Nullable @Schema(description = "Of the contact point, address or contact.") UUID entryId,
        @Nullable @Size(max = 60) @Schema(description = "Of the field of the company's own.") String name,
        @NotBlank @Size(max = 500) String reason) {}
