package io.taizhang.account;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** What an account refuses to take. The database decides, under the lock of the account's row. */
final class AccountRefusal {

    /**
     * The SQLSTATEs of {@code post_entries()}; the detail of the first holds balance, limit and amount in 分, and last
     * {@code held} when the account is on hold.
     */
    private static final String LIMIT_EXCEEDED = "TZ002";

    private static final String CLOSED = "TZ003";

    /** The SQLSTATE of {@code keep_billed_entry()}. */
    private static final String BILLED = "TZ004";

    private AccountRefusal() {}

    static Refusal closed() {
        return Refusal.conflict("account_closed");
    }

    /** 422 {@code credit_limit_exceeded} with the figures, all in 分. */
    static Refusal limitExceeded(long balance, long limit, long amount) {
        return Refusal.rule(
                "credit_limit_exceeded",
                Money.fen(balance).amount(),
                Money.fen(limit).amount(),
                Money.fen(amount).amount());
    }

    /** 422 {@code credit_on_hold} with the figures, both in 分. */
    static Refusal onHold(long balance, long amount) {
        return Refusal.rule(
                "credit_on_hold", Money.fen(balance).amount(), Money.fen(amount).amount());
    }

    /** What a failed posting means: the refusal when the database refused it, otherwise the failure itself. */
    static RuntimeException explained(RuntimeException failure, String pointer) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException sql && isClosed(sql)) {
                return closed();
            }
            if (cause instanceof SQLException sql && BILLED.equals(sql.getSQLState())) {
                return Refusal.conflict("entry_billed");
            }
            if (cause instanceof SQLException sql && LIMIT_EXCEEDED.equals(sql.getSQLState())) {
                return refusedCredit(detail(sql).split(" ")).at(pointer);
            }
        }
        return failure;
    }

    private static Refusal refusedCredit(String[] figures) {
        var balance = Long.parseLong(figures[0]);
        var amount = Long.parseLong(figures[2]);
        return figures[3].equals("held")
                ? onHold(balance, amount)
                : limitExceeded(balance, Long.parseLong(figures[1]), amount);
    }

    /** An account that is closed has nothing on it, whatever is posted: the check of its row may come first. */
    private static boolean isClosed(PSQLException sql) {
        var message = sql.getServerErrorMessage();
        return CLOSED.equals(sql.getSQLState())
                || (message != null && "customer_account_closed_at_zero".equals(message.getConstraint()));
    }

    private static String detail(SQLException sql) {
        if (sql instanceof PSQLException failure && failure.getServerErrorMessage() != null) {
            var detail = failure.getServerErrorMessage().getDetail();
            if (detail != null) {
                return detail;
            }
        }
        throw new IllegalStateException("The database refused credit without figures", sql);
    }
}
