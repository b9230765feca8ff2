package io.taizhang.oversight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the books from their movements, on a connection that shows one snapshot: the number of every movement, the
 * chain of balances, the balance of every card, and the sums of the oversight. Goes through the cards in the order of
 * their ids, some thousands at a time, so that no step is long however many there are.
 */
final class BooksCheck {

    private static final int CARDS_AT_ONCE = 5_000;

    private static final String NEXT_CARDS = "select max(id::text), count(*), coalesce(sum(principal), 0),"
            + " coalesce(sum(bonus), 0), coalesce(sum(held), 0)"
            + " from (select * from card_account where id > ? order by id limit " + CARDS_AT_ONCE + ") a";

    /** What a check answers: card, sequence, what, expected, found; the first row is the first difference. */
    private static final String CHAIN =
            """
            select m.card_id, m.sequence, w.what, w.expected, w.found from (
                select m.*, lag(sequence, 1, 0::bigint) over card as sequence_before,
                    lag(principal_after, 1, 0::bigint) over card as principal_before,
                    lag(bonus_after, 1, 0::bigint) over card as bonus_before,
                    lag(held_after, 1, 0::bigint) over card as held_before
                from card_movement m where m.card_id > ? and m.card_id <= ? and m.result = 0
                window card as (partition by card_id order by sequence)) m
            cross join lateral (values ('SEQUENCE', m.sequence_before + 1, m.sequence),
                ('PRINCIPAL_AFTER', m.principal_before + m.principal, m.principal_after),
                ('BONUS_AFTER', m.bonus_before + m.bonus, m.bonus_after),
                ('HELD_AFTER', m.held_before + m.held, m.held_after)) w (what, expected, found)
            where w.expected <> w.found order by m.card_id, m.sequence limit 1""";

    private static final String BALANCES =
            """
            select a.id, null::bigint, w.what, w.expected, w.found from card_account a
            left join (
                select card_id, sum(principal)::bigint as principal, sum(bonus)::bigint as bonus, sum(held)::bigint as held,
                    count(*) as movements
                from card_movement where card_id > ? and card_id <= ? and result = 0 group by card_id) m on m.card_id = a.id
            cross join lateral (values ('PRINCIPAL', coalesce(m.principal, 0), a.principal),
                ('BONUS', coalesce(m.bonus, 0), a.bonus), ('HELD', coalesce(m.held, 0), a.held),
                ('LAST_SEQUENCE', coalesce(m.movements, 0), a.sequence)) w (what, expected, found)
            where a.id > ? and a.id <= ? and w.expected <> w.found order by a.id limit 1""";

    private static final String HOLDS =
            """
            select a.id, null::bigint, 'OPEN_HOLDS', coalesce(h.amount, 0), a.held from card_account a
            left join (
                select card_id, sum(amount)::bigint as amount from card_hold
                where card_id > ? and card_id <= ? and status = 1 group by card_id) h on h.card_id = a.id
            where a.id > ? and a.id <= ? and coalesce(h.amount, 0) <> a.held order by a.id limit 1""";

    private static final List<String> CHECKS = List.of(CHAIN, BALANCES, HOLDS);

    private static final String MOVEMENTS =
            "select count(*) from card_movement where result = 0 and card_id > ? and card_id <= ?";

    /** The sums below the watermark against the movements below it: none may differ. */
    private static final String ROLLUP =
            """
            select concat_ws(' ', r.principal_in, r.principal_out, r.bonus_in, r.bonus_out, r.held, r.movements),
                concat_ws(' ', d.principal_in, d.principal_out, d.bonus_in, d.bonus_out, d.held, d.movements), concat_ws(' ', coalesce(r.business_date, d.business_date),
                coalesce(r.program_id, d.program_id), coalesce(r.unit_id, d.unit_id), coalesce(r.shop_id, d.shop_id),
                coalesce(r.kind, d.kind), coalesce(r.contra, d.contra))
            from card_rollup r
            full join (
                select business_date, program_id, unit_id, shop_id, kind, contra, sum(principal_in) as principal_in,
                    sum(principal_out) as principal_out, sum(bonus_in) as bonus_in, sum(bonus_out) as bonus_out,
                    sum(held) as held, sum(movements) as movements
                from card_flow_single where xid < (select upto_xid from watermark where name = 'card_rollup')
                group by 1, 2, 3, 4, 5, 6) d
            using (business_date, program_id, unit_id, shop_id, kind, contra)
            where (r.principal_in, r.principal_out, r.bonus_in, r.bonus_out, r.held, r.movements)
                is distinct from (d.principal_in, d.principal_out, d.bonus_in, d.bonus_out, d.held, d.movements)
            order by 3 limit 1""";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Connection connection;
    private final @Nullable UUID onlyCard;
    private long cards;
    private long movements;
    private long principal;
    private long bonus;
    private long held;

