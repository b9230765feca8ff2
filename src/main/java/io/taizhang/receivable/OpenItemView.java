package io.taizhang.receivable;

import io.taizhang.account.EntryType;
import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An open item as callers see it on a business day. */
public record OpenItemView(
        @Schema(description = "That of the entry that made it.") UUID id,
        @Schema(description = "The number of the entry.") String number,
        @Filterable UUID customerId,
        String customerName,
        @Filterable ItemSide side,
        EntryType type,
        @Nullable String memo,
        @Filterable(sort = true) LocalDate openedOn,
        @Filterable(sort = true) @Schema(description = "The last day on which it is paid in time.") LocalDate dueOn,
        @Filterable(path = "amountMinor") Money amount,
        @Filterable(path = "residualMinor") @Schema(description = "What is not settled of it.") Money residual,
        @Filterable boolean disputed,
        @Nullable @Filterable @Schema(description = "What the customer knows it by, such as the number of a bill.")
                String reference,
        @Schema(description = "Days since it was due; 0 on that day and before, and once it is settled.")
                long overdueDays) {}
