package io.taizhang.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;

/** What must hold of a card's books whatever was done to it, read straight from the database. */
final class Books {

    /** The card, if its balances are not the sum of its movements. */
    private static final String BALANCE =
            """
            select count(*) from card_account a cross join lateral (
                select coalesce(sum(principal), 0) as p, coalesce(sum(bonus), 0) as b, coalesce(sum(held), 0) as h,
                    count(sequence) as n
                from card_movement where card_id = a.id) m
            where a.id = '%s' and (a.principal, a.bonus, a.held, a.sequence) is distinct from (m.p, m.b, m.h, m.n)""";

    /** Movements that do not continue the one before: the next number, its balances, a later moment, no earlier day. */
    private static final String CHAIN =
            """
            select count(*) from (
                select m.*, lag(sequence, 1, 0::bigint) over w as sequence_before,
                    lag(principal_after, 1, 0::bigint) over w as principal_before,
                    lag(bonus_after, 1, 0::bigint) over w as bonus_before,
                    lag(held_after, 1, 0::bigint) over w as held_before,
                    lag(moved_at) over w as moved_before, lag(business_date) over w as day_before
                from card_movement m where card_id = '%s' and result = 0 window w as (order by sequence)) m
            where sequence <> sequence_before + 1 or principal_after <> principal_before + principal
                or bonus_after <> bonus_before + bonus or held_after <> held_before + held
                or moved_at <= moved_before or business_date < day_before""";

    private Books() {}

    static void requireOrder(DataSource dataSource, String card) throws SQLException {
        assertThat(number(dataSource, BALANCE.formatted(card)))
                .as("balance of %s", card)
                .isZero();
        assertThat(number(dataSource, CHAIN.formatted(card)))
                .as("chain of %s", card)
                .isZero();
    }

    static long number(DataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
