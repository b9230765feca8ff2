package io.taizhang.checkout;

import static io.taizhang.checkout.GivenCheckouts.anonymous;
import static io.taizhang.checkout.GivenCheckouts.atOnce;
import static io.taizhang.checkout.GivenCheckouts.balance;
import static io.taizhang.checkout.GivenCheckouts.byCode;
import static io.taizhang.checkout.GivenCheckouts.byNumber;
import static io.taizhang.checkout.GivenCheckouts.byPhone;
import static io.taizhang.checkout.GivenCheckouts.card;
import static io.taizhang.checkout.GivenCheckouts.checkOut;
import static io.taizhang.checkout.GivenCheckouts.paymentCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.checkout.GivenCheckouts.GivenCard;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money and entry together or neither, whatever happens in between. */
@QuarkusTest
class CheckoutAtomicityTest {

    @Inject
    DataSource database;

    @BeforeEach
    void the_cashier_is_signed_in() {
        Staff.token("CASHIER");
    }

    @Test
    void a_purchase_that_the_account_refuses_takes_no_money() {
        var card = card(Given.customer(), "100.00");
        // A card whose last day is far ahead pays on that day; the account takes no entry of such a day.
        Members.sql("update card_account set business_date = current_date + 400 where id = '" + card.id() + "'");
        var key = UUID.randomUUID().toString();
        checkOut(byNumber(card, "10.00"), key).statusCode(422).body("code", is("business_date_out_of_range"));
        assertThat(balance(card)).isEqualTo("100.00");
        assertThat(spends(card)).isZero();
        Members.sql("update card_account set business_date = current_date where id = '" + card.id() + "'");
        checkOut(byNumber(card, "10.00"), key).statusCode(422).body("code", is("business_date_out_of_range"));
        checkOut(byNumber(card, "10.00")).statusCode(201);
        assertThat(balance(card)).isEqualTo("90.00");
    }

