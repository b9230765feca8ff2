package io.taizhang.exchange;

/** Whether an import stores anything. */
public enum ImportMode {
    DRY_RUN,
    COMMIT
}
