package io.taizhang.interaction;

/** How it came out. */
public enum InteractionOutcome {
    REACHED,
    NO_ANSWER,
    INTERESTED,
    NOT_INTERESTED,
    DONE,
    OTHER
}