    @Test
    void a_connection_killed_between_the_payment_and_the_entry_leaves_nothing_and_a_repeat_does_it_once()
            throws Exception {
        var member = Members.signedIn();
        var card = card(member.customer(), "100.00");
        var code = paymentCode(member, card);
        var key = UUID.randomUUID().toString();
        var pool = Executors.newSingleThreadExecutor();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            // The entry waits for its customer's row, after the card has paid.
            execute(connection, "select 1 from customer where id = '" + member.customer() + "' for update");
            var answer = pool.submit(() -> checkOut(byCode(code, "10.00"), key).extract());
            killWaiting();
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
            connection.rollback();
        } finally {
            pool.shutdown();
        }
        assertThat(balance(card)).isEqualTo("100.00");
        assertThat(spends(card)).isZero();
        checkOut(byCode(code, "10.00"), key).statusCode(201);
        checkOut(byCode(code, "10.00"), key).statusCode(201).header("Idempotency-Replayed", is("true"));
        assertThat(balance(card)).isEqualTo("90.00");
        assertThat(spends(card)).isEqualTo(1);
        Given.admin()
                .get("/api/v1/transactions?customerId=" + member.customer())
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void the_same_purchase_sent_many_times_at_once_happens_once() throws Exception {
        var card = card(Given.customer(), "100.00");
        var key = UUID.randomUUID().toString();
        var answers = atOnce(12, any -> checkOut(byNumber(card, "10.00"), key).extract());
        assertThat(answers).extracting(answer -> answer.statusCode()).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.<String>path("id"))
                .containsOnly(answers.get(0).<String>path("id"));
        assertThat(balance(card)).isEqualTo("90.00");
        assertThat(spends(card)).isEqualTo(1);
    }

    @Test
    void many_tills_with_one_card_sell_what_it_holds_and_no_more() throws Exception {
        var customer = Given.customer();
        var card = card(customer, "100.00");
        var statuses =
                atOnce(16, any -> checkOut(byNumber(card, "9.00")).extract().statusCode());
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(11);
        assertThat(statuses).filteredOn(status -> status == 422).hasSize(5);
        assertThat(balance(card)).isEqualTo("1.00");
        Given.admin().get("/api/v1/transactions?customerId=" + customer).then().body("items", hasSize(11));
    }

    @Test
    void a_code_at_many_tills_at_once_pays_at_one() throws Exception {
        var member = Members.signedIn();
        var card = card(member.customer(), "100.00");
        var code = paymentCode(member, card);
        var statuses =
                atOnce(8, any -> checkOut(byCode(code, "10.00")).extract().statusCode());
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
        assertThat(balance(card)).isEqualTo("90.00");
    }

    @Test
    void of_sixty_four_wrong_pins_at_once_five_are_looked_at() throws Exception {
        var member = Members.signedIn();
        var card = card(member.customer(), "100.00");
        Members.setPin(member, card.id(), "350714");
        var codes = atOnce(64, i -> checkOut(byPhone(member.phone(), "3507" + (20 + i), "10.00"))
                .extract()
                .<String>path("code"));
        assertThat(codes).filteredOn("card_pin_wrong"::equals).hasSize(4);
        assertThat(codes).filteredOn("card_pin_locked"::equals).hasSize(60);
        assertThat(number("select count(*) from audit_entry where action in ('card.pin_missed', 'card.pin_locked')"
                        + " and subject_id = '" + card.id() + "'"))
                .isEqualTo(5);
        checkOut(byPhone(member.phone(), "350714", "10.00")).statusCode(409).body("code", is("card_pin_locked"));
        assertThat(balance(card)).isEqualTo("100.00");
    }

    @Test
    void right_pins_at_once_all_pay() throws Exception {
        var member = Members.signedIn();
        var card = card(member.customer(), "100.00");
        Members.setPin(member, card.id(), "350714");
        var statuses = atOnce(10, any -> checkOut(byPhone(member.phone(), "350714", "10.00"))
                .extract()
                .statusCode());
        assertThat(statuses).containsOnly(201);
        assertThat(balance(card)).isEqualTo("0.00");
    }

    @Test
    void a_wrong_pin_sent_again_under_its_key_counts_once() {
        var member = Members.signedIn();
        var card = card(member.customer(), "100.00");
        Members.setPin(member, card.id(), "350714");
        var key = UUID.randomUUID().toString();
        for (int again = 0; again < 7; again++) {
            checkOut(byPhone(member.phone(), "350715", "10.00"), key)
                    .statusCode(422)
                    .body("code", is("card_pin_wrong"))
                    .body("remainingTries", is(4));
        }
        checkOut(byPhone(member.phone(), "350714", "10.00")).statusCode(201);
    }

    @Test
    void a_locked_pin_does_not_stop_what_needs_none_and_staff_open_it() {
        var member = Members.signedIn();
        var card = card(member.customer(), "100.00");
        Members.setPin(member, card.id(), "350714");
        for (int tries = 4; tries > 0; tries--) {
            checkOut(byPhone(member.phone(), "350715", "10.00")).statusCode(422).body("remainingTries", is(tries));
        }
        checkOut(byPhone(member.phone(), "350715", "10.00")).statusCode(409).body("code", is("card_pin_locked"));
        checkOut(byNumber(card, "10.00")).statusCode(201);
        Given.as("CASHIER")
                .post("/api/v1/cards/{id}/pin/unlock", card.id())
                .then()
                .statusCode(403);
        Given.as("SERVICE")
                .get("/api/v1/cards/{id}/pin", card.id())
                .then()
                .body("locked", is(true))
                .body("remainingTries", is(0));
        Given.as("SERVICE")
                .post("/api/v1/cards/{id}/pin/unlock", card.id())
                .then()
                .statusCode(200)
                .body("set", is(true))
                .body("locked", is(false))
                .body("remainingTries", is(5));
        Given.as("SERVICE")
                .post("/api/v1/cards/{id}/pin/unlock", card.id())
                .then()
                .statusCode(409)
                .body("code", is("card_pin_not_locked"));
        checkOut(byPhone(member.phone(), "350714", "10.00")).statusCode(201);
    }

    @Test
    void a_card_without_a_pin_refuses_like_one_with_another() {
        var member = Members.signedIn();
        card(member.customer(), "100.00");
        checkOut(byPhone(member.phone(), "350714", "10.00"))
                .statusCode(422)
                .body("code", is("card_pin_wrong"))
                .body("remainingTries", is(4));
    }

    @Test
    void nothing_that_opens_a_card_lies_in_the_database() throws Exception {
        var member = Members.signedIn();
        var card = card(member.customer(), "100.00");
        Members.setPin(member, card.id(), "350714");
        assertThat(number("select count(*) from card_secret where card_id = '" + card.id()
                        + "' and pin_hash like '$argon2id$v=19$m=4096,t=1,p=1$%' and alias <> left('" + card.number()
                        + "', 10)"))
                .isEqualTo(1);
        assertThat(number("select count(*) from member_code where phone_hash like '%" + member.phone() + "%'"))
                .isZero();
        var anyone = anonymous("10.00");
        assertThat(number("select count(*) from card_secret where card_id = '" + anyone.id() + "'"))
                .isZero();
    }

    /** Ends the one connection that waits for a row, as soon as there is one. */
    private void killWaiting() throws SQLException {
        for (int look = 0; look < 2_000; look++) {
            if (number("select count(*) from (select pg_terminate_backend(pid), pg_sleep(0.01) from pg_stat_activity"
                            + " where wait_event_type = 'Lock' and query ilike 'insert into entry%') killed")
                    > 0) {
                return;
            }
        }
        throw new AssertionError("Nobody waited");
    }

    private long spends(GivenCard card) {
        try {
            return number("select count(*) from card_movement where kind = 2 and card_id = '" + card.id() + "'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(java.sql.Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
