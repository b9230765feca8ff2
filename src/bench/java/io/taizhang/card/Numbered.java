package io.taizhang.card;

/** Numbers for cards that are loaded without the product. */
public final class Numbered {

    /** Without a common factor with the number of bodies, so that no two cards have the same. */
    private static final long SCATTER = 97_654_321_987L;

    private static final long BODIES = 100_000_000_000_000L;

    private Numbered() {}

    /** The number of the n-th card, n below 90 million: scattered, with its check digit. */
    public static String number(long n) {
        var body = "9%014d".formatted(n * SCATTER % BODIES);
        for (int digit = 0; digit < 10; digit++) {
            if (CardNumber.isValid(body + digit)) {
                return body + digit;
            }
        }
        throw new IllegalStateException(body);
    }
}
