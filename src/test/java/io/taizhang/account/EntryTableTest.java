package io.taizhang.account;

import static io.taizhang.account.GivenEntries.drafted;
import static io.taizhang.account.GivenEntries.entry;
import static io.taizhang.account.GivenEntries.onAccount;
import static io.taizhang.account.GivenEntries.payment;
import static io.taizhang.account.GivenEntries.post;
import static io.taizhang.account.GivenEntries.posted;
import static io.taizhang.account.GivenEntries.reverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Parallel;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What the tables hold by themselves, against whoever has a connection. */
@QuarkusTest
class EntryTableTest {

    private static final String KEPT = "TZ001";
    private static final String CHECK = "23514";

    @Inject
    DataSource application;

    private static Connection owner() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }

    /** Runs the statements in one transaction as the owner of the tables; answers with the SQLSTATE of the refusal. */
    private static String asOwner(String... statements) throws SQLException {
        try (var connection = owner()) {
            return run(connection, statements);
        }
    }

    private static String run(Connection connection, String... statements) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.executeUpdate(sql);
            }
            connection.commit();
            return "done";
        } catch (SQLException refused) {
            connection.rollback();
            return refused.getSQLState();
        }
    }

    private static String postedWithLine() {
        var body = entry(Given.customer(), "SALE", "20", Map.of("method", "ON_ACCOUNT"));
        body.put("lines", List.of(Map.of("product", "米", "quantity", "2", "unitPrice", Given.yuan("10"))));
        return posted(body);
    }

    @Test
    void a_posted_entry_is_changed_by_nobody() throws SQLException {
        var id = postedWithLine();
        for (var change : List.of(
                "amount_minor = 1, effect_minor = 1",
                "customer_id = '" + Given.customer() + "'",
                "business_date = '2024-01-01'",
                "type = 'CHARGE'",
                "status = 'DRAFT', posted_at = null, posted_by = null, occurred_at = null",
                "memo = '改'",
                "version = version")) {
            assertThat(asOwner("update entry set " + change + " where id = '" + id + "'"))
                    .as(change)
                    .isEqualTo(KEPT);
        }
        assertThat(asOwner("delete from entry where id = '" + id + "'")).isEqualTo(KEPT);
        assertThat(asOwner("truncate entry cascade")).isEqualTo(KEPT);
    }

    @Test
    void the_lines_of_a_posted_entry_are_changed_by_nobody() throws SQLException {
        var id = postedWithLine();
        assertThat(asOwner("update entry_line set product = '面' where entry_id = '" + id + "'"))
                .isEqualTo(KEPT);
        assertThat(asOwner("delete from entry_line where entry_id = '" + id + "'"))
                .isEqualTo(KEPT);
        assertThat(asOwner(
                        "insert into entry_line (entry_id, position, product, quantity, unit_price_minor, amount_minor)"
                                + " values ('" + id + "', 1, '油', 1, 0, 0)"))
                .isEqualTo(KEPT);
        var draft = drafted(Given.customer(), "20");
        assertThat(asOwner(
                        "insert into entry_line (entry_id, position, product, quantity, unit_price_minor, amount_minor)"
                                + " values ('" + draft + "', 0, '油', 1, 2000, 2000)",
                        "update entry_line set entry_id = '" + id + "', position = 1 where entry_id = '" + draft + "'"))
                .isEqualTo(KEPT);
    }

    @Test
    void a_draft_may_be_changed_and_removed() throws SQLException {
        var id = drafted(Given.customer(), "20");
        assertThat(asOwner(
                        "update entry set memo = '改' where id = '" + id + "'",
                        "delete from entry where id = '" + id + "'"))
                .isEqualTo("done");
    }

    @Test
    void a_balance_moves_with_entries_only() throws SQLException {
        var customer = Given.customer();
        posted(onAccount(customer, "20"));
        var tampering = "update customer_account set balance_minor = 0 where customer_id = '" + customer + "'";
        assertThat(asOwner(tampering)).isEqualTo(KEPT);
        try (var connection = application.getConnection()) {
            assertThat(run(connection, tampering)).isEqualTo(KEPT);
            connection.setAutoCommit(true);
        }
        assertThat(asOwner("delete from customer_account where customer_id = '" + customer + "'"))
                .isEqualTo(KEPT);
        assertThat(asOwner("insert into customer_account (customer_id, balance_minor, created_at, updated_at) values ('"
                        + Given.customer() + "', 1, now(), now())"))
                .isEqualTo(KEPT);
    }

    @Test
    void an_entry_posted_by_hand_moves_the_balance_too() throws SQLException {
        var customer = Given.customer();
        assertThat(asOwner(insert(customer, "'PAYMENT'", 500, -500, "null"))).isEqualTo("done");
        assertThat(GivenEntries.balance(customer)).isEqualTo("-5.00");
    }

    @Test
    void an_effect_that_does_not_follow_from_the_amount_is_refused() throws SQLException {
        assertThat(asOwner(insert(Given.customer(), "'PAYMENT'", 500, 500, "null")))
                .isEqualTo(CHECK);
        assertThat(asOwner(insert(Given.customer(), "'PAYMENT'", -500, 500, "null")))
                .isEqualTo(CHECK);
    }

    @Test
    void a_reversal_that_is_not_the_opposite_is_refused() throws SQLException {
        var customer = Given.customer();
        var id = posted(payment(customer, "5"));
        assertThat(asOwner(insert(customer, "'PAYMENT'", -400, 400, "'" + id + "'")))
                .isEqualTo(CHECK);
        assertThat(asOwner(insert(Given.customer(), "'PAYMENT'", -500, 500, "'" + id + "'")))
                .isEqualTo(CHECK);
        assertThat(asOwner(insert(customer, "'PAYMENT'", -500, 500, "'" + drafted(customer, "5") + "'")))
                .isEqualTo(CHECK);
        assertThat(asOwner(insert(customer, "'PAYMENT'", -500, 500, "'" + id + "'")))
                .isEqualTo("done");
        assertThat(asOwner(insert(customer, "'PAYMENT'", -500, 500, "'" + id + "'")))
                .isEqualTo("23505");
    }

    @Test
    void posted_lines_that_do_not_add_up_are_refused_when_the_transaction_ends() throws SQLException {
        var customer = Given.customer();
        assertThat(asOwner(
                        insert(customer, "'PAYMENT'", 500, -500, "null"),
                        "insert into entry_line (entry_id, position, product, quantity, unit_price_minor, amount_minor)"
                                + " select id, 0, '油', 1, 499, 499 from entry where customer_id = '" + customer + "'"))
                .isEqualTo(CHECK);
    }

    private static String insert(String customer, String type, long amount, long effect, String reverses) {
        return "insert into entry (id, version, customer_id, type, status, business_date, amount_minor, effect_minor,"
                + " currency, reverses, origin_id, correction_reason, occurred_at, posted_at, posted_by, created_by,"
                + " created_at, updated_at) values (gen_random_uuid(), 0, '" + customer + "', " + type
                + ", 'POSTED', '2025-01-01', " + amount + ", " + effect + ", 'CNY', " + reverses + ", " + reverses
                + ", " + (reverses.equals("null") ? "null" : "'手工'") + ", now(), now(), gen_random_uuid(),"
                + " gen_random_uuid(), now(), now())";
    }

    @Test
    void every_balance_is_the_sum_of_its_entries_after_many_hands_have_posted() throws Exception {
        var customers = List.of(Given.customer(), Given.customer(), Given.customer());
        GivenEntries.limit(customers.get(0), "300");
        Parallel.atOnce(16, () -> {
            for (int i = 0; i < 6; i++) {
                var random = ThreadLocalRandom.current();
                var customer = customers.get(random.nextInt(customers.size()));
                var amount = String.valueOf(1 + random.nextInt(90));
                String id = post(random.nextInt(3) == 0 ? payment(customer, amount) : onAccount(customer, amount))
                        .extract()
                        .path("id");
                if (id != null && random.nextInt(4) == 0) {
                    reverse(id).then().statusCode(201);
                }
            }
            return null;
        });
        assertThat(wrongBalances()).isEmpty();
    }

    /** Over all customers of the run, whatever other tests have posted for them. */
    private static List<String> wrongBalances() throws SQLException {
        var wrong = new ArrayList<String>();
        try (var connection = owner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select customer_id, balance_minor, coalesce(effect, 0)"
                        + " from customer_account full join (select customer_id, sum(effect_minor) as effect from entry"
                        + " where status = 'POSTED' group by customer_id) as entries using (customer_id)"
                        + " where coalesce(balance_minor, 0) <> coalesce(effect, 0)")) {
            while (rows.next()) {
                wrong.add(rows.getString(1) + ": " + rows.getLong(2) + " and " + rows.getLong(3));
            }
        }
        return wrong;
    }
}
