package io.taizhang.receivable;

import io.taizhang.platform.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How soon customers pay: what was settled by payments in a period, and what was sold on account. */
public record CollectionFigures(
        LocalDate from,
        LocalDate to,
        @Schema(description = "Debits that payments settled in the period.") Money settled,
        @Nullable
                @Schema(
                        description =
                                "Days from a debit's business date to its payment, weighted by amount; absent when"
                                        + " nothing was settled.")
                BigDecimal daysToPay,
        @Nullable @Schema(description = "Days from the due date to the payment, weighted by amount; negative: early.")
                BigDecimal daysLate,
        @Nullable @Schema(description = "Per cent of what was settled that was paid by its due date.")
                BigDecimal onTime,
        @Schema(description = "What was charged to accounts in the period.") Money soldOnAccount,
        @Nullable
                @Schema(
                        description =
                                "Days sales outstanding: what is owed on the last day ÷ what was charged in the period"
                                        + " · its days; absent when nothing was charged.")
                BigDecimal daysSalesOutstanding) {}
