package io.taizhang.oversight;

/** How a check stands or came out. */
public enum VerificationStatus {
    RUNNING,
    /** Everything is as it should be. */
    INTACT,
    /** Something is not. */
    DIFFERENT,
    /** The instance that was at it went away; nothing is known. */
    BROKEN_OFF
}
