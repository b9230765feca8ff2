package io.taizhang.card;

import static io.taizhang.card.GivenCards.act;
import static io.taizhang.card.GivenCards.anonymous;
import static io.taizhang.card.GivenCards.capture;
import static io.taizhang.card.GivenCards.desk;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.giveBack;
import static io.taizhang.card.GivenCards.hold;
import static io.taizhang.card.GivenCards.reference;
import static io.taizhang.card.GivenCards.registered;
import static io.taizhang.card.GivenCards.reverse;
import static io.taizhang.card.GivenCards.spend;
import static io.taizhang.card.GivenCards.topUp;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.Ids;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CardReturnTest {

    @Inject
    DataSource dataSource;

    /** 90 paid in and 13 granted; a payment of 100 is returned in two parts, of which the first is 60. */
    @ParameterizedTest
    @CsvSource({"BONUS_FIRST,60.00,0.00", "PRINCIPAL_FIRST,50.00,10.00", "RATIO,52.43,7.57"})
    void a_return_goes_to_the_buckets_that_it_came_from(String order, String principal, String bonus)
            throws SQLException {
        var card = anonymous(Map.of(
                "spendOrder", order, "bonusTiers", List.of(Map.of("topUp", yuan("90.00"), "bonus", yuan("13.00")))));
        topUp(card, "90.00").statusCode(201);
        var paid = reference(spend(card, "100.00"));
        giveBack(card, paid, "60.00")
                .statusCode(201)
                .body("kind", is("RETURN"))
                .body("refersTo", is(paid))
                .body("principal.amount", is(principal))
                .body("bonus.amount", is(bonus));
        giveBack(card, paid, "40.01")
                .statusCode(422)
                .body("code", is("card_return_exceeds_spend"))
                .body("remaining.amount", is("40.00"));
        giveBack(card, paid, "40.00").statusCode(201).body("balance.amount", is("103.00"));
        get(card).body("principal.amount", is("90.00")).body("bonus.amount", is("13.00"));
        giveBack(card, paid, "0.01").statusCode(422).body("code", is("card_return_exceeds_spend"));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void a_capture_is_returned_like_a_payment() throws SQLException {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        var taken = reference(capture(hold(card, "80.00"), "70.00"));
        giveBack(card, taken, "70.00").statusCode(201).body("balance.amount", is("100.00"));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void a_return_reaches_a_frozen_card_and_the_successor_of_a_replaced_one() throws SQLException {
        var card = registered();
        topUp(card, "100.00").statusCode(201);
        var paid = reference(spend(card, "40.00"));
        act(card, "freeze").statusCode(200);
        giveBack(card, paid, "10.00").statusCode(201);
        GivenCards.unfreeze(card);
        act(card, "report-loss").statusCode(200);
        String successor =
                desk(card, "replace", Map.of()).statusCode(201).extract().path("id");
        giveBack(card, paid, "10.00").statusCode(201).body("cardId", is(successor));
        giveBack(successor, paid, "20.00").statusCode(201).body("balance.amount", is("100.00"));
        giveBack(successor, paid, "0.01").statusCode(422).body("code", is("card_return_exceeds_spend"));
        Books.requireOrder(dataSource, card);
        Books.requireOrder(dataSource, successor);
    }

    @Test
    void only_a_payment_of_this_card_is_returned() {
        var card = anonymous();
        var in = reference(topUp(card, "100.00"));
        giveBack(card, in, "1.00").statusCode(422).body("code", is("card_movement_not_returnable"));
        giveBack(card, UUID.randomUUID().toString(), "1.00").statusCode(422).body("code", is("card_movement_unknown"));
        var other = anonymous();
        topUp(other, "10.00").statusCode(201);
        var paid = reference(spend(other, "5.00"));
        giveBack(card, paid, "1.00")
                .statusCode(422)
                .body("code", is("card_movement_unknown"))
                .body("errors[0].pointer", is("/movement"));
        giveBack(other, paid, "0.00").statusCode(422).body("code", is("card_amount_not_positive"));
        giveBack(UUID.randomUUID().toString(), paid, "1.00").statusCode(404);
        spend(other, "5.00").statusCode(201);
        act(other, "close").statusCode(200);
        giveBack(other, paid, "1.00").statusCode(409).body("code", is("card_closed"));
    }

    @Test
    void a_return_does_not_lift_a_card_over_its_cap() {
        var card = anonymous();
        topUp(card, "1000.00").statusCode(201);
        var paid = reference(spend(card, "100.00"));
        topUp(card, "60.00").statusCode(201);
        giveBack(card, paid, "40.01").statusCode(422).body("remaining.amount", is("40.00"));
        giveBack(card, paid, "40.00").statusCode(201);
    }

    @Test
    void a_return_happens_once_per_key_and_a_refused_one_never() {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        var paid = reference(spend(card, "50.00"));
        var key = UUID.randomUUID().toString();
        var body = Map.<String, Object>of("movement", paid, "amount", yuan("30.00"));
        var first = desk("CASHIER", card, "returns", body, key)
                .statusCode(201)
                .extract()
                .asString();
        assertThat(desk("CASHIER", card, "returns", body, key)
                        .statusCode(201)
                        .extract()
                        .asString())
                .isEqualTo(first);
        var refused = UUID.randomUUID().toString();
        desk("CASHIER", card, "returns", body, refused).statusCode(422).body("remaining.amount", is("20.00"));
        desk("CASHIER", card, "returns", body, refused).statusCode(422).body("remaining.amount", is("20.00"));
        get(card).body("balance.amount", is("80.00"));
    }

    @Test
    void a_mistake_at_the_till_is_undone_once_and_as_a_whole() throws SQLException {
        var card = anonymous(Map.of("bonusTiers", List.of(Map.of("topUp", yuan("100.00"), "bonus", yuan("9.00")))));
        var in = reference(topUp(card, "100.00"));
        var paid = reference(spend(card, "20.00"));
        reverse(card, in).statusCode(409).body("code", is("card_movement_not_reversible"));
        reverse(card, paid)
                .statusCode(201)
                .body("kind", is("REVERSAL"))
                .body("amount.amount", is("20.00"))
                .body("refersTo", is(paid))
                .body("principalAfter.amount", is("100.00"))
                .body("bonusAfter.amount", is("9.00"));
        reverse(card, paid).statusCode(409).body("code", is("card_movement_reversed"));
        giveBack(card, paid, "1.00").statusCode(422).body("code", is("card_return_exceeds_spend"));
        var undone = reference(reverse(card, in));
        get(card).body("balance.amount", is("0.00"));
        reverse(card, undone).statusCode(409).body("code", is("card_movement_not_reversible"));
        reverse(card, UUID.randomUUID().toString()).statusCode(422).body("code", is("card_movement_unknown"));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void a_reversal_gives_the_limit_of_the_day_back_and_a_return_does_not() {
        var card = anonymous(Map.of("dailyLimit", yuan("50.00")));
        topUp(card, "200.00").statusCode(201);
        var paid = reference(spend(card, "50.00"));
        giveBack(card, paid, "10.00").statusCode(201);
        reverse(card, paid).statusCode(409).body("code", is("card_movement_not_reversible"));
        spend(card, "0.01").statusCode(422);
        var other = anonymous(Map.of("dailyLimit", yuan("50.00")));
        topUp(other, "200.00").statusCode(201);
        reverse(other, reference(spend(other, "50.00"))).statusCode(201);
        spend(other, "50.00").statusCode(201);
    }

    @Test
    void after_a_day_and_on_a_stopped_card_nothing_is_undone() throws SQLException {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        var paid = reference(spend(card, "5.00"));
        act(card, "freeze").statusCode(200);
        reverse(card, paid).statusCode(409).body("code", is("card_frozen"));
        GivenCards.unfreeze(card);
        Books.execute(
                dataSource,
                "update card_account set moved_at = now() - interval '3 days', business_date = business_date - 3"
                        + " where id = '" + card + "'");
        var old = Ids.next();
        Books.execute(
                dataSource,
                "select card_spend(row('" + old + "', 1, '" + card + "', '" + new UUID(0, 0)
                        + "', null, null, '-', current_date - 2, now() - interval '25 hours', null)::card_request, 100)");
        reverse(card, old.toString()).statusCode(409).body("code", is("card_reversal_too_late"));
        giveBack(card, old.toString(), "1.00").statusCode(201);
    }

    @Test
    void whoever_may_not_sell_gives_nothing_back() {
        var card = anonymous();
        for (var act : List.of("returns", "reversals")) {
            for (var role : List.of("SERVICE", "FINANCE", "AUDITOR")) {
                desk(
                                role,
                                card,
                                act,
                                Map.of("movement", UUID.randomUUID(), "amount", yuan("1.00")),
                                UUID.randomUUID().toString())
                        .statusCode(403);
            }
            Given.as("CASHIER")
                    .body(
                            act.equals("returns")
                                    ? Map.of("movement", UUID.randomUUID(), "amount", yuan("1.00"))
                                    : Map.of("movement", UUID.randomUUID()))
                    .post("/api/v1/cards/{id}/{act}", card, act)
                    .then()
                    .statusCode(400)
                    .body("code", is("idempotency_key_required"));
        }
    }
}
