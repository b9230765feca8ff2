package io.taizhang.billing;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A statement of account that was issued to a customer. */
public record StatementView(
        UUID id,
        long version,
        @Filterable String number,
        @Filterable UUID customerId,
        String customerName,
        @Filterable LocalDate periodFrom,
        @Filterable(sort = true) LocalDate periodTo,
        Money opening,
        Money debits,
        Money credits,
        Money closing,
        @Schema(description = "SHA-256 of the content as it was issued.") String sha256,
        @Nullable @Filterable @Schema(description = "What the customer said to it; absent until they answer.")
                StatementAnswer answer,
        @Nullable LocalDate answeredOn,
        @Nullable String answeredBy,
        @Nullable String answerNote,
        @Filterable(sort = true) Instant createdAt)
        implements Versioned {

    static StatementView of(AccountStatement statement, String customerName) {
        return new StatementView(
                statement.id(),
                statement.version(),
                statement.number,
                statement.customerId,
                customerName,
                statement.periodFrom,
                statement.periodTo,
                Money.fen(statement.openingMinor),
                Money.fen(statement.debitsMinor),
                Money.fen(statement.creditsMinor),
                Money.fen(statement.closingMinor),
                statement.sha256,
                statement.answer,
                statement.answeredOn,
                statement.answeredBy,
                statement.answerNote,
                statement.createdAt());
    }
}
