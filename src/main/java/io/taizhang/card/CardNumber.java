package io.taizhang.card;

import io.taizhang.platform.Texts;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Card numbers: sixteen digits. The first is 9, so that nobody takes the card for a bank card (ISO/IEC 7812 leaves 9 to
 * the country); fourteen are random, so that a number cannot be guessed from another; the last is the Luhn check digit,
 * so that a slip of the finger is noticed.
 */
final class CardNumber {

    private static final Pattern DIGITS = Pattern.compile("\\d{16}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long BODIES = 100_000_000_000_000L;

    private CardNumber() {}

    static String random() {
        var body = "9%014d".formatted(RANDOM.nextLong(BODIES));
        return body + checkDigit(body);
    }

    /** A number as people type or scan it: without spaces and hyphens, in plain digits. */
    static String normalised(String typed) {
        return Texts.normalised(typed).replaceAll("[\\s-]", "");
    }

    /** Whether a normalised text can be a card number at all. */
    static boolean isValid(String number) {
        return DIGITS.matcher(number).matches() && number.charAt(15) - '0' == checkDigit(number.substring(0, 15));
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
