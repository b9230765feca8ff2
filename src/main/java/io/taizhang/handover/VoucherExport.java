package io.taizhang.handover;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A range of vouchers on its way into the finance system. */
@Entity
@Table(name = "gl_export")
class VoucherExport extends BaseEntity {

    @Column(updatable = false)
    UUID templateId;

    @Column(updatable = false)
    LocalDate period;

    @Column(updatable = false)
    int fromNumber;

    @Column(updatable = false)
    int toNumber;

    @Column(updatable = false)
    int vouchers;

    @Column(updatable = false)
    long totalMinor;

    @Enumerated(EnumType.STRING)
    VoucherExportStatus status = VoucherExportStatus.DRAFT;

    @Column(updatable = false)
    UUID createdBy;

    @Nullable
    UUID exportedBy;

    @Nullable
    Instant exportedAt;

    @Nullable
    String sha256;

    @Nullable
    UUID ackedBy;

    @Nullable
    Instant ackedAt;

    @Nullable
    String externalRef;

    protected VoucherExport() {}

    VoucherExport(UUID templateId, LocalDate period, Span span, UUID createdBy) {
        this.templateId = templateId;
        this.period = period;
        this.fromNumber = span.from();
        this.toNumber = span.to();
        this.vouchers = span.vouchers();
        this.totalMinor = span.totalMinor();
        this.createdBy = createdBy;
    }

    /** Which vouchers of a period, and what they come to in 分. */
    record Span(int from, int to, int vouchers, long totalMinor) {}

    void export(UUID by, Instant at, String hash) {
        status = VoucherExportStatus.EXPORTED;
        exportedBy = by;
        exportedAt = at;
        sha256 = hash;
    }

    /** @throws Refusal 409 {@code export_not_exported} or {@code export_acknowledged} */
    void acknowledge(UUID by, Instant at, String reference) {
        if (status != VoucherExportStatus.EXPORTED) {
            throw Refusal.conflict(status == VoucherExportStatus.DRAFT ? "export_not_exported" : "export_acknowledged");
        }
        status = VoucherExportStatus.ACKED;
        ackedBy = by;
        ackedAt = at;
        externalRef = reference;
    }
}
