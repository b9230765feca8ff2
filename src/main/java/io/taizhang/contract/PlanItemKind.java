package io.taizhang.contract;

/** What makes an item of a contract's plan due. */
public enum PlanItemKind {
    /** Something is done or delivered: due when it is marked as fulfilled. */
    MILESTONE,
    /** A day: due on its {@code dueOn}. */
    INSTALMENT
}
