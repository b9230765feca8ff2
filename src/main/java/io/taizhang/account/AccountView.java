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
        @Nullable Instant closedAt,
        @Nullable @Schema(description = "Absent unless the account gets no further credit: its limit is zero then.")
                Hold creditHold)
        implements Versioned {

    /** Since when and why an account gets no further credit. */
    public record Hold(Instant since, String reason, CreditHoldSource source) {

        static @Nullable Hold of(CustomerAccount account) {
            var since = account.creditHoldAt;
            var reason = account.creditHoldReason;
            var source = account.creditHoldSource;
            return since == null || reason == null || source == null ? null : new Hold(since, reason, source);
        }
    }

    static AccountView of(CustomerAccount account, LocalDate today) {
        var balance = Money.fen(account.balanceMinor);
        var limit = account.creditLimitMinor == null ? null : Money.fen(account.creditLimitMinor);
        var now = account.limitNow();
        return new AccountView(
                account.customerId,
                account.version,
                account.status(today),
                balance,
                limit,
                now == null ? null : Money.fen(now).minus(balance),
                account.paymentTermsDays,
                account.lastEntryOn,
                account.closedAt,
                Hold.of(account));
    }
}
