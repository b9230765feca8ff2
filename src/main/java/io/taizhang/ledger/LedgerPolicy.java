package io.taizhang.ledger;

import io.taizhang.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A rate from a business day on, in basis points. */
@Entity
@Immutable
@Table(name = "gl_policy")
class LedgerPolicy {

    @Id
    private UUID id = Ids.next();

    @Column(insertable = false, updatable = false)
    long position;

    @Enumerated(EnumType.STRING)
    LedgerPolicyKind kind;

    @Nullable
    String event;

    @Nullable
    UUID shopId;

    int rate;

    LocalDate effectiveFrom;

    @Nullable
    String note;

    UUID createdBy;

    Instant createdAt;

    protected LedgerPolicy() {}

    LedgerPolicy(LedgerCommands.SetLedgerPolicy command, UUID by, Instant at) {
        this.kind = command.kind();
        this.event = command.event();
        this.shopId = command.shopId();
        this.rate = command.rate();
        this.effectiveFrom = command.effectiveFrom();
        this.note = command.note();
        this.createdBy = by;
        this.createdAt = at;
    }

    UUID id() {
        return id;
    }

    boolean fits(LedgerPolicyKind asked, String itsEvent, UUID shop, LocalDate day) {
        return kind == asked
                && (event == null || event.equals(itsEvent))
                && (shopId == null || shopId.equals(shop))
                && !effectiveFrom.isAfter(day);
    }

    int weight() {
        return (shopId == null ? 0 : 2) + (event == null ? 0 : 1);
    }
}
