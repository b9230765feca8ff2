package io.taizhang.period;

import io.taizhang.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the steps of a month showed when it was settled. Written once. */
@Entity
@Immutable
class PeriodSettlement {

    @Id
    UUID id = Ids.next();

    UUID runId;

    /** From 1, one for each time that the month was settled. */
    int number;

    UUID settledBy;

    Instant settledAt;

    @Column(columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    List<StepFigures> steps = List.of();

    protected PeriodSettlement() {}

    PeriodSettlement(PeriodRun run, UUID by, Instant at, List<StepFigures> steps) {
        this.runId = run.id();
        this.number = run.settlements;
        this.settledBy = by;
        this.settledAt = at;
        this.steps = steps;
    }
}
