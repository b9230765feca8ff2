package io.taizhang.protection;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key that seals values one by one with AES-256-GCM. What is sealed is bound to its place (table, column and row), so it
 * cannot be read anywhere else. Every value has a random nonce of 96 bits: one key may seal billions.
 */
final class FieldKey {

    static final int BYTES = 32;

    /** What a sealed value begins with: the version of its form. No phone, mail or address begins so. */
    static final String MARK = "~1~";

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String AES = "AES";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKey key;

    FieldKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("A key has " + BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, AES);
    }

    static byte[] random() {
        var key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    static boolean isSealed(@Nullable String text) {
        return text != null && text.startsWith(MARK);
    }

    String seal(String place, String clear) {
        return sealBytes(place, clear.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException when it was sealed under another key or for another place, or was changed */
    String open(String place, String sealed) {
        return new String(openBytes(place, sealed), StandardCharsets.UTF_8);
    }

    String sealBytes(String place, byte[] clear) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
            var whole = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(clear.length));
            cipher.doFinal(clear, 0, clear.length, whole, NONCE);
            return MARK + TEXT.encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] openBytes(String place, String sealed) {
        if (!isSealed(sealed)) {
            throw new IllegalStateException("What stands at " + place + " is not sealed");
        }
        try {
            var whole = Base64.getUrlDecoder().decode(sealed.substring(MARK.length()));
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE), place);
            return cipher.doFinal(whole, NONCE, whole.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException foreign) {
            throw new IllegalStateException("What stands at " + place + " cannot be opened", foreign);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
