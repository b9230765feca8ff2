package io.taizhang.card;

import static io.taizhang.card.GivenCards.anonymous;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.registered;
import static io.taizhang.card.GivenCards.spend;
import static io.taizhang.card.GivenCards.till;
import static io.taizhang.card.GivenCards.topUp;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Refusal;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the sub-ledger itself promises, seen from the database. */
@QuarkusTest
class CardLedgerTest {

    @Inject
    DataSource dataSource;

    @Inject
    BusinessTime time;

    @Test
    void a_payment_is_one_statement() {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        var statements = new ArrayList<String>();
        var ledger = new CardLedger(counting(statements), time);
        var request = request(card, Ids.next());
        assertThat(ledger.spend(request, payment(1_000)).result()).isZero();
        assertThat(statements).hasSize(1);
        assertThat(ledger.spend(request, payment(1_000)).posting().replayed()).isTrue();
        assertThatThrownBy(() -> ledger.spend(request(UUID.randomUUID().toString(), Ids.next()), payment(1)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_refusal_leaves_no_gap_in_the_sequence() throws SQLException {
        var card = anonymous(Map.of("bonusTiers", List.of(Map.of("topUp", yuan("50.00"), "bonus", yuan("3.00")))));
        topUp(card, "60.00").statusCode(201);
        spend(card, "4.00").statusCode(201);
        spend(card, "400.00").statusCode(422);
        assertThat(number("select count(*) from card_movement where card_id = '" + card + "'"))
                .isEqualTo(4);
        Books.requireOrder(dataSource, card);
    }

    @Test
    void the_double_entry_view_balances_for_every_movement() throws SQLException {
        var card = anonymous(Map.of("bonusTiers", List.of(Map.of("topUp", yuan("50.00"), "bonus", yuan("3.00")))));
        topUp(card, "60.00").statusCode(201);
        spend(card, "4.00").statusCode(201);
        assertThat(number("select count(*) from (select 1 from card_ledger_entry group by key"
                        + " having sum(debit) <> sum(credit)) wrong"))
                .isZero();
        assertThat(number("select sum(credit - debit) from card_ledger_entry where card_id = '" + card
                        + "' and account in ('card_principal', 'card_bonus')"))
                .isEqualTo(5_900);
        assertThat(number(
                        "select sum(debit) from card_ledger_entry where card_id = '" + card + "' and account = 'cash'"))
                .isEqualTo(6_000);
    }

    @Test
    void the_application_can_neither_change_nor_remove_a_movement() {
        for (var sql : List.of(
                "update card_movement set principal = 0", "delete from card_movement", "truncate card_movement")) {
            assertThatThrownBy(() -> execute(sql))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo("42501"));
        }
    }

    @Test
    void the_database_refuses_a_negative_balance_whoever_asks() {
        var card = anonymous();
        assertThatThrownBy(() -> execute("update card_account set principal = -1 where id = '" + card + "'"))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo("23514"));
    }

    @Test
    void an_expired_card_is_refused_from_the_day_after_its_last() throws SQLException {
        var card = anonymous();
        topUp(card, "10.00").statusCode(201);
        execute("update card_account set expires_on = business_date where id = '" + card + "'");
        spend(card, "1.00").statusCode(201);
        execute("update card_account set expires_on = business_date - 1 where id = '" + card + "'");
        spend(card, "1.00")
                .statusCode(409)
                .body("code", is("card_expired"))
                .body("detail", is("此卡有效期至 " + time.today().minusDays(1) + "，请办理激活或换卡。"));
        topUp(card, "1.00").statusCode(409).body("code", is("card_expired"));
    }

    @Test
    void a_clock_that_is_behind_does_not_open_the_daily_limit_again() throws SQLException {
        var card = anonymous(Map.of("dailyLimit", yuan("100.00")));
        topUp(card, "500.00").statusCode(201);
        spend(card, "100.00").statusCode(201);
        execute("update card_account set business_date = business_date + 1 where id = '" + card + "'");
        spend(card, "0.01").statusCode(422).body("code", is("card_limit_exceeded"));
        execute("update card_account set business_date = business_date - 2 where id = '" + card + "'");
        spend(card, "100.00")
                .statusCode(201)
                .body("businessDate", is(time.today().toString()));
    }

    @Test
    void what_is_held_cannot_be_spent() {
        var card = anonymous();
        topUp(card, "10.00").statusCode(201);
        till().body(Map.of("amount", yuan("4.00")))
                .post("/api/v1/cards/{id}/holds", card)
                .then()
                .statusCode(201);
        get(card).body("held.amount", is("4.00")).body("available.amount", is("6.00"));
        spend(card, "6.01").statusCode(422).body("available.amount", is("6.00"));
        spend(card, "6.00").statusCode(201);
    }

    @Test
    void a_movement_says_whose_card_it_was_who_moved_it_and_in_which_request() throws SQLException {
        var card = registered();
        var reference = topUp(card, "10.00")
                .header("X-Request-Id", org.hamcrest.Matchers.notNullValue())
                .extract();
        assertThat(number("select count(*) from card_movement m join card c on c.id = m.card_id where m.key = '"
                        + reference.<String>path("reference")
                        + "' and m.customer_id = c.customer_id and m.request_id = '"
                        + reference.header("X-Request-Id") + "' and m.operator_id in (select id from staff)"))
                .isEqualTo(1);
    }

    private static CardLedger.Payment payment(long amount) {
        return new CardLedger.Payment(amount, null, null);
    }

    private static CardLedger.Request request(String card, UUID key) {
        return new CardLedger.Request(key, 1, UUID.fromString(card), new UUID(0, 0), null, null, "-");
    }

    private long number(String sql) throws SQLException {
        return Books.number(dataSource, sql);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The data source, noting every execution of a statement. */
    private DataSource counting(List<String> executed) {
        return proxy(DataSource.class, dataSource, executed);
    }

    private static <T> T proxy(Class<T> type, T target, List<String> executed) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                if (method.getName().startsWith("execute")) {
                    executed.add(method.getName());
                }
                var result = method.invoke(target, args);
                if (result instanceof PreparedStatement statement) {
                    return proxy(PreparedStatement.class, statement, executed);
                }
                return result instanceof Connection connection ? proxy(Connection.class, connection, executed) : result;
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }));
    }
}
