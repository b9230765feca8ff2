package io.taizhang.billing;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A walk through all contracts for what is to be billed. */
public record BillRunView(
        UUID id,
        LocalDate from,
        @Filterable(sort = true) LocalDate through,
        boolean approve,
        @Filterable BillRunStatus status,
        @Schema(description = "Bills drafted; those that were approved at once included.") int drafted,
        int approved,
        @Schema(description = "What had been billed before and comes to the same.") int skipped,
        @Schema(description = "What could not be billed, or not approved; it is looked at again by the next run.")
                int refused,
        @Schema(description = "What had been billed before and comes to less now: given back by credit notes.")
                int credited,
        @Nullable @Schema(description = "The first hundred of them; only of a single run.") List<Refused> refusals,
        UUID createdBy,
        @Filterable(sort = true) Instant createdAt,
        @Nullable Instant finishedAt) {

    /** What could not be billed, and the problem code that says why. */
    public record Refused(
            UUID contractId, String contractNumber, String customerName, String contractKey, String code) {}

    static BillRunView of(BillRun run, @Nullable List<Refused> refusals) {
        return new BillRunView(
                run.id,
                run.fromDay,
                run.through,
                run.approve,
                run.status,
                run.drafted,
                run.approved,
                run.skipped,
                run.refused,
                run.credited,
                refusals,
                run.createdBy,
                run.createdAt,
                run.finishedAt);
    }
}
