package io.taizhang.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What must hold of a card's books whatever was done to it, read straight from the database. Each query counts what is
 * wrong; the names are those of the invariants in the design.
 */
final class Books {

    private static final Map<String, String> RULES = new LinkedHashMap<>();

    static {
        RULES.put(
                "I-2 balances and holds are the sums of the movements",
                """
                select count(*) from card_account a cross join lateral (
                    select coalesce(sum(principal), 0) as p, coalesce(sum(bonus), 0) as b, coalesce(sum(held), 0) as h,
                        count(sequence) as n
                    from card_movement where card_id = a.id) m
                where a.id = '%1$s' and (a.principal, a.bonus, a.held, a.sequence) is distinct from (m.p, m.b, m.h, m.n)
                    or a.id = '%1$s' and a.held <> (select coalesce(sum(h.amount), 0) from card_hold h
                        where h.card_id = a.id and h.status = 1)""");
        RULES.put(
                "I-3, I-4 every movement continues the one before",
                """
                select count(*) from (
                    select m.*, lag(sequence, 1, 0::bigint) over w as sequence_before,
                        lag(principal_after, 1, 0::bigint) over w as principal_before,
                        lag(bonus_after, 1, 0::bigint) over w as bonus_before,
                        lag(held_after, 1, 0::bigint) over w as held_before,
                        lag(moved_at) over w as moved_before, lag(business_date) over w as day_before
                    from card_movement m where card_id = '%1$s' and result = 0 window w as (order by sequence)) m
                where sequence <> sequence_before + 1 or principal_after <> principal_before + principal
                    or bonus_after <> bonus_before + bonus or held_after <> held_before + held
                    or moved_at <= moved_before or business_date < day_before""");
        RULES.put(
                "I-5 nothing is negative and no card is over its cap",
                """
                select count(*) from card_movement m join card_account a on a.id = m.card_id
                where m.card_id = '%1$s' and m.result = 0 and (m.held_after > m.principal_after + m.bonus_after
                    or m.kind in (1, 7) and m.principal > 0 and m.principal_after > a.balance_cap)""");
        RULES.put(
                "I-8 what was refused changed nothing",
                """
                select count(*) from card_movement m where m.card_id = '%1$s' and m.result <> 0
                    and (m.principal, m.bonus, m.held) <> (0, 0, 0)""");
        RULES.put(
                "I-11 the two sides of a transfer or replacement cancel out",
                """
                select count(*) from card_movement m where m.card_id = '%1$s' and m.result = 0 and m.kind in (7, 58)
                    and not exists (select from card_movement o where o.key = m.ref_key and o.ref_key = m.key
                        and o.kind = m.kind and (o.principal, o.bonus, o.held) = (-m.principal, -m.bonus, -m.held))""");
        RULES.put(
                "I-12 a hold ends once, with what was captured of it",
                """
                select count(*) from card_hold h where h.card_id = '%1$s' and (
                    (h.status = 1) <> not exists (select from card_movement m
                        where m.ref_key = h.key and m.kind in (4, 5) and m.result = 0)
                    or (select count(*) from card_movement m
                        where m.ref_key = h.key and m.kind in (4, 5) and m.result = 0) > 1
                    or h.captured <> (select coalesce(-sum(m.principal + m.bonus), 0) from card_movement m
                        where m.ref_key = h.key and m.kind = 4 and m.result = 0))""");
        RULES.put(
                "I-13 no more comes back than went, bucket by bucket, and a reversal once",
                """
                select count(*) from card_movement o cross join lateral (
                    select coalesce(sum(principal), 0) as p, coalesce(sum(bonus), 0) as b,
                        count(*) filter (where kind = 12) as reversals
                    from card_movement m where m.ref_key = o.key and m.kind in (6, 12) and m.result = 0) m
                where o.card_id = '%1$s' and o.result = 0 and o.kind in (1, 2, 4) and (m.reversals > 1
                    or (o.kind <> 1 and (m.p > -o.principal or m.b > -o.bonus))
                    or (o.kind = 1 and m.reversals = 1 and (m.p, m.b) <> (-o.principal, -o.bonus)))""");
        RULES.put(
                "I-14 nothing is spent between a freeze or loss and its end",
                """
                select count(*) from card_movement m where m.card_id = '%1$s' and m.result = 0 and m.kind in (1, 2, 3, 7, 12)
                    and exists (select from (select e.kind from card_movement e where e.card_id = m.card_id and e.result = 0
                        and e.kind >= 51 and e.sequence < m.sequence order by e.sequence desc limit 1) state
                    where state.kind in (52, 54, 56, 59))""");
        RULES.put(
                "I-15 payments of a day keep within the limits",
                """
                select count(*) from card_account a where a.id = '%1$s' and (
                    exists (select from card_movement m where m.card_id = a.id and m.kind = 2 and m.result = 0
                        and -m.principal - m.bonus > a.transaction_limit)
                    or a.daily_limit < (select coalesce(max(day.spent), 0) from (
                        select -sum(m.principal + m.bonus) as spent from card_movement m
                        left join card_movement o on o.key = m.ref_key and m.kind = 12
                        where m.card_id = a.id and m.result = 0 and (m.kind = 2 or m.kind = 12 and o.kind = 2)
                        group by m.business_date) day))""");
        RULES.put(
                "I-21 lots are part of the bonus",
                """
                select count(*) from card_account a where a.id = '%1$s' and (a.bonus <
                        (select coalesce(sum(l.remaining), 0) from card_bonus_lot l where l.card_id = a.id)
                    or not a.has_lots and exists (select from card_bonus_lot l where l.card_id = a.id))""");
        RULES.put(
                "what was paid in covers what is there",
                """
                select count(*) from card_account a where a.id = '%1$s'
                    and (a.principal > a.paid_total or a.bonus > a.bonus_total or a.used_list_total < a.used_total)""");
        RULES.put(
                "every request's debits equal its credits",
                """
                select count(*) from (
                    select from card_ledger_entry e where e.card_id = '%1$s' group by e.key
                    having sum(e.debit) <> sum(e.credit)) wrong""");
    }

    private Books() {}

    static void requireOrder(DataSource dataSource, String card) throws SQLException {
        for (var rule : RULES.entrySet()) {
            assertThat(number(dataSource, rule.getValue().formatted(card)))
                    .as("%s, card %s", rule.getKey(), card)
                    .isZero();
        }
    }

    static long number(DataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static void execute(DataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
