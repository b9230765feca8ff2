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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The money of cards as Java moves it: one statement for each movement, prepared once per connection. Outside a
 * transaction that statement is its own.
 */
@ApplicationScoped
class CardLedger {

    /** Who asks for what, as a parameter of every function; {@link #set} fills it in. */
    static final String REQUEST = "row(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)::card_request";

    /** The parameter after the request. */
    static final int AMOUNTS = 11;

    private static final String ANSWER = "select (p.movement).*, p.replayed, c.number from ";
    private static final String CARD = " p left join card c on c.id = (p.movement).card_id";
    private static final String SPEND = ANSWER + "card_spend(" + REQUEST + ", ?, ?, ?, ?, ?)" + CARD;
    private static final String TOP_UP = ANSWER + "card_top_up(" + REQUEST + ", ?, ?, ?, ?)" + CARD;
    private static final String HOLD = ANSWER + "card_hold_open(" + REQUEST + ", ?, ?, ?)" + CARD;
    private static final String CLOSE_HOLD = ANSWER + "card_hold_close(" + REQUEST + ", ?, ?, ?, ?, ?)" + CARD;
    private static final String RETURN = ANSWER + "card_return(" + REQUEST + ", ?, ?, ?, ?, ?)" + CARD;
    private static final String REVERSE = ANSWER + "card_reverse(" + REQUEST + ", ?)" + CARD;
    private static final String TRANSFER = ANSWER + "card_transfer(" + REQUEST + ", ?, ?, ?)" + CARD;
    private static final String CASH_OUT = ANSWER + "card_cash_out(" + REQUEST + ", ?, ?, ?, ?)" + CARD;
    private static final String ADJUST = ANSWER + "card_adjust(" + REQUEST + ", ?, ?, ?)" + CARD;
    private static final String FIND = "select m.*, true as replayed, c.number from card_movement m"
            + " join card c on c.id = m.card_id where m.key = ?";

    private static final String DUPLICATE = "23505";

    private final DataSource dataSource;
    private final BusinessTime time;

    CardLedger(DataSource dataSource, BusinessTime time) {
        this.dataSource = dataSource;
        this.time = time;
    }

    /**
     * Who asks for a movement, of which card, and why.
     *
     * @param hash tells one request from another under the same key
     * @param pinFree what the house lets pass without the PIN, in 分; null when it was shown, or is not asked for
     */
    record Request(
            UUID key,
            long hash,
            UUID cardId,
            UUID operatorId,
            @Nullable UUID shopId,
            @Nullable String memo,
            String requestId,
            @Nullable Long pinFree) {

        Request(
                UUID key,
                long hash,
                UUID cardId,
                UUID operatorId,
                @Nullable UUID shopId,
                @Nullable String memo,
                String requestId) {
            this(key, hash, cardId, operatorId, shopId, memo, requestId, null);
        }

        /** The same, with the PIN still to be asked for above an amount. */
        Request withoutPin(long free) {
            return new Request(key, hash, cardId, operatorId, shopId, memo, requestId, free);
        }
    }

    /** What the function answered: the movement, and if it was refused, by what. */
    record Answer(CardPosting posting, long hash, int result, long bound) {}

    /** Sets the amounts of a function, from parameter {@value #AMOUNTS} on. */
    private interface Amounts {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** What is charged, what it would have cost without discount, at which terminal, and the bill that it pays, if any. */
    record Payment(long amount, @Nullable Long listAmount, @Nullable String terminal, @Nullable UUID bill) {

        Payment(long amount, @Nullable Long listAmount, @Nullable String terminal) {
            this(amount, listAmount, terminal, null);
        }
    }

    /** What ends a hold; the status that it has afterwards. */
    enum HoldEnd {
        CAPTURE(2),
        VOID(3);

        private final int status;

        HoldEnd(int status) {
            this.status = status;
        }
    }

    /**
     * Pays with a card.
     *
     * @throws Refusal 404 without such a card, 422 {@code org_unit_unknown} without such a shop
     */
    Answer spend(Request request, Payment payment) {
        return spend(request, payment, true);
    }

    /** The same; without such a card or, unless it waits, when the card is busy: 404. */
    Answer spend(Request request, Payment payment, boolean waits) {
        return move(SPEND, request, statement -> {
            statement.setLong(AMOUNTS, payment.amount());
            statement.setObject(AMOUNTS + 1, payment.listAmount(), Types.BIGINT);
            statement.setString(AMOUNTS + 2, payment.terminal());
            statement.setBoolean(AMOUNTS + 3, waits);
            statement.setObject(AMOUNTS + 4, payment.bill(), Types.OTHER);
        });
    }

    /** Pays in; {@code bonus} null means what the program's tiers give. Refuses like {@link #spend}. */
    Answer topUp(Request request, long amount, @Nullable Long bonus, TopUpMethod method, @Nullable UUID approval) {
        return move(TOP_UP, request, statement -> {
            statement.setLong(AMOUNTS, amount);
            statement.setObject(AMOUNTS + 1, bonus, Types.BIGINT);
            statement.setInt(AMOUNTS + 2, method.contra);
            statement.setObject(AMOUNTS + 3, approval, Types.OTHER);
        });
    }

    /** Sets money aside for some seconds. Refuses like {@link #spend}. */
    Answer hold(Request request, long amount, long seconds, @Nullable String terminal) {
        return move(HOLD, request, statement -> {
            statement.setLong(AMOUNTS, amount);
            statement.setLong(AMOUNTS + 1, seconds);
            statement.setString(AMOUNTS + 2, terminal);
        });
    }

