package io.taizhang.duplicate;

/** What is known of a pair. */
public enum DuplicateStatus {
    OPEN,
    SAME,
    DIFFERENT
}
