package io.taizhang.card;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Issues a card: to a customer when the program's cards are registered, to nobody when they are anonymous. */
public record IssueCard(
        @NotNull UUID programId,
        @Nullable UUID customerId,
        @Nullable @Schema(description = "Whether the card can be used at once; true by default.") Boolean activate,
        @Nullable @Schema(description = "The unit that the card belongs to; the caller's own by default.")
                UUID unitId) {}
