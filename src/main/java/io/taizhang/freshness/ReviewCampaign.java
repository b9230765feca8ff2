package io.taizhang.freshness;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A review of many customers' files. */
@Entity
class ReviewCampaign extends BaseEntity {

    String name;
    LocalDate dueOn;

    @Column(updatable = false, columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    BeginReview.Whom filter;

    @Column(updatable = false)
    UUID createdBy;

    @Column(updatable = false)
    UUID unitId;

    @Enumerated(EnumType.STRING)
    ReviewStatus status = ReviewStatus.OPEN;

    @Nullable
    UUID signedBy;

    @Nullable
    Instant signedAt;

    @Nullable
    String remark;

    @Nullable
    String sheet;

    /** Made by the database when the sheet is written. */
    @Column(name = "sheet_sha256", insertable = false, updatable = false)
    @Nullable
    String sheetSha256;

    protected ReviewCampaign() {}

    ReviewCampaign(BeginReview command, UUID createdBy, UUID unitId) {
        this.name = command.name().strip();
        this.dueOn = command.dueOn();
        this.filter = command.filter();
        this.createdBy = createdBy;
        this.unitId = unitId;
    }

    /** @throws Refusal 409 {@code review_ended} when it has been signed or cancelled */
    void requireOpen() {
        if (status != ReviewStatus.OPEN) {
            throw Refusal.conflict("review_ended", status);
        }
    }

    void sign(UUID by, Instant at, @Nullable String words, String whole) {
        requireOpen();
        status = ReviewStatus.SIGNED;
        signedBy = by;
        signedAt = at;
        remark = Texts.strippedOrNull(words);
        sheet = whole;
    }

    void cancel() {
        requireOpen();
        status = ReviewStatus.CANCELLED;
    }
}
