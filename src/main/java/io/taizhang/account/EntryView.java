package io.taizhang.account;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry on a customer's account, as people and other systems see it. */
public record EntryView(
        UUID id,
        long version,
        @Filterable(sort = true) String number,
        @Filterable UUID customerId,
        String customerName,
        @Filterable EntryType type,
        @Filterable(path = "state") EntryStatus status,
        @Filterable(sort = true) LocalDate businessDate,
        @Filterable(path = "amountMinor", sort = true)
                @Schema(description = "Positive; an adjustment's is signed, a reversal's is negated.")
                Money amount,
        @Filterable(path = "effectMinor")
                @Schema(description = "What it adds to what the customer owes, as soon as it is posted.")
                Money effect,
        @Nullable @Filterable String category,
        @Nullable @Filterable EntryMethod method,
        @Nullable @Filterable String memo,
        @Nullable @Filterable UUID shopId,
        @Nullable String shopName,
        @Nullable @Filterable EntryChannel channel,
        @Nullable @Filterable @Schema(description = "By when it is to be paid; absent: by the account's terms.")
                LocalDate dueOn,
        @Nullable @Schema(description = "Why the customer may owe more than their limit.") String creditOverride,
        @Nullable
                @Filterable(path = "residualMinor")
                @Schema(description = "What is not settled of it; absent for a draft and for what has no effect.")
                Money residual,
        @Nullable @Schema(description = "The till that it was posted at.") String terminal,
        List<EntryLineView> lines,
        @Nullable @Schema(description = "How a sale at a till was paid; absent when the method says it all.")
                List<EntryPaymentView> payments,
        @Filterable(path = "standing")
                @Schema(
                        description = "Neither a reversal nor reversed. Lists with current=true show one row for"
                                + " an entry, however often it was corrected.")
                boolean current,
        @Nullable @Schema(description = "The entry that this one replaces.") UUID correctionOf,
        @Nullable @Schema(description = "The entry that replaces this one.") UUID replacedBy,
        @Nullable @Schema(description = "The entry that this one takes back.") UUID reversalOf,
        @Nullable @Schema(description = "The entry that takes this one back.") UUID reversedBy,
        @Nullable String correctionReason,
        @Nullable @Filterable @Schema(description = "Its id in the system that it was imported from.")
                String externalRef,
        @Nullable @Filterable Instant postedAt,
        @Nullable UUID postedBy,
        @Nullable String postedByName,
        @Filterable UUID createdBy,
        @Nullable String createdByName,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
