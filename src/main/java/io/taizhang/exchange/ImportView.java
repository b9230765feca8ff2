package io.taizhang.exchange;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.ProblemTexts;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One upload and how far it is. */
public record ImportView(
        UUID id,
        @Filterable ImportTarget target,
        @Filterable ImportStatus status,
        @Filterable ImportMode mode,
        @Filterable String fileName,
        @Nullable @Schema(description = "Of a text file.") String charset,
        long rowsRead,
        @Schema(description = "Rows that are stored, or would be.") long rowsAccepted,
        @Schema(description = "Rows that are in the error file, of which 100000 are kept.") long rowsRejected,
        @Schema(description = "Records made of the accepted rows.") long created,
        long updated,
        @Schema(description = "Records that were there already, as the file has them.") long unchanged,
        @Schema(description = "Customers registered for transactions of unknown ones.") long customersCreated,
        @Nullable
                @Schema(
                        description =
                                "What the accepted rows add up to, refunds subtracted; of cards principal and bonus together.")
                Money amount,
        @Nullable @Schema(description = "Of cards: what all cards held together when it began.") Money cardMoneyBefore,
        @Nullable @Schema(description = "Of cards: that and what the accepted rows put on cards.") Money cardMoneyAfter,
        @Schema(
                        description = "Rows of a dry run that contradict an earlier row of the file; they are in the"
                                + " error file too, and would be stored.")
                long rowsContradicting,
        @Nullable @Schema(description = "The last finished import of the very same file.") UUID sameFileAs,
        @Filterable(path = "createdBy") UUID startedById,
        String startedBy,
        @Filterable(path = "createdAt", sort = true) Instant startedAt,
        @Nullable Instant finishedAt,
        boolean errorsAvailable,
        @Nullable ImportFailureView failure) {

    /** Why an import has failed; codes are those of problems. */
    public record ImportFailureView(String code, String detail) {

        static @Nullable ImportFailureView of(ImportJob job, Locale language) {
            var code = job.failureCode;
            return code == null
                    ? null
                    : new ImportFailureView(code, ProblemTexts.message(code, job.failureArguments, language));
        }
    }

    static ImportView of(ImportJob job, Locale language) {
        return new ImportView(
                job.id(),
                job.target,
                job.status,
                job.mode,
                job.fileName,
                job.charset,
                job.rowsRead,
                job.rowsAccepted,
                job.rowsRejected,
                job.created,
                job.updated,
                job.unchanged,
                job.customersCreated,
                job.target.isMoney() ? Money.fen(job.amountMinor) : null,
                job.cardMoneyBefore == null ? null : Money.fen(job.cardMoneyBefore),
                job.cardMoneyBefore == null ? null : Money.fen(Math.addExact(job.cardMoneyBefore, job.amountMinor)),
                Math.max(0, job.errorsKept - job.rowsRejected),
                job.sameFileAs,
                job.createdBy,
                job.createdByName,
                job.createdAt(),
                job.finishedAt,
                job.errorsKept > 0,
                ImportFailureView.of(job, language));
    }
}
