package io.taizhang.freshness;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One customer in a review. */
@Entity
class ReviewItem extends BaseEntity {

    @Column(updatable = false)
    UUID campaignId;

    @Column(updatable = false)
    UUID customerId;

    @Nullable
    UUID assigneeId;

    @Enumerated(EnumType.STRING)
    @Nullable
    ReviewOutcome outcome;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> fields = List.of();

    @Nullable
    String note;

    @Nullable
    Instant doneAt;

    @Nullable
    UUID doneBy;

    protected ReviewItem() {}

    ReviewItem(UUID campaignId, UUID customerId, @Nullable UUID assigneeId) {
        this.campaignId = campaignId;
        this.customerId = customerId;
        this.assigneeId = assigneeId;
    }

    /** An outcome may be put right until the review is signed. @throws Refusal 422 {@code review_outcome_unfounded} */
    void settle(RecordReview command, boolean changed, Instant at, UUID by) {
        var confirmed = command.confirmation();
        var founded =
                switch (command.outcome()) {
                    case CONFIRMED -> confirmed != null && !changed;
                    case CHANGED -> changed;
                    case UNREACHABLE -> confirmed == null;
                };
        if (!founded) {
            throw Refusal.rule("review_outcome_unfounded", command.outcome()).at("/outcome");
        }
        outcome = command.outcome();
        fields = confirmed == null
                ? List.of()
                : confirmed.fieldList().stream().map(Enum::name).distinct().toList();
        note = Texts.strippedOrNull(command.note());
        doneAt = at;
        doneBy = by;
    }
}
