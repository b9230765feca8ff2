package io.taizhang.period;

import io.taizhang.platform.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that is still to be done about a month. */
record PeriodFinding(
        PeriodCheck code,
        @Schema(description = "Whether the step, and the settlement, wait for it.") boolean blocks,
        @Schema(description = "Never 0: a check that finds nothing is not shown.") long count,
        @Nullable Money amount,
        @Schema(
                        description =
                                "What lists it; its items are as many as the count, except for figures of the ledger.",
                        examples = "/api/v1/bills?status=DRAFT&createdAt[lt]=2026-12-01")
                String path) {}
