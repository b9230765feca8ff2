package io.taizhang.identity;

/** Whether somebody may sign in. */
public enum StaffStatus {
    ACTIVE,
    DISABLED
}
