package io.taizhang.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A view of a mutable resource. Its version becomes the {@code ETag} of the answer. */
public interface Versioned {

    /** Grows by one with every change; starts at 0. */
    long version();

    /** Where a created resource is found below the address that created it; null when it has no address of its own. */
    default @Nullable UUID id() {
        return null;
    }
}
