package io.taizhang.bulk;

import io.taizhang.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One customer of a change of many. */
@Entity
@Table(name = "bulk_edit_row")
class BulkRow {

    @Id
    UUID id = Ids.next();

    @Column(updatable = false)
    UUID editId;

    @Column(updatable = false)
    int position;

    @Column(updatable = false)
    UUID customerId;

    @Column(updatable = false)
    long version;

    @Enumerated(EnumType.STRING)
    RowOutcome outcome = RowOutcome.WAITING;

    @Nullable
    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    @Nullable
    BulkState before;

    @Nullable
    Long versionAfter;

    protected BulkRow() {}

    BulkRow(UUID editId, int position, UUID customerId, long version) {
        this.editId = editId;
        this.position = position;
        this.customerId = customerId;
        this.version = version;
    }

    void changed(BulkState before, long versionAfter) {
        this.before = before;
        this.versionAfter = versionAfter;
        outcome = RowOutcome.CHANGED;
    }

    void unchanged() {
        outcome = RowOutcome.UNCHANGED;
    }

    void undone() {
        outcome = RowOutcome.UNDONE;
    }

    /** It stays as it is, for a reason. */
    void refuse(String reason) {
        outcome = outcome == RowOutcome.CHANGED ? RowOutcome.KEPT : RowOutcome.REFUSED;
        code = reason;
    }
}
