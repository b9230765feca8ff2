package io.taizhang.card;

import static io.taizhang.card.GivenCards.anonymous;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.giveBack;
import static io.taizhang.card.GivenCards.hold;
import static io.taizhang.card.GivenCards.reference;
import static io.taizhang.card.GivenCards.reverse;
import static io.taizhang.card.GivenCards.spend;
import static io.taizhang.card.GivenCards.topUp;
import static io.taizhang.card.GivenCards.voidHold;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.card.CardLifeLedger.Job;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Bonus that expires: which is spent first, where a return puts it, and what the night takes away. */
@QuarkusTest
class CardBonusTest {

    @Inject
    DataSource dataSource;

    @Inject
    CardJobs jobs;

    @Test
    void the_bonus_that_expires_soonest_is_spent_first_and_comes_back_last() throws SQLException {
        var card = card();
        var late = reference(topUp(card, "100.00"));
        var soon = reference(topUp(card, "100.00"));
        expires(soon, 5);
        expires(late, 20);
        var paid = reference(spend(card, "15.00"));
        assertThat(lots(card)).containsExactly(0L, 500L);
        giveBack(card, paid, "8.00").statusCode(201).body("bonus.amount", is("8.00"));
        assertThat(lots(card)).containsExactly(300L, 1000L);
        giveBack(card, paid, "7.00").statusCode(201);
        assertThat(lots(card)).containsExactly(1000L, 1000L);
        Books.requireOrder(dataSource, card);
    }

    @Test
    void bonus_by_hand_expires_as_that_of_the_tiers_and_goes_with_its_reversed_top_up() throws SQLException {
        var card = card();
        topUp(card, "100.00").statusCode(201);
        String second = Given.money()
                .body(Map.of("amount", yuan("50.00"), "bonus", yuan("3.00"), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", card)
                .then()
                .statusCode(201)
                .extract()
                .path("reference");
        assertThat(lots(card)).containsExactly(1000L, 300L);
        reverse(card, second).statusCode(201);
        assertThat(lots(card)).containsExactly(1000L, 0L);
        get(card).body("bonus.amount", is("10.00"));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void the_night_takes_what_has_expired_and_is_not_held() throws SQLException {
        var card = card();
        var granted = reference(topUp(card, "100.00"));
        spend(card, "4.00").statusCode(201);
        jobs.run(Job.BONUS);
        get(card).body("bonus.amount", is("6.00"));
        expires(granted, -1);
        var held = hold(card, "104.00");
        jobs.run(Job.BONUS);
        get(card).body("bonus.amount", is("4.00")).body("available.amount", is("0.00"));
        voidHold(held).statusCode(201);
        jobs.run(Job.BONUS);
        get(card).body("bonus.amount", is("0.00")).body("principal.amount", is("100.00"));
        Given.admin()
                .get("/api/v1/cards/{id}/statement", card)
                .then()
                .body("items[0].kind", is("BONUS_EXPIRY"))
                .body("items[0].bonus.amount", is("-4.00"))
                .body("items[0].refersTo", is(granted));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void what_comes_back_after_its_last_day_expires_again() throws SQLException {
        var card = card();
        var granted = reference(topUp(card, "100.00"));
        var paid = reference(spend(card, "10.00"));
        expires(granted, -1);
        jobs.run(Job.BONUS);
        giveBack(card, paid, "10.00").statusCode(201).body("bonusAfter.amount", is("10.00"));
        jobs.run(Job.BONUS);
        get(card).body("bonus.amount", is("0.00"));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void in_proportion_both_parts_shrink_together_and_the_sum_is_exact() throws SQLException {
        var card = anonymous(Map.of(
                "spendOrder", "RATIO", "bonusTiers", List.of(Map.of("topUp", yuan("100.00"), "bonus", yuan("50.00")))));
        topUp(card, "100.00").statusCode(201);
        spend(card, "30.00").body("bonus.amount", is("10.00")).body("principal.amount", is("20.00"));
        spend(card, "0.01").body("bonus.amount", is("0.00")).body("principal.amount", is("0.01"));
        spend(card, "119.99").statusCode(201).body("balance.amount", is("0.00"));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void a_card_without_expiring_bonus_has_no_lots() throws SQLException {
        var card = anonymous(Map.of("bonusTiers", List.of(Map.of("topUp", yuan("100.00"), "bonus", yuan("9.00")))));
        topUp(card, "100.00").statusCode(201);
        spend(card, "4.00").statusCode(201);
        assertThat(lots(card)).isEmpty();
        assertThat(Books.number(dataSource, "select count(*) from card_account where has_lots and id = '" + card + "'"))
                .isZero();
    }

    private static String card() {
        return anonymous(Map.of(
                "bonusValidDays", 10, "bonusTiers", List.of(Map.of("topUp", yuan("100.00"), "bonus", yuan("10.00")))));
    }

    private void expires(String grant, int inDays) throws SQLException {
        Books.execute(
                dataSource,
                "update card_bonus_lot set expires_on = current_date + " + inDays + " where grant_key = '" + grant
                        + "'");
    }

    /** What is left of the lots, the soonest to expire first. */
    private List<Long> lots(String card) throws SQLException {
        var remaining = new ArrayList<Long>();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select remaining from card_bonus_lot where card_id = '" + card
                        + "' order by expires_on, id")) {
            while (rows.next()) {
                remaining.add(rows.getLong(1));
            }
        }
        return remaining;
    }
}
