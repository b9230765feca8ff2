package io.taizhang.contract;

/** Where a contract stands on a business day: signed but not begun yet, in force, past its last day, or ended before. */
public enum ContractStatus {
    DRAFT,
    SIGNED,
    ACTIVE,
    SUSPENDED,
    EXPIRED,
    TERMINATED
}
