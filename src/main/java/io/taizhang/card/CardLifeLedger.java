package io.taizhang.card;

import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The life of cards as Java calls it: these functions join the caller's transaction, so that its audit entry is one with it. */
@ApplicationScoped
class CardLifeLedger {

    private static final String CHANGE_STATUS =
            "select (m).key from card_change_status(" + CardLedger.REQUEST + ", ?::int[], ?, ?, ?) m";
    private static final String REPLACE = "select * from card_replace(" + CardLedger.REQUEST + ", ?, ?, ?)";
    private static final String TOTALS = "select principal, bonus, held, paid_total, bonus_total, used_total,"
            + " used_list_total from card_account where id = ?";
    /** Money may have come from cards that this one replaced, or that it was transferred from. */
    private static final String FIRST_PAID =
            """
            with recursive source (card) as (
                select cast(? as uuid)
                union
                select o.card from source cross join lateral (
                    select c.id as card from card c where c.successor_id = source.card
                    union all
                    select t.card_id from card_movement m join card_movement t on t.key = m.ref_key
                    where m.card_id = source.card and m.kind = 7 and m.result = 0 and m.principal > 0) o)
            select min(m.business_date) as day from source join card_movement m on m.card_id = source.card
            where m.kind = 1 and m.result = 0 and not exists (
                select from card_movement x where x.ref_key = m.key and x.kind = 12 and x.result = 0)""";

    private static final int NEXT = CardLedger.AMOUNTS;

    private final DataSource dataSource;
    private final BusinessTime time;

    CardLifeLedger(DataSource dataSource, BusinessTime time) {
        this.dataSource = dataSource;
        this.time = time;
    }

    /** A change of status: from one of some to another, as this movement, valid until a day if that changes. */
    record Change(Set<CardStatus> from, CardStatus to, CardMovementKind kind, @Nullable LocalDate validUntil) {

        static Change of(CardStatus from, CardStatus to, CardMovementKind kind) {
            return new Change(EnumSet.of(from), to, kind, null);
        }
    }

    /** What the house's jobs do when their time has come, at most so many at once. */
    enum Job {
        HOLDS("select card_expire_holds(?, ?)"),
        BONUS("select card_expire_bonus(?, ?)"),
        CARDS("select card_expire_cards(?, ?)");

        private final String sql;

        Job(String sql) {
            this.sql = sql;
        }
    }

    /** Whether the card was in one of the first statuses and is in the second now. */
    boolean changeStatus(CardLedger.Request request, Change change) {
        return call(
                CHANGE_STATUS,
                statement -> {
                    CardLedger.set(statement, request, time);
                    var from = change.from().stream()
                            .map(status -> Short.toString(status.code))
                            .toList();
                    statement.setString(NEXT, "{" + String.join(",", from) + "}");
                    statement.setInt(NEXT + 1, change.to().code);
                    statement.setInt(NEXT + 2, change.kind().code);
                    statement.setObject(NEXT + 3, change.validUntil(), Types.DATE);
                },
                row -> row.next() && row.getObject(1) != null);
    }

    /**
     * Replaces a card for good.
     *
     * @param fee taken from the card, in 分
     * @return the new card
     * @throws Refusal as the sub-ledger refuses
     */
    UUID replace(CardLedger.Request request, String number, long fee, @Nullable LocalDate validUntil) {
        return call(
                REPLACE,
                statement -> {
                    CardLedger.set(statement, request, time);
                    statement.setString(NEXT, number);
                    statement.setLong(NEXT + 1, fee);
                    statement.setObject(NEXT + 2, validUntil, Types.DATE);
                },
                row -> {
                    row.next();
                    int refusal = row.getInt("refusal");
                    if (refusal != 0) {
                        throw CardRefusal.of(refusal).of(Money.fen(fee), row.getLong("figure"));
                    }
                    return row.getObject("new_card", UUID.class);
                });
    }

    /** What a card has had and has now, in 分; see {@code card_account} for what counts. */
    record Totals(long principal, long bonus, long held, long paid, long granted, long used, long usedList) {}

    /** @throws Refusal 404 without such a card */
    Totals totals(UUID cardId) {
        return call(TOTALS, statement -> statement.setObject(1, cardId), row -> {
            if (!row.next()) {
                throw Refusal.notFound("card");
            }
            return new Totals(
                    row.getLong("principal"),
                    row.getLong("bonus"),
                    row.getLong("held"),
                    row.getLong("paid_total"),
                    row.getLong("bonus_total"),
                    row.getLong("used_total"),
                    row.getLong("used_list_total"));
        });
    }

    /** The day on which the first money of a card was paid in, wherever it came from; none when none was. */
    Optional<LocalDate> firstPaidOn(UUID cardId) {
        return call(
                FIRST_PAID,
                statement -> statement.setObject(1, cardId),
                row -> row.next() ? Optional.ofNullable(row.getObject("day", LocalDate.class)) : Optional.empty());
    }

    /** Does what is due; how much that was. */
    int run(Job job, int most) {
        return call(
                job.sql,
                statement -> {
                    statement.setObject(1, time.today());
                    statement.setInt(2, most);
                },
                row -> row.next() ? row.getInt(1) : 0);
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Answer<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T call(String sql, Parameters parameters, Answer<T> answer) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (var rows = statement.executeQuery()) {
                return answer.read(rows);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
