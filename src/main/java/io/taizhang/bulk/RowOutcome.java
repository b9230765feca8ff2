package io.taizhang.bulk;

/** What became of one customer of a change of many. */
public enum RowOutcome {
    WAITING,
    CHANGED,
    /** They were so already. */
    UNCHANGED,
    REFUSED,
    UNDONE,
    /** The undo left them alone, because somebody has changed them since or a rule forbids it. */
    KEPT
}