    /** @param onlyCard the one card to check; null for all, and then the sums of the oversight too */
    BooksCheck(Connection connection, @Nullable UUID onlyCard) {
        this.connection = connection;
        this.onlyCard = onlyCard;
    }

    VerificationFigures figures() {
        return VerificationFigures.ofBooks(cards, movements, principal, bonus, held);
    }

    /** Goes through everything; answers the first difference, null when there is none. */
    @Nullable
    Finding run() throws SQLException {
        if (onlyCard != null) {
            return between(justBefore(onlyCard), 1);
        }
        var after = BEFORE_ALL;
        Finding first = null;
        while (true) {
            var chunk = count(after, CARDS_AT_ONCE);
            if (chunk == null) {
                return first == null ? rollup() : first;
            }
            first = first == null ? difference(after, chunk) : first;
            after = chunk;
        }
    }

    private @Nullable Finding between(UUID after, int limit) throws SQLException {
        var last = count(after, limit);
        return last == null ? null : difference(after, last);
    }

    /** Counts the next cards; answers the last of them, null when there are none left. */
    private @Nullable UUID count(UUID after, int limit) throws SQLException {
        UUID last;
        var sql = NEXT_CARDS.replace("limit " + CARDS_AT_ONCE, "limit " + limit);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, after);
            try (var row = statement.executeQuery()) {
                row.next();
                var text = row.getString(1);
                if (text == null) {
                    return null;
                }
                last = UUID.fromString(text);
                cards += row.getLong(2);
                principal += row.getLong(3);
                bonus += row.getLong(4);
                held += row.getLong(5);
            }
        }
        try (var statement = connection.prepareStatement(MOVEMENTS)) {
            statement.setObject(1, after);
            statement.setObject(2, last);
            try (var row = statement.executeQuery()) {
                row.next();
                movements += row.getLong(1);
            }
        }
        return last;
    }

    private @Nullable Finding difference(UUID after, UUID last) throws SQLException {
        Finding first = null;
        for (var check : CHECKS) {
            try (var statement = connection.prepareStatement(check)) {
                bind(statement, after, last);
                try (var row = statement.executeQuery()) {
                    if (row.next()) {
                        first = earlier(first, finding(row));
                    }
                }
            }
        }
        return first;
    }

    private static void bind(PreparedStatement statement, UUID after, UUID last) throws SQLException {
        for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i += 2) {
            statement.setObject(i, after);
            statement.setObject(i + 1, last);
        }
    }

    /** The one of the smaller card id as PostgreSQL sorts them, and of one card the movement rather than the balance. */
    private static Finding earlier(@Nullable Finding one, Finding other) {
        return one == null || String.valueOf(other.cardId()).compareTo(String.valueOf(one.cardId())) < 0 ? other : one;
    }

    private Finding finding(ResultSet row) throws SQLException {
        var card = row.getObject(1, UUID.class);
        return Finding.ofCard(
                Finding.What.valueOf(row.getString(3)),
                card,
                number(card),
                row.getObject(2, Long.class),
                row.getLong(4),
                row.getLong(5));
    }

    private String number(UUID card) throws SQLException {
        try (var statement = connection.prepareStatement("select number from card where id = ?")) {
            statement.setObject(1, card);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private @Nullable Finding rollup() throws SQLException {
        try (var statement = connection.prepareStatement(ROLLUP);
                var row = statement.executeQuery()) {
            return row.next()
                    ? new Finding(
                            Finding.What.ROLLUP,
                            null,
                            null,
                            null,
                            null,
                            null,
                            "card_rollup",
                            row.getString(3),
                            row.getString(2),
                            row.getString(1))
                    : null;
        }
    }

    /** The greatest id below. */
    private static UUID justBefore(UUID id) {
        return id.getLeastSignificantBits() == 0
                ? new UUID(id.getMostSignificantBits() - 1, -1)
                : new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1);
    }
}
