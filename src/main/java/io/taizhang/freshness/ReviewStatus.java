package io.taizhang.freshness;

/** How far a review has come. */
enum ReviewStatus {
    OPEN,
    SIGNED,
    CANCELLED
}
