package io.taizhang.bank;

import io.taizhang.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What was done about a line, or the opposite, which undoes it. The line moves with it, in the database. */
@Entity
@Immutable
class BankMatch {

    @Id
    UUID id = Ids.next();

    UUID lineId;

    @Enumerated(EnumType.STRING)
    BankMatchKind kind;

    /** Signed like the line; the other way round when it undoes another. */
    long amountMinor;

    @Nullable
    UUID customerId;

    @Nullable
    UUID entryId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "uuid[]")
    List<UUID> allocationIds = List.of();

    @Enumerated(EnumType.STRING)
    BankMatchMethod method;

    boolean automatic;

    @Nullable
    BigDecimal score;

    @Nullable
    String payer;

    @Nullable
    String reason;

    @Nullable
    UUID reverses;

    UUID createdBy;

    Instant createdAt;

    @Nullable
    @Formula("(select r.id from bank_match r where r.reverses = id)")
    UUID reversedBy;

    protected BankMatch() {}

    /** @param minor of the line, signed like it */
    BankMatch(BankLine line, BankMatchKind kind, long minor, BankMatchMethod method, UUID by, Instant at) {
        this.lineId = line.id();
        this.kind = kind;
        this.amountMinor = minor;
        this.method = method;
        this.createdBy = by;
        this.createdAt = at;
    }

    /** The match that undoes this one. */
    BankMatch opposite(String why, UUID by, Instant at) {
        var opposite = new BankMatch();
        opposite.lineId = lineId;
        opposite.kind = kind;
        opposite.amountMinor = -amountMinor;
        opposite.customerId = customerId;
        opposite.entryId = entryId;
        opposite.method = method;
        opposite.payer = payer;
        opposite.reason = why.strip();
        opposite.reverses = id;
        opposite.createdBy = by;
        opposite.createdAt = at;
        return opposite;
    }
}
