package io.taizhang.duplicate;

/** How a part of two customers agrees. */
public enum DuplicateGrade {
    SAME,
    SIMILAR,
    UNKNOWN,
    DIFFERENT
}
