package io.taizhang.duplicate;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Two customers who may be one, and why. */
public record DuplicateView(
        UUID id,
        long version,
        @Filterable UUID firstId,
        DuplicatePartyView first,
        @Filterable UUID secondId,
        DuplicatePartyView second,
        @Filterable(sort = true)
                @Schema(description = "Hundredths of bits that speak for one customer; 0 is as likely as not.")
                int weight,
        @Schema(description = "The same as a probability.") BigDecimal score,
        @Filterable @Schema(description = "The same name, something else besides, and nothing against it.")
                boolean certain,
        List<DuplicateReason> reasons,
        @Filterable DuplicateStatus status,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static DuplicateView of(DuplicatePair pair, Map<UUID, DuplicatePartyView> parties) {
        return new DuplicateView(
                pair.id(),
                pair.version(),
                pair.firstId,
                Objects.requireNonNull(parties.get(pair.firstId)),
                pair.secondId,
                Objects.requireNonNull(parties.get(pair.secondId)),
                pair.weight,
                Likeness.score(pair.weight),
                pair.certain,
                pair.reasons,
                pair.status,
                pair.decidedBy,
                pair.decidedAt,
                pair.note,
                pair.createdAt(),
                pair.updatedAt());
    }
}
