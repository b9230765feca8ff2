package io.taizhang.platform;

/** A view of a mutable resource. Its version becomes the {@code ETag} of the answer. */
public interface Versioned {

    /** Grows by one with every change; starts at 0. */
    long version();
}
