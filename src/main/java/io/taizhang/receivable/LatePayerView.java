package io.taizhang.receivable;

import io.taizhang.platform.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer with debits that are overdue today, and how they used to pay. */
public record LatePayerView(
        UUID customerId,
        String customerName,
        Money overdue,
        long items,
        LocalDate oldestDueOn,
        @Nullable
                @Schema(
                        description =
                                "Days late in the last 365 days, weighted by amount; absent when nothing was paid.")
                BigDecimal daysLate) {}
