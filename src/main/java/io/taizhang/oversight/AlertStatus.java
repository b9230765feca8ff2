package io.taizhang.oversight;

/** Whether somebody has looked at an alert. */
public enum AlertStatus {
    OPEN,
    ACKNOWLEDGED
}
