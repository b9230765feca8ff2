package io.taizhang.card;

import io.taizhang.identity.HouseSecret;
import io.taizhang.platform.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A payment code (付款码) as a till scans it: twenty digits, {@code 88}, the card's alias (10), a one-time part (7) that
 * changes every half minute, and a check digit (Luhn), so that a misread code is noticed before it counts as a guess. The
 * one-time part is a TOTP (RFC 6238) with HMAC-SHA-256: a guess at a known alias is right three times in ten million.
 */
record PaymentCode(String alias, String oneTime) {

    /** How long a step is; the codes of the step before and after are good too. */
    static final int STEP_SECONDS = 30;

    private static final String PREFIX = "88";
    private static final int MODULUS = 10_000_000;
    private static final Pattern DIGITS = Pattern.compile(PREFIX + "(\\d{10})(\\d{7})\\d");

    /** The code that was scanned or typed; null when it is none. */
    static @Nullable PaymentCode read(String typed) {
        var digits = Texts.normalised(typed).replaceAll("[\\s-]", "");
        var match = DIGITS.matcher(digits);
        return match.matches() && checkDigit(digits.substring(0, 19)) == digits.charAt(19) - '0'
                ? new PaymentCode(match.group(1), match.group(2))
                : null;
    }

    static PaymentCode of(String alias, byte[] key, long step) {
        return new PaymentCode(alias, oneTime(key, step));
    }

    static long stepOf(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS);
    }

    /** Whether it is the code of that step; takes as long for a wrong one. */
    boolean isOf(byte[] key, long step) {
        return MessageDigest.isEqual(
                oneTime.getBytes(StandardCharsets.US_ASCII), oneTime(key, step).getBytes(StandardCharsets.US_ASCII));
    }

    String digits() {
        var body = PREFIX + alias + oneTime;
        return body + checkDigit(body);
    }

    /** RFC 4226, section 5.3, over the step. */
    static String oneTime(byte[] key, long step) {
        var hash = HouseSecret.hmac(
                key, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return "%07d".formatted(number % MODULUS);
    }

    private static int checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
