package io.taizhang.identity;

/** Whether somebody may sign in. */
enum StaffStatus {
    ACTIVE,
    DISABLED
}
