package io.taizhang.oversight;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Starts a check. */
public record StartVerification(
        @NotNull VerificationKind kind,
        @Nullable @Schema(description = "Only for BOOKS: the one card to check.") UUID cardId,
        @Nullable
                @Size(max = 4_000)
                @Schema(description = "Only for SEALS: the signed head that was kept elsewhere, as it was exported.")
                String keptHead,
        @Nullable
                @Min(0)
                @Max(25)
                @Schema(description = "How long to wait for the result before answering; 0 by default.")
                Integer waitSeconds) {}
