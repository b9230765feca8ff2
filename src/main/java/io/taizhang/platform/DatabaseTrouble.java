package io.taizhang.platform;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * What PostgreSQL (or the connection to it) said, read from its SQLSTATE. A rule that the database holds is checked in
 * Java for the message; when a race lets it through, the constraint is the truth and answers 409.
 */
record DatabaseTrouble(String sqlState, String summary) {

    static @Nullable DatabaseTrouble within(Throwable failure) {
        Throwable cause = failure;
        DatabaseTrouble found = null;
        for (int depth = 0; cause != null && depth < 12; depth++) {
            if (cause instanceof org.hibernate.StaleStateException
                    || cause instanceof jakarta.persistence.OptimisticLockException) {
                return new DatabaseTrouble("stale", "changed at the same time");
            }
            if (cause instanceof SQLException sql) {
                found = new DatabaseTrouble(state(sql), summary(sql));
            }
            cause = cause.getCause();
        }
        return found;
    }

    boolean isTemporary() {
        return switch (sqlState) {
            case "40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03", "53100", "53200", "53300", "acquire" ->
                true;
            default -> sqlState.startsWith("08");
        };
    }

    int status() {
        return switch (sqlState) {
            case "stale", "23505", "23503", "23514", "23P01", "TZ001" -> 409;
            case "22001", "22003", "22008", "22021", "22P05" -> 422;
            default -> 500;
        };
    }

    String code() {
        return switch (sqlState) {
            case "stale" -> "changed_meanwhile";
            case "22001", "22003", "22008", "22021", "22P05" -> "value_out_of_range";
            default -> "conflict";
        };
    }

    private static String state(SQLException sql) {
        if (sql.getSQLState() != null) {
            return sql.getSQLState();
        }
        // Agroal tells of an exhausted or closed pool without a SQLSTATE.
        return sql instanceof PSQLException ? "XX000" : "acquire";
    }

    private static String summary(SQLException sql) {
        if (sql instanceof PSQLException failure && failure.getServerErrorMessage() != null) {
            var constraint = failure.getServerErrorMessage().getConstraint();
            return sql.getSQLState() + " " + (constraint == null ? "" : constraint);
        }
        return String.valueOf(sql.getSQLState());
    }
}
