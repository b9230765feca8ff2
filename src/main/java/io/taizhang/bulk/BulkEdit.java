package io.taizhang.bulk;

import io.taizhang.identity.Caller;
import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A change of many customers that somebody started. Its figures are counted from its rows. */
@Entity
class BulkEdit extends BaseEntity {

    @Enumerated(EnumType.STRING)
    BulkEditStatus status = BulkEditStatus.RUNNING;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb", updatable = false)
    BulkChanges changes;

    @Column(updatable = false)
    int total;

    int changed;
    int unchanged;
    int refused;
    int undone;
    int kept;

    @Nullable
    String stopCode;

    @Column(updatable = false)
    UUID createdBy;

    @Column(updatable = false)
    @Nullable
    UUID unitId;

    /** Whether a second person has agreed to it, and with that to the change of each customer. */
    @Column(updatable = false)
    boolean agreed;

    @Nullable
    UUID undoneBy;

    @Nullable
    Instant finishedAt;

    protected BulkEdit() {}

    BulkEdit(BulkChanges changes, int total, Caller caller, boolean agreed) {
        this.changes = changes;
        this.total = total;
        this.createdBy = caller.id();
        this.unitId = caller.unitId();
        this.agreed = agreed;
    }

    /** In whose name the work is done now. */
    UUID actor() {
        return undoneBy == null ? createdBy : undoneBy;
    }

    boolean isUnderWay() {
        return status == BulkEditStatus.RUNNING || status == BulkEditStatus.UNDOING;
    }

    /** Which rows are to be worked on now. */
    RowOutcome open() {
        return status == BulkEditStatus.UNDOING ? RowOutcome.CHANGED : RowOutcome.WAITING;
    }

    void finish(Instant now) {
        status = status == BulkEditStatus.UNDOING ? BulkEditStatus.UNDONE : BulkEditStatus.DONE;
        finishedAt = now;
    }

    void stop(@Nullable String code, Instant now) {
        status = BulkEditStatus.STOPPED;
        undoneBy = null;
        stopCode = code;
        finishedAt = now;
    }

    void undo(UUID by) {
        status = BulkEditStatus.UNDOING;
        undoneBy = by;
        stopCode = null;
        finishedAt = null;
    }
}