    /** Ends a hold, whose id is the subject of the request; a capture without an amount takes all. 404 without it. */
    Answer closeHold(
            Request request, HoldEnd end, @Nullable Long amount, @Nullable Long listAmount, @Nullable String terminal) {
        return move(CLOSE_HOLD, request, statement -> {
            statement.setObject(AMOUNTS, request.cardId());
            statement.setInt(AMOUNTS + 1, end.status);
            statement.setObject(AMOUNTS + 2, end == HoldEnd.VOID ? Long.valueOf(0) : amount, Types.BIGINT);
            statement.setObject(AMOUNTS + 3, listAmount, Types.BIGINT);
            statement.setString(AMOUNTS + 4, terminal);
        });
    }

    /** Gives back some of a payment. @throws Refusal 422 {@code card_movement_unknown} for one of another card */
    Answer giveBack(Request request, UUID movement, long amount, @Nullable String terminal, @Nullable UUID approval) {
        return giveBack(request, movement, amount, terminal, approval, false);
    }

    /** What paid a bill goes back to the card, because the payment of the bill is taken back too. */
    Answer giveBackWithBill(Request request, UUID movement, long amount, @Nullable UUID approval) {
        return giveBack(request, movement, amount, null, approval, true);
    }

    private Answer giveBack(
            Request request,
            UUID movement,
            long amount,
            @Nullable String terminal,
            @Nullable UUID approval,
            boolean withBill) {
        return move(RETURN, request, statement -> {
            statement.setObject(AMOUNTS, movement);
            statement.setLong(AMOUNTS + 1, amount);
            statement.setString(AMOUNTS + 2, terminal);
            statement.setObject(AMOUNTS + 3, approval, Types.OTHER);
            statement.setBoolean(AMOUNTS + 4, withBill);
        });
    }

    /** Undoes a movement as a whole. @throws Refusal 422 {@code card_movement_unknown} for one of another card */
    Answer reverse(Request request, UUID movement) {
        return move(REVERSE, request, statement -> statement.setObject(AMOUNTS, movement));
    }

    /** Moves principal to another card. @throws Refusal 422 {@code card_unknown} without it */
    Answer transfer(Request request, UUID toCard, long amount, @Nullable UUID approval) {
        return move(TRANSFER, request, statement -> {
            statement.setObject(AMOUNTS, toCard);
            statement.setLong(AMOUNTS + 1, amount);
            statement.setObject(AMOUNTS + 2, approval, Types.OTHER);
        });
    }

    /** Pays principal out; {@code kept} of it stays with the house, and all bonus is forfeited. */
    Answer cashOut(Request request, long amount, long kept, TopUpMethod method, @Nullable UUID approval) {
        return move(CASH_OUT, request, statement -> {
            statement.setLong(AMOUNTS, amount);
            statement.setLong(AMOUNTS + 1, kept);
            statement.setInt(AMOUNTS + 2, method.contra);
            statement.setObject(AMOUNTS + 3, approval, Types.OTHER);
        });
    }

    /** Changes principal and bonus by hand, each up or down. */
    Answer adjust(Request request, long principal, long bonus, @Nullable UUID approval) {
        return move(ADJUST, request, statement -> {
            statement.setLong(AMOUNTS, principal);
            statement.setLong(AMOUNTS + 1, bonus);
            statement.setObject(AMOUNTS + 2, approval, Types.OTHER);
        });
    }

    /** What a key did, if it was used. */
    Optional<Answer> find(UUID key) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, key);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Answer move(String sql, Request request, Amounts amounts) {
        try (var connection = dataSource.getConnection()) {
            try (var statement = connection.prepareStatement(sql)) {
                set(statement, request, time);
                amounts.set(statement);
                return answer(statement);
            } catch (SQLException failure) {
                if (DUPLICATE.equals(failure.getSQLState())) {
                    return stored(connection, request.key());
                }
                throw failure;
            }
        } catch (SQLException failure) {
            switch (Objects.requireNonNullElse(failure.getSQLState(), "")) {
                case "TZ040" -> throw Refusal.rule("org_unit_unknown").at("/shopId");
                case "TZ041" -> throw Refusal.rule("card_movement_unknown").at("/movement");
                case "TZ042" -> throw Refusal.rule("card_unknown").at("/toCardId");
                default -> throw new IllegalStateException(failure);
            }
        }
    }

    /** The same request was served in the meantime; what it did is what this one is answered with. */
    private static Answer stored(Connection connection, UUID key) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, key);
            return answer(statement);
        }
    }

    /** Fills in the fields of a request. */
    static void set(PreparedStatement statement, Request request, BusinessTime time) throws SQLException {
        statement.setObject(1, request.key());
        statement.setLong(2, request.hash());
        statement.setObject(3, request.cardId());
        statement.setObject(4, request.operatorId());
        statement.setObject(5, request.shopId(), Types.OTHER);
        statement.setString(6, request.memo());
        statement.setString(7, request.requestId());
        statement.setObject(8, time.today());
        statement.setObject(9, time.now().atOffset(ZoneOffset.UTC));
        statement.setObject(10, request.pinFree(), Types.BIGINT);
    }

    private static Answer answer(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            if (!row.next() || row.getObject("key") == null) {
                throw Refusal.notFound("card");
            }
            return read(row);
        }
    }

    /** The answer in a row of {@code card_movement} with {@code replayed} and the card's {@code number}. */
    static Answer read(ResultSet row) throws SQLException {
        return new Answer(posting(row), row.getLong("request_hash"), row.getInt("result"), row.getLong("bound"));
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
                row.getLong("held"),
                row.getLong("principal_after"),
                row.getLong("bonus_after"),
                row.getLong("held_after"),
                row.getObject("ref_key", UUID.class),
                row.getObject("moved_at", OffsetDateTime.class).toInstant(),
                row.getObject("business_date", LocalDate.class),
                row.getBoolean("replayed"));
    }
}
