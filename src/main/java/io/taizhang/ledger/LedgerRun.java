package io.taizhang.ledger;

import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One walk over what the sub-ledgers have told since the last one. */
@Entity
@Table(name = "gl_run")
class LedgerRun extends BaseEntity {

    @Column(updatable = false)
    UUID startedBy;

    @Nullable
    Instant finishedAt;

    long uptoXid;

    long rows;

    long vouchers;

    @Column(columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    List<LedgerViews.StuckCase> stuck = List.of();

    protected LedgerRun() {}

    LedgerRun(UUID startedBy) {
        this.startedBy = startedBy;
    }
}
