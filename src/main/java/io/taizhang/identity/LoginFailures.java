package io.taizhang.identity;

import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;

/**
 * Makes guessing passwords slow: a user name waits after {@value #FREE} failures in a row, an address after
 * {@value #FREE_PER_ADDRESS}. Counted although the sign-in is refused.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class LoginFailures {

    private static final String LOCKED = "login_locked";
    private static final int FREE = 5;
    private static final int FREE_PER_ADDRESS = 50;

    private final Guesses guesses;

    LoginFailures(Guesses guesses) {
        this.guesses = guesses;
    }

    /** @throws Refusal 429 {@code login_locked} with the time to wait */
    void requireFree(String username, String address) {
        guesses.requireFree(LOCKED, user(username));
        guesses.requireFree(LOCKED, from(address));
    }

    void failed(String username, String address) {
        guesses.failed(user(username), FREE);
        guesses.failed(from(address), FREE_PER_ADDRESS);
    }

    void succeeded(String username) {
        guesses.succeeded(user(username));
    }

    /** Unknown names are counted like known ones, and bounded, because callers choose them. */
    private static String user(String username) {
        return "user:" + username.toLowerCase(Locale.ROOT);
    }

    private static String from(String address) {
        return "address:" + address;
    }
}
