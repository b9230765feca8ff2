package io.taizhang.card;

import static io.taizhang.card.GivenCards.act;
import static io.taizhang.card.GivenCards.program;
import static io.taizhang.card.GivenCards.till;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.card.CardSpends.Spend;
import io.taizhang.platform.Ids;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Payments that are made together come out as if each had been made alone. */
@QuarkusTest
class CardSpendsTest {

    private static final int ROUNDS = 12;

    @Inject
    CardLedger ledger;

    @Inject
    CardSpends spends;

    @Inject
    DataSource dataSource;

    /** Two cards that were treated alike: one is paid with alone, the other in company. */
    private record Twins(UUID alone, UUID together) {}

    @Test
    void together_as_if_alone() throws SQLException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var twins = List.of(
                twins(Map.of(), "300.00"),
                twins(Map.of("spendOrder", "RATIO"), "90.00"),
                twins(Map.of("spendOrder", "PRINCIPAL_FIRST", "dailyLimit", yuan("60.00")), "300.00"),
                twins(Map.of("bonusValidDays", 30, "spendOrder", "BONUS_FIRST"), "120.00"),
                twins(Map.of("pinRequired", true, "pinFreeAmount", yuan("2.00")), "200.00"),
                twins(Map.of("shopIds", List.of(Staff.shop())), "50.00"),
                frozen(twins(Map.of(), "20.00")),
                twins(Map.of(), "0.05"));
        for (int round = 0; round < ROUNDS; round++) {
            var alone = new ArrayList<CardLedger.Answer>();
            var company = new ArrayList<Spend>();
            for (int i = 0; i < 1 + random.nextInt(40); i++) {
                var card = twins.get(random.nextInt(twins.size()));
                var payment = new CardLedger.Payment(1 + random.nextInt(900), listPrice(random), null);
                alone.add(ledger.spend(request(card.alone(), Ids.next()), payment));
                company.add(new Spend(request(card.together(), Ids.next()), payment));
            }
            var together = spends.together(company);
            for (int i = 0; i < alone.size(); i++) {
                assertThat(outcome(together.get(i)))
                        .as("seed %d, round %d, %d", seed, round, i)
                        .isEqualTo(outcome(alone.get(i)));
            }
        }
        for (var card : twins) {
            assertThat(account(card.together())).as("seed %d", seed).isEqualTo(account(card.alone()));
            Books.requireOrder(dataSource, card.together().toString());
        }
    }

    @Test
    void what_was_answered_before_is_answered_again_and_what_is_unknown_is_left_to_be_made_alone() {
        var card = twins(Map.of(), "10.00").alone();
        var known = new Spend(request(card, Ids.next()), new CardLedger.Payment(100, null, null));
        ledger.spend(known.request(), known.payment());
        var nowhere = new Spend(request(Ids.next(), Ids.next()), known.payment());
        var closed = new Spend(
                new CardLedger.Request(Ids.next(), 1, card, new UUID(0, 0), Ids.next(), null, "-"), known.payment());
        var fresh = new Spend(request(card, Ids.next()), known.payment());
        var answers = spends.together(List.of(nowhere, known, closed, fresh));
        assertThat(answers.get(0)).isNull();
        assertThat(answers.get(1)).isNotNull();
        assertThat(answers.get(1).posting().replayed()).isTrue();
        assertThat(answers.get(2)).isNull();
        assertThat(answers.get(3)).isNotNull();
        assertThat(answers.get(3).posting().principalAfter()).isEqualTo(800);
    }

    @Test
    void a_card_that_is_busy_holds_up_nobody_else() throws Exception {
        var busy = twins(Map.of(), "10.00").alone();
        var other = twins(Map.of(), "10.00").alone();
        var payment = new CardLedger.Payment(100, null, null);
        try (var elsewhere = dataSource.getConnection()) {
            elsewhere.setAutoCommit(false);
            try (var lock = elsewhere.createStatement()) {
                lock.execute("select from card_account where id = '" + busy + "' for no key update");
            }
            var answers = spends.together(List.of(
                    new Spend(request(busy, Ids.next()), payment), new Spend(request(other, Ids.next()), payment)));
            assertThat(answers.get(0)).isNull();
            assertThat(outcome(answers.get(1))).startsWith(0);
            var waiting = CompletableFuture.supplyAsync(() -> spends.spend(request(busy, Ids.next()), payment));
            for (int i = 0; i < 20; i++) {
                assertThat(outcome(spends.spend(request(other, Ids.next()), new CardLedger.Payment(1, null, null))))
                        .startsWith(0);
            }
            assertThat(waiting).isNotDone();
            elsewhere.rollback();
            assertThat(outcome(waiting.get(10, TimeUnit.SECONDS))).startsWith(0);
        }
    }

    private static @Nullable Long listPrice(Random random) {
        return random.nextBoolean() ? null : Long.valueOf(1_000);
    }

    private static CardLedger.Request request(UUID card, UUID key) {
        return new CardLedger.Request(key, 1, card, new UUID(0, 0), null, "together", "-").withoutPin(20_000);
    }

    /** What a payment came to, without what is different by nature: key, card and moment. */
    private static List<Object> outcome(CardLedger.@Nullable Answer answer) {
        assertThat(answer).isNotNull();
        var posting = answer.posting();
        return List.of(
                answer.result(),
                answer.bound(),
                posting.replayed(),
                posting.sequence(),
                posting.principal(),
                posting.bonus(),
                posting.held(),
                posting.principalAfter(),
                posting.bonusAfter(),
                posting.heldAfter(),
                posting.businessDate());
    }

    /** The account with its lots and what was taken from them. */
    private List<String> account(UUID card) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        """
                        select concat_ws(' ', principal, bonus, held, sequence, day_spent, used_total, used_list_total)
                            from card_account where id = ?1
                        union all select concat_ws(' ', 'lot', granted, remaining) from card_bonus_lot where card_id = ?1
                        union all select concat_ws(' ', 'used', count(*), sum(u.amount)) from card_bonus_use u
                            join card_bonus_lot l on l.id = u.lot_id where l.card_id = ?1
                        order by 1"""
                                .replace("?1", "'" + card + "'"))) {
            var row = statement.executeQuery();
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private static Twins frozen(Twins cards) {
        act(cards.alone().toString(), "freeze").statusCode(200);
        act(cards.together().toString(), "freeze").statusCode(200);
        return cards;
    }

    private static Twins twins(Map<String, Object> terms, String topUp) {
        var all = new HashMap<String, Object>(terms);
        all.put("bonusTiers", List.of(Map.of("topUp", yuan("20.00"), "bonus", yuan("30.00"))));
        var program = program("ANONYMOUS", all);
        return new Twins(card(program, topUp), card(program, topUp));
    }

    private static UUID card(String program, String topUp) {
        String id = GivenCards.issue(Map.of("programId", program)).extract().path("id");
        till().body(Map.of("amount", yuan(topUp), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", id)
                .then()
                .statusCode(201);
        return UUID.fromString(id);
    }
}
