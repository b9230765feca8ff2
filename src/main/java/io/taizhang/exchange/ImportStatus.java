package io.taizhang.exchange;

/** How far an import is. A failed one keeps what it had stored before; the same file again goes on from there. */
public enum ImportStatus {
    RUNNING,
    FINISHED,
    FAILED
}
