package io.taizhang.usage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What was used, or that it was not: written once. */
@Entity
@Immutable
class UsageRecord {

    @Id
    UUID id;

    UUID contractId;

    UUID itemId;

    /** Null for a record that takes another back. */
    @Nullable
    String reference;

    LocalDate onDay;

    /** The first day of its period; the database says which. */
    LocalDate periodFrom;

    /** Negative for a record that takes another back. */
    BigDecimal quantity;

    @Nullable
    UUID reverses;

    @Nullable
    @Formula("(select r.id from usage_record r where r.reverses = id)")
    UUID reversedBy;

    @Nullable
    String reason;

    UUID createdBy;

    Instant createdAt;

    protected UsageRecord() {}
}
