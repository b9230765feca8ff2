package io.taizhang.handover;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What templates, exports and sync checks show. */
final class ExportViews {

    private ExportViews() {}

    public record ExportTemplateView(
            UUID id,
            long version,
            @Filterable(sort = true) String code,
            @Filterable String name,
            @Filterable ExportFormat format,
            ExportLayout layout,
            Instant createdAt,
            Instant updatedAt)
            implements Versioned {

        static ExportTemplateView of(ExportTemplate template) {
            return new ExportTemplateView(
                    template.id(),
                    template.version(),
                    template.code,
                    template.name,
                    template.format,
                    template.layout,
                    template.createdAt(),
                    template.updatedAt());
        }
    }

    public record VoucherExportView(
            UUID id,
            long version,
            @Filterable UUID templateId,
            @Filterable(sort = true) LocalDate period,
            int fromNumber,
            int toNumber,
            int vouchers,
            Money total,
            @Filterable VoucherExportStatus status,
            UUID createdBy,
            @Filterable(sort = true) Instant createdAt,
            @Nullable UUID exportedBy,
            @Nullable Instant exportedAt,
            @Nullable @Schema(description = "SHA-256 of the file, in hexadecimal.") String sha256,
            @Nullable UUID ackedBy,
            @Nullable Instant ackedAt,
            @Filterable @Nullable @Schema(description = "What the finance system calls it.") String externalRef)
            implements Versioned {

        static VoucherExportView of(VoucherExport export) {
            return new VoucherExportView(
                    export.id(),
                    export.version(),
                    export.templateId,
                    export.period,
                    export.fromNumber,
                    export.toNumber,
                    export.vouchers,
                    Money.fen(export.totalMinor),
                    export.status,
                    export.createdBy,
                    export.createdAt(),
                    export.exportedBy,
                    export.exportedAt,
                    export.sha256,
                    export.ackedBy,
                    export.ackedAt,
                    export.externalRef);
        }
    }

    public record SyncCheckView(
            UUID id,
            @Filterable(sort = true) LocalDate period,
            String fileName,
            String sha256,
            UUID checkedBy,
            @Filterable(sort = true) Instant createdAt,
            @Schema(description = "Accounts of which every figure is the same.") int matched,
            int amountDiffer,
            int onlyOurs,
            int onlyTheirs,
            @Nullable @Schema(description = "In a list they are left out.") List<SyncDifferenceView> differences) {

        static SyncCheckView of(SyncCheck check, @Nullable List<SyncDifferenceView> differences) {
            return new SyncCheckView(
                    check.id(),
                    check.period,
                    check.fileName,
                    check.sha256,
                    check.checkedBy,
                    check.createdAt(),
                    check.matched,
                    check.amountDiffer,
                    check.onlyOurs,
                    check.onlyTheirs,
                    differences);
        }
    }

    /** One thing that the two trial balances do not agree on. */
    public record SyncDifferenceView(
            @Schema(description = "The account, by the finance system's code where it has one.") String code,
            @Schema(description = "AMOUNT_DIFF, ONLY_OURS or ONLY_THEIRS.") String kind,
            @Nullable @Schema(description = "DEBIT, CREDIT or CLOSING (debit less credit).") String figure,
            @Nullable Money ours,
            @Nullable Money theirs) {}
}
