package io.taizhang.receivable;

import io.taizhang.platform.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A debit and the credit that settles it or part of it; or the opposite, which undoes one. */
@Entity
@Immutable
class Allocation {

    @Id
    UUID id = Ids.next();

    UUID customerId;

    UUID debitId;

    UUID creditId;

    /** In 分; negative when it undoes another. */
    long amountMinor;

    /** The later of the two business dates. */
    LocalDate effectiveOn;

    @Enumerated(EnumType.STRING)
    AllocationMethod method;

    @Nullable
    BigDecimal score;

    @Nullable
    UUID reverses;

    @Nullable
    String reason;

    UUID createdBy;

    Instant createdAt;

    @Nullable
    @Formula("(select r.id from allocation r where r.reverses = id)")
    UUID reversedBy;

    protected Allocation() {}

    Allocation(
            OpenItem debit,
            OpenItem credit,
            long amountMinor,
            AllocationMethod method,
            @Nullable BigDecimal score,
            UUID by,
            Instant at) {
        customerId = debit.customerId;
        debitId = debit.id;
        creditId = credit.id;
        this.amountMinor = amountMinor;
        effectiveOn = debit.openedOn.isAfter(credit.openedOn) ? debit.openedOn : credit.openedOn;
        this.method = method;
        this.score = score;
        createdBy = by;
        createdAt = at;
    }

    /** The allocation that undoes this one. */
    Allocation opposite(String why, UUID by, Instant at) {
        var opposite = new Allocation();
        opposite.customerId = customerId;
        opposite.debitId = debitId;
        opposite.creditId = creditId;
        opposite.amountMinor = -amountMinor;
        opposite.effectiveOn = effectiveOn;
        opposite.method = method;
        opposite.reverses = id;
        opposite.reason = why.strip();
        opposite.createdBy = by;
        opposite.createdAt = at;
        return opposite;
    }
}
