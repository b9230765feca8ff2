package io.taizhang.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Passwords: Argon2id (m = 19 MiB, t = 2, p = 1, OWASP ASVS 5.0 appendix C), the parameters kept in the hash. At least 10
 * characters, at most 256, none of the common ones; no composition rules (ASVS 6.2).
 */
@ApplicationScoped
class Passwords {

    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 256;
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    /** With a salt and any bytes behind it, the hash of no password that anybody could know. */
    private static final String ARGON2_OF_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$";

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    private final Set<String> common;
    private final String nobody;
    private final SecureRandom random = new SecureRandom();

    /** Each hash takes 19 MiB: together they may not take the memory of the house. */
    private final Semaphore hashing = new Semaphore(4, true);

    Passwords() {
        try (var list = Passwords.class.getResourceAsStream("/common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("common-passwords.txt is missing");
            }
            common = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        nobody = ARGON2_OF_NOBODY + random(16) + "$" + random(32);
    }

    /** @throws Refusal 422 {@code password_too_short}, {@code password_too_long} or {@code password_common} */
    void requireGood(String password, String username) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH) {
            throw Refusal.rule("password_too_short", MIN_LENGTH).at("/newPassword");
        }
        if (length > MAX_LENGTH) {
            throw Refusal.rule("password_too_long", MAX_LENGTH).at("/newPassword");
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (common.contains(plain) || plain.contains(username.toLowerCase(Locale.ROOT)) || plain.contains("taizhang")) {
            throw Refusal.rule("password_common").at("/newPassword");
        }
    }

    private String random(int bytes) {
        var drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getEncoder().withoutPadding().encodeToString(drawn);
    }

    String hash(String password) {
        return limited(
                () -> Password.hash(password).addRandomSalt(16).with(ARGON2).getResult());
    }

    boolean matches(String password, String hash) {
        return limited(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes as long as a real check, so that the time does not tell whether a user exists. */
    void matchNobody(String password) {
        var ignored = matches(password, nobody);
    }

    /** Whether the hash was made with weaker parameters than today's. */
    boolean isOutdated(String hash) {
        var made = Argon2Function.getInstanceFromHash(hash);
        return made.getMemory() < ARGON2.getMemory() || made.getIterations() < ARGON2.getIterations();
    }

    /** A password that nobody guesses and everybody can type: 16 letters and digits, about 93 bits. */
    String generate() {
        return random.ints(16, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }

    private <T> T limited(java.util.function.Supplier<T> work) {
        hashing.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }
}
