package io.taizhang.receivable;

import io.taizhang.account.EntryType;
import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A debit that was open at the end of a day. */
public record AgedItemView(
        @Schema(description = "That of its entry.") UUID id,
        String number,
        UUID customerId,
        String customerName,
        EntryType type,
        LocalDate openedOn,
        LocalDate dueOn,
        AgeingBucket bucket,
        Money amount,
        @Schema(description = "What was open of it at the end of that day.") Money residual,
        @Nullable String reference) {}
