package io.taizhang.billing;

import io.taizhang.platform.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A walk through all contracts for what is to be billed, and how far it got. */
@Entity
class BillRun {

    @Id
    UUID id = Ids.next();

    LocalDate fromDay;

    LocalDate through;

    boolean approve;

    @Enumerated(EnumType.STRING)
    BillRunStatus status = BillRunStatus.RUNNING;

    @Nullable
    UUID nextAfter;

    int drafted;

    int approved;

    int skipped;

    int refused;

    int credited;

    UUID createdBy;

    Instant createdAt;

    @Nullable
    Instant finishedAt;

    protected BillRun() {}

    BillRun(LocalDate from, LocalDate through, boolean approve, UUID by, Instant at) {
        fromDay = from;
        this.through = through;
        this.approve = approve;
        createdBy = by;
        createdAt = at;
    }
}
