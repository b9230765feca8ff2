package io.taizhang.bank;

import io.taizhang.bankfile.BankFileFormat;
import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A statement as callers see it. */
record BankStatementView(
        @Filterable UUID id,
        @Filterable UUID accountId,
        String accountName,
        @Filterable BankFileFormat format,
        @Nullable @Schema(description = "The template by which a table was read.") String template,
        @Filterable String fileName,
        @Filterable String fileSha256,
        @Nullable @Filterable @Schema(description = "What the bank calls it.") String number,
        @Schema(description = "Where it begins in the file.") int sourceLine,
        @Filterable String currency,
        @Filterable(sort = true) LocalDate fromDay,
        @Filterable(sort = true) LocalDate toDay,
        @Nullable @Schema(description = "Absent when the file does not say: it could then not be checked.")
                Money opening,
        @Nullable Money closing,
        @Schema(description = "Whether the lines were seen to lead from the opening to the closing balance.")
                boolean balanced,
        @Schema(description = "What came in.") Money credit,
        @Schema(description = "What went out, as a positive figure.") Money debit,
        int lineCount,
        @Schema(description = "Lines that no earlier file had told of.") int newCount,
        @Schema(description = "Entries of the file that are no booked money: pending ones and information.")
                int skippedCount,
        UUID importedBy,
        @Nullable String importedByName,
        @Filterable(sort = true) Instant createdAt) {}
