package io.taizhang.bulk;

/** Where a change of many customers is. */
public enum BulkEditStatus {
    RUNNING,
    DONE,
    /** Somebody stopped it, or whoever started it may not go on; what is done stays done. */
    STOPPED,
    UNDOING,
    UNDONE
}
