package io.taizhang.account;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** The refusal to give credit beyond a customer's limit. The database decides, under the lock of the account's row. */
final class CreditLimit {

    /** The SQLSTATE of {@code post_entries()}; its detail holds balance, limit and amount in 分. */
    private static final String EXCEEDED = "TZ002";

    private CreditLimit() {}

    /** 422 {@code credit_limit_exceeded} with the figures, all in 分. */
    static Refusal exceeded(long balance, long limit, long amount) {
        return Refusal.rule(
                "credit_limit_exceeded",
                Money.fen(balance).amount(),
                Money.fen(limit).amount(),
                Money.fen(amount).amount());
    }

    /** What a failed posting means: the refusal when the database refused the credit, otherwise the failure itself. */
    static RuntimeException explained(RuntimeException failure, String pointer) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && EXCEEDED.equals(sql.getSQLState())) {
                var figures = detail(sql).split(" ");
                return exceeded(Long.parseLong(figures[0]), Long.parseLong(figures[1]), Long.parseLong(figures[2]))
                        .at(pointer);
            }
        }
        return failure;
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
