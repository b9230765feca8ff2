package io.taizhang.approval;

/** How far a request got. Whether an approved act was done says {@code executedAt}. */
public enum ApprovalStatus {
    PENDING,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    EXPIRED
}
