package io.taizhang.handover;

/** How far an export is. */
public enum VoucherExportStatus {
    /** Chosen, without a file. */
    DRAFT,
    /** Its file is there and never changes. */
    EXPORTED,
    /** The finance system has it. */
    ACKED
}
