package io.taizhang.account;

import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer owes and may owe. */
public record AccountView(
        UUID customerId,
        @Schema(description = "Of the terms: postings do not change it.") long version,
        AccountStatus status,
        @Schema(description = "What the customer owes; negative: paid in advance.") Money balance,
        @Nullable @Schema(description = "Absent: no limit.") Money creditLimit,
        @Nullable @Schema(description = "What may still be bought on account; negative when over the limit.")
                Money availableCredit,
        @Schema(description = "Days after its business date by which a debit is to be paid, unless it says so itself.")
                int paymentTermsDays,
        @Nullable @Schema(description = "The latest business date of what is or was owed.") LocalDate lastEntryOn,
        @Nullable Instant closedAt)
        implements Versioned {

    static AccountView of(CustomerAccount account, LocalDate today) {
        var balance = Money.fen(account.balanceMinor);
        var limit = account.creditLimitMinor == null ? null : Money.fen(account.creditLimitMinor);
        return new AccountView(
                account.customerId,
                account.version,
                account.status(today),
                balance,
                limit,
                limit == null ? null : limit.minus(balance),
                account.paymentTermsDays,
                account.lastEntryOn,
                account.closedAt);
    }
}
