package io.taizhang.billing;

/** Whether a run is still under way. */
public enum BillRunStatus {
    RUNNING,
    DONE
}
