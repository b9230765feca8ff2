package io.taizhang.card;

import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The sub-ledger of cards as Java calls it: one statement for each movement, prepared once per connection. Outside a
 * transaction that statement is its own; a change of status joins the caller's transaction.
 */
@ApplicationScoped
class CardLedger {

    private static final String REQUEST = "row(?, ?, ?, ?, ?, ?, ?, ?, ?)::card_request";
    private static final String ANSWER = "select (p.movement).*, p.replayed, c.number from ";
    private static final String CARD = " p left join card c on c.id = (p.movement).card_id";
    private static final String SPEND = ANSWER + "card_spend(" + REQUEST + ", ?)" + CARD;
    private static final String TOP_UP = ANSWER + "card_top_up(" + REQUEST + ", ?, ?, ?)" + CARD;
    private static final String FIND = "select m.*, true as replayed, c.number from card_movement m"
            + " join card c on c.id = m.card_id where m.key = ?";
    private static final String CHANGE_STATUS = "select (m).key from card_change_status(" + REQUEST + ", ?, ?, ?) m";

    private static final String DUPLICATE = "23505";
    private static final String NO_SUCH_SHOP = "TZ040";
    private static final int AMOUNTS = 10;

    private final DataSource dataSource;
    private final BusinessTime time;

    CardLedger(DataSource dataSource, BusinessTime time) {
        this.dataSource = dataSource;
        this.time = time;
    }

    /** Who asks for a movement, of which card, and why; {@code hash} tells one request from another under the same key. */
    record Request(
            UUID key,
            long hash,
            UUID cardId,
            UUID operatorId,
            @Nullable UUID shopId,
            @Nullable String memo,
            String requestId) {}

    /** What the function answered: the movement, and if it was refused, by what. */
    record Answer(CardPosting posting, long hash, int result, long bound) {}

    /** Sets the amounts of a function, from parameter {@value #AMOUNTS} on. */
    private interface Amounts {
        void set(PreparedStatement statement) throws SQLException;
    }

    /**
     * Pays with a card.
     *
     * @throws Refusal 404 without such a card, 422 {@code org_unit_unknown} without such a shop
     */
    Answer spend(Request request, long amount) {
        return move(SPEND, request, statement -> statement.setLong(AMOUNTS, amount));
    }

    /** Pays in; {@code bonus} null means what the program's tiers give. Refuses like {@link #spend}. */
    Answer topUp(Request request, long amount, @Nullable Long bonus, TopUpMethod method) {
        return move(TOP_UP, request, statement -> {
            statement.setLong(AMOUNTS, amount);
            statement.setObject(AMOUNTS + 1, bonus, Types.BIGINT);
            statement.setInt(AMOUNTS + 2, method.contra);
        });
    }

    /** Whether the card was in the first status and is in the second now. */
    boolean changeStatus(Request request, CardStatus from, CardStatus to, CardMovementKind kind) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(CHANGE_STATUS)) {
            set(statement, request);
            statement.setInt(AMOUNTS, from.code);
            statement.setInt(AMOUNTS + 1, to.code);
            statement.setInt(AMOUNTS + 2, kind.code);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getObject(1) != null;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Answer move(String sql, Request request, Amounts amounts) {
        try (var connection = dataSource.getConnection()) {
            try (var statement = connection.prepareStatement(sql)) {
                set(statement, request);
                amounts.set(statement);
                return answer(statement);
            } catch (SQLException failure) {
                if (DUPLICATE.equals(failure.getSQLState())) {
                    return stored(connection, request.key());
                }
                throw failure;
            }
        } catch (SQLException failure) {
            if (NO_SUCH_SHOP.equals(failure.getSQLState())) {
                throw Refusal.rule("org_unit_unknown").at("/shopId");
            }
            throw new IllegalStateException(failure);
        }
    }

    /** The same request was served in the meantime; what it did is what this one is answered with. */
    private static Answer stored(Connection connection, UUID key) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, key);
            return answer(statement);
        }
    }

    private void set(PreparedStatement statement, Request request) throws SQLException {
        statement.setObject(1, request.key());
        statement.setLong(2, request.hash());
        statement.setObject(3, request.cardId());
        statement.setObject(4, request.operatorId());
        statement.setObject(5, request.shopId(), Types.OTHER);
        statement.setString(6, request.memo());
        statement.setString(7, request.requestId());
        statement.setObject(8, time.today());
        statement.setObject(9, time.now().atOffset(ZoneOffset.UTC));
    }

    private static Answer answer(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            if (!row.next() || row.getObject("key") == null) {
                throw Refusal.notFound("card");
            }
            return new Answer(posting(row), row.getLong("request_hash"), row.getInt("result"), row.getLong("bound"));
        }
    }

    private static CardPosting posting(ResultSet row) throws SQLException {
        return new CardPosting(
                row.getObject("key", UUID.class),
                row.getObject("card_id", UUID.class),
                row.getString("number"),
                CardMovementKind.of(row.getInt("kind")),
                row.getLong("sequence"),
                row.getLong("principal"),
                row.getLong("bonus"),
                row.getLong("principal_after"),
                row.getLong("bonus_after"),
                row.getObject("moved_at", OffsetDateTime.class).toInstant(),
                row.getObject("business_date", LocalDate.class),
                row.getBoolean("replayed"));
    }
}
