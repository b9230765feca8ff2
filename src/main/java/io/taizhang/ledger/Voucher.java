package io.taizhang.ledger;

import io.taizhang.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A voucher of the journal. Written once; what was wrong is taken back by a red one. */
@Entity
@Immutable
class Voucher {

    @Id
    UUID id = Ids.next();

    LocalDate period;

    String word = "记";

    /** Given by the database, without a gap within a period. */
    @Column(insertable = false, updatable = false)
    int number;

    LocalDate dated;

    LocalDate businessDate;

    String event;

    UUID shopId;

    int rate;

    boolean turned;

    @Enumerated(EnumType.STRING)
    VoucherSource source;

    String sourceKey;

    long fromXid;

    long toXid;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> cases;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> accounts;

    long rows;

    long totalMinor;

    String summary;

    @Nullable
    UUID reverses;

    @Nullable
    String reason;

    @Nullable
    UUID runId;

    UUID createdBy;

    Instant createdAt;

    protected Voucher() {}

    UUID id() {
        return id;
    }

    /** What it is about. */
    VoucherDraft.Key key() {
        return new VoucherDraft.Key(event, shopId, businessDate, rate, turned);
    }
}
