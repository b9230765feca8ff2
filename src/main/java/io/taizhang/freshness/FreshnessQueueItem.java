package io.taizhang.freshness;

import io.taizhang.customer.CustomerTier;
import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer whose file is to be looked at again. */
record FreshnessQueueItem(
        @Filterable(path = "id") UUID customerId,
        String customerNumber,
        String customerName,
        @Filterable @Nullable UUID ownerId,
        @Nullable String ownerName,
        @Filterable @Nullable UUID unitId,
        @Filterable CustomerTier tier,
        @Filterable(sort = true) @Schema(description = "The tier first, and within it the worth.") long importance,
        @Filterable(path = "worthMinor", sort = true)
                @Schema(description = "The balance and what was charged within a year, as of last night.")
                Money worth,
        @Filterable(sort = true) @Nullable LocalDate dueOn,
        @Schema(description = "For how many days; 0 when it is due today or not yet.") long overdueDays,
        List<CustomerField> dueFields,
        @Filterable(sort = true) int completeness) {}
