package io.taizhang.bench;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What is new in each request. */
final class Fresh {

    private Fresh() {}

    /** A UUIDv7 of now. */
    static UUID key() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12),
                random.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
