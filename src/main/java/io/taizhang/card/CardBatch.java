package io.taizhang.card;

import io.taizhang.cardprogram.NewCardTerms;
import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Entity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Blank cards that were made together. */
@Entity
class CardBatch extends BaseEntity {

    UUID programId;

    UUID termsId;

    @Nullable
    UUID unitId;

    int quantity;

    @Nullable
    String memo;

    UUID madeBy;

    protected CardBatch() {}

    CardBatch(NewCardTerms terms, @Nullable UUID unitId, int quantity, @Nullable String memo, UUID madeBy) {
        this.programId = terms.programId();
        this.termsId = terms.termsId();
        this.unitId = unitId;
        this.quantity = quantity;
        this.memo = memo;
        this.madeBy = madeBy;
    }
}
