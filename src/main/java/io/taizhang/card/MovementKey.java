package io.taizhang.card;

import io.taizhang.platform.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The key of a movement from an Idempotency-Key. A UUIDv7 is used as it is, which keeps the index small where it grows;
 * any other text becomes a UUIDv8 of its SHA-256, so that no text can be chosen to meet a UUIDv7.
 */
final class MovementKey {

    private static final Pattern UUID_V7 = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private MovementKey() {}

    static UUID of(String key) {
        if (UUID_V7.matcher(key).matches()) {
            return UUID.fromString(key);
        }
        var bits = ByteBuffer.wrap(Sha256.digest().digest(key.getBytes(StandardCharsets.UTF_8)));
        return new UUID(
                (bits.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L,
                (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
