package io.taizhang.card;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Blank cards that were made together, as the contract shows them; the cards are listed by {@code batchId}. */
public record CardBatchView(
        UUID id,
        long version,
        @Filterable UUID programId,
        String programName,
        @Nullable @Filterable UUID unitId,
        @Filterable int quantity,
        @Nullable String memo,
        @Filterable UUID madeBy,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static CardBatchView of(CardBatch batch, String programName) {
        return new CardBatchView(
                batch.id(),
                batch.version(),
                batch.programId,
                programName,
                batch.unitId,
                batch.quantity,
                batch.memo,
                batch.madeBy,
                batch.createdAt(),
                batch.updatedAt());
    }
}
