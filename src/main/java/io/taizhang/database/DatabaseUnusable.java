package io.taizhang.database;

/**
 * The embedded database cannot be used, for a reason that an operator can act on: the message is one line for
 * people to read.
 */
public final class DatabaseUnusable extends RuntimeException {
    DatabaseUnusable(String message) {
        super(message);
    }

    DatabaseUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
