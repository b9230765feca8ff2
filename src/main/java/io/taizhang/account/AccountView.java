package io.taizhang.account;

import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer owes and may owe. */
public record AccountView(
        UUID customerId,
        @Schema(description = "Of the terms: postings do not change it.") long version,
        @Schema(description = "What the customer owes; negative: paid in advance.") Money balance,
        @Nullable @Schema(description = "Absent: no limit.") Money creditLimit,
        @Nullable @Schema(description = "What may still be bought on account; negative when over the limit.")
                Money availableCredit)
        implements Versioned {

    static AccountView of(CustomerAccount account) {
        var balance = Money.fen(account.balanceMinor);
        var limit = account.creditLimitMinor == null ? null : Money.fen(account.creditLimitMinor);
        return new AccountView(
                account.customerId, account.version, balance, limit, limit == null ? null : limit.minus(balance));
    }
}
