package io.taizhang.bank;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A movement on one of our accounts, as callers see it. */
record BankLineView(
        @Filterable UUID id,
        @Filterable UUID statementId,
        @Filterable UUID accountId,
        String accountName,
        @Schema(description = "The line of the file, or the row of the table, that it stands on.") int sourceLine,
        @Filterable(sort = true) LocalDate bookedOn,
        @Filterable(sort = true) LocalDate valueOn,
        @Filterable(path = "amountMinor", sort = true) @Schema(description = "Positive for money that came in.")
                Money amount,
        @Filterable @Schema(description = "That of the account.") String currency,
        @Nullable @Schema(description = "What was on the account after it, where the file says so.") Money balance,
        @Nullable @Filterable String reference,
        @Nullable @Filterable String endToEndId,
        @Nullable @Filterable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String counterpartyBank,
        @Nullable @Filterable String remark,
        @Filterable BankLineStatus status,
        Money matched,
        @Schema(description = "What is not matched yet, signed like the amount.") Money open,
        @Filterable(sort = true) Instant createdAt) {

    static BankLineView of(BankLine line, String accountName, @Nullable String counterpartyAccount) {
        return new BankLineView(
                line.id(),
                line.statementId,
                line.accountId,
                accountName,
                line.sourceLine,
                line.bookedOn,
                line.valueOn,
                line.money(line.amountMinor),
                line.currency,
                line.balanceMinor == null ? null : line.money(line.balanceMinor),
                line.reference,
                line.endToEndId,
                line.counterpartyName,
                counterpartyAccount,
                line.counterpartyBank,
                line.remark,
                line.status,
                line.money(line.matchedMinor),
                line.money(line.openMinor()),
                line.createdAt());
    }
}
