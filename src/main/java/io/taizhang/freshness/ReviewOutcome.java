package io.taizhang.freshness;

/** What came of looking at one customer in a review. */
public enum ReviewOutcome {
    CONFIRMED,
    CHANGED,
    UNREACHABLE
}
