package io.taizhang.protection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a sealed value is found by: the first 80 bits of an HMAC-SHA-256 over the value in its one form, with a key for each
 * kind of value that is derived from a secret of its own. Equal values have equal indexes, and nothing else is told.
 */
@Singleton
public final class BlindIndex {

    /** A phone as it is kept (E.164). */
    public static final String PHONE = "phone";

    /** The last four digits of a phone. */
    public static final String LAST_FOUR = "last-four";

    /** A mail address in lower case. */
    public static final String MAIL = "mail";

    /** Letters and digits of an account at a bank or payment provider. */
    public static final String ACCOUNT = "account";

    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 10;

    private final byte[] secret;
    private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

    @Inject
    BlindIndex(MasterKeys keys) {
        this(keys.index());
    }

    /** @param secret 256 bits */
    public BlindIndex(byte[] secret) {
        this.secret = secret.clone();
    }

    /** Twenty hexadecimal digits. */
    public String of(String kind, String value) {
        return HexFormat.of().formatHex(Arrays.copyOf(hmac(key(kind), value), BYTES));
    }

    /** The first 64 bits as a number. */
    public long number(String kind, String value) {
        return ByteBuffer.wrap(hmac(key(kind), value)).getLong();
    }

    private SecretKeySpec key(String kind) {
        return keys.computeIfAbsent(
                kind, any -> new SecretKeySpec(hmac(new SecretKeySpec(secret, HMAC), "blind index of " + any), HMAC));
    }

    private static byte[] hmac(SecretKeySpec key, String message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
