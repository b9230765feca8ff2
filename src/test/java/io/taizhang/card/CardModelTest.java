package io.taizhang.card;

import static io.taizhang.card.GivenCards.act;
import static io.taizhang.card.GivenCards.desk;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.program;
import static io.taizhang.card.GivenCards.spend;
import static io.taizhang.card.GivenCards.till;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.card.CardModel.Card;
import io.taizhang.card.CardModel.Expected;
import io.taizhang.card.CardModel.Hold;
import io.taizhang.card.CardModel.Moved;
import io.taizhang.platform.Money;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random requests to some cards of one holder, each answer foretold by {@link CardModel}. A run that goes wrong is cut
 * down to the steps that it takes. {@code -Dcard.seed} repeats a run, {@code -Dcard.steps} makes it longer.
 */
@QuarkusTest
class CardModelTest {

    private enum Op {
        TOP_UP,
        SPEND,
        SPEND_MORE,
        HOLD,
        CAPTURE,
        VOID,
        RETURN,
        REVERSE,
        TRANSFER,
        FREEZE,
        UNFREEZE,
        LOSE,
        FIND,
        REPLACE,
        REPEAT
    }

    /** One step; the numbers choose among the cards, holds and movements that there are when it is taken. */
    private record Step(Op op, int one, int other, long amount) {}

    /** A request that was sent, how to send it again, and its answer. */
    private record Sent(Supplier<ValidatableResponse> again, int status, String body) {}

    @Inject
    DataSource dataSource;

    @ParameterizedTest
    @ValueSource(strings = {"BONUS_FIRST", "PRINCIPAL_FIRST", "RATIO"})
    void cards_do_what_arithmetic_says(String order) throws SQLException {
        long seed = Long.getLong("card.seed", System.nanoTime());
        var steps = steps(new Random(seed), Integer.getInteger("card.steps", 130));
        System.out.println("CardModelTest " + order + ": -Dcard.seed=" + seed);
        var wrong = new Run(order).take(steps);
        if (wrong != null) {
            var shortest = shrink(order, steps);
            fail("%s with -Dcard.seed=%d; it takes: %s", new Run(order).take(shortest), seed, shortest);
        }
    }

    private static List<Step> steps(Random random, int count) {
        var steps = new ArrayList<Step>();
        var likely = List.of(Op.TOP_UP, Op.SPEND, Op.SPEND, Op.HOLD, Op.CAPTURE, Op.RETURN, Op.TRANSFER, Op.REPEAT);
        for (int i = 0; i < count; i++) {
            var ops = Op.values();
            var op =
                    random.nextInt(3) < 2 ? likely.get(random.nextInt(likely.size())) : ops[random.nextInt(ops.length)];
            steps.add(new Step(op, random.nextInt(1000), random.nextInt(1000), 1 + random.nextInt(13_000)));
        }
        return steps;
    }

    /** Leaves out halves, quarters, … down to single steps, as long as it still goes wrong. */
    private List<Step> shrink(String order, List<Step> steps) throws SQLException {
        var rest = new ArrayList<>(steps);
        for (int size = Math.max(1, rest.size() / 2); size >= 1; size /= 2) {
            for (int from = 0; from + size <= rest.size() && rest.size() > 1; ) {
                var fewer = new ArrayList<>(rest.subList(0, from));
                fewer.addAll(rest.subList(from + size, rest.size()));
                if (new Run(order).take(fewer) != null) {
                    rest = fewer;
                } else {
                    from += size;
                }
            }
        }
        return rest;
    }

    /** One walk through steps, with cards of its own. */
    private final class Run {

        private final CardModel model;
        private final Map<Card, String> cardIds = new IdentityHashMap<>();
        private final Map<Moved, String> movementIds = new IdentityHashMap<>();
        private final Map<Hold, String> holdIds = new IdentityHashMap<>();
        private final List<Sent> sent = new ArrayList<>();

        Run(String order) {
            model = new CardModel(order);
            var program = program(
                    "REGISTERED",
                    Map.of(
                            "balanceCap", yuan(amount(CardModel.CAP)),
                            "transactionLimit", yuan(amount(CardModel.LIMIT)),
                            "dailyLimit", yuan("10000000.00"),
                            "bonusValidDays", 30,
                            "spendOrder", order,
                            "bonusTiers",
                                    List.of(Map.of(
                                            "topUp", yuan(amount(CardModel.TIER)),
                                            "bonus", yuan(amount(CardModel.TIER_BONUS))))));
            var holder = Given.customer();
            for (int i = 0; i < 2; i++) {
                var card = new Card();
                model.cards.add(card);
                cardIds.put(
                        card,
                        GivenCards.issue(Map.of("programId", program, "customerId", holder))
                                .extract()
                                .path("id"));
            }
        }

        /** What went wrong first; null when nothing did. */
        @Nullable
        String take(List<Step> steps) throws SQLException {
            for (var step : steps) {
                var wrong = take(step);
                if (wrong != null) {
                    return step + ": " + wrong;
                }
            }
            for (var card : model.cards) {
                var id = cardIds.get(card);
                Books.requireOrder(dataSource, id);
                assertThat(List.of(
                                get(id).extract().<String>path("principal.amount"),
                                get(id).extract().path("bonus.amount"),
                                get(id).extract().path("held.amount")))
                        .containsExactly(amount(card.principal), amount(card.bonus), amount(card.held));
            }
            return null;
        }

        private @Nullable String take(Step step) {
            var card = model.cards.get(step.one() % model.cards.size());
            var to = model.cards.get(step.other() % model.cards.size());
            var id = cardIds.get(card);
            var amount = amount(step.amount());
            switch (step.op()) {
                case TOP_UP -> {
                    return moved(
                            model.topUp(card, step.amount()),
                            key -> desk(
                                    "CASHIER", id, "top-ups", Map.of("amount", yuan(amount), "method", "CASH"), key));
                }
                case SPEND -> {
                    return moved(model.spend(card, step.amount()), key -> spend(id, amount, key));
                }
                case SPEND_MORE -> {
                    return moved(
                            model.spend(card, 4 * step.amount()), key -> spend(id, amount(4 * step.amount()), key));
                }
                case HOLD -> {
                    return moved(
                            model.hold(card, step.amount()),
                            key -> desk("CASHIER", id, "holds", Map.of("amount", yuan(amount)), key));
                }
                case CAPTURE, VOID -> {
                    return end(step);
                }
                case RETURN, REVERSE -> {
                    return back(step);
                }
                case TRANSFER -> {
                    var body = Map.<String, Object>of("toCardId", cardIds.get(to), "amount", yuan(amount));
                    return moved(
                            model.transfer(card, to, step.amount()),
                            key -> desk("CASHIER", id, "transfers", body, key));
                }
                case FREEZE -> {
                    return changed(model.change(card, "ACTIVE", "FROZEN", ""), act(id, "freeze"), 200);
                }
                case UNFREEZE -> {
                    return unfreeze(card, id);
                }
                case LOSE -> {
                    return changed(model.change(card, "ACTIVE", "LOST", ""), act(id, "report-loss"), 200);
                }
                case FIND -> {
                    return changed(model.change(card, "LOST", "ACTIVE", "card_not_lost"), act(id, "cancel-loss"), 200);
                }
                case REPLACE -> {
                    return replace(card, id);
                }
                case REPEAT -> {
                    return repeat(step);
                }
            }
            throw new IllegalStateException(step.toString());
        }

        private @Nullable String end(Step step) {
            if (model.holds.isEmpty()) {
                return null;
            }
            var hold = model.holds.get(step.one() % model.holds.size());
            var id = holdIds.get(hold);
            var capture = step.op() == Op.CAPTURE;
            var body = capture ? Map.of("amount", yuan(amount(step.amount()))) : Map.of();
            return moved(capture ? model.capture(hold, step.amount()) : model.release(hold), key -> till(key)
                    .body(body)
                    .post("/api/v1/holds/{id}/{end}", id, capture ? "capture" : "void")
                    .then());
        }

        private @Nullable String back(Step step) {
            if (model.movements.isEmpty()) {
                return null;
            }
            var of = model.movements.get(step.one() % model.movements.size());
            var movement = movementIds.get(of);
            var id = cardIds.get(of.card);
            if (step.op() == Op.REVERSE) {
                return moved(
                        model.reverse(of), key -> desk("CASHIER", id, "reversals", Map.of("movement", movement), key));
            }
            var body = Map.<String, Object>of("movement", movement, "amount", yuan(amount(step.amount())));
            return moved(model.giveBack(of, step.amount()), key -> desk("CASHIER", id, "returns", body, key));
        }

        private @Nullable String unfreeze(Card card, String id) {
            var expected = model.change(card, "FROZEN", "ACTIVE", "card_not_frozen");
            var answer = act(id, "unfreeze");
            var wrong = changed(expected, answer, 202);
            if (wrong == null && expected.code() == null) {
                GivenCards.approve(answer.extract().path("id")).statusCode(200);
            }
            return wrong;
        }

        private @Nullable String replace(Card card, String id) {
            var expected = model.replace(card);
            var answer = desk(id, "replace", Map.of());
            var wrong = changed(expected, answer, 201);
            if (wrong == null && expected.code() == null) {
                cardIds.put(expected.card(), answer.extract().path("id"));
            }
            return wrong;
        }

        private @Nullable String repeat(Step step) {
            if (sent.isEmpty()) {
                return null;
            }
            var earlier = sent.get(step.one() % sent.size());
            var again = earlier.again().get().extract();
            var alike = again.statusCode() == earlier.status()
                    && (earlier.status() != 201 || again.asString().equals(earlier.body()));
            return alike ? null : "repeated: " + earlier.body() + ", then " + again.asString();
        }

        private @Nullable String changed(Expected expected, ValidatableResponse answer, int success) {
            var got = answer.extract();
            if (expected.code() == null) {
                return got.statusCode() == success ? null : "expected " + success + ", got " + got.asString();
            }
            return expected.code().equals(got.path("code"))
                    ? null
                    : "expected " + expected.code() + ", got " + got.asString();
        }

        /** Sends a request that moves money, and compares the receipt with the card. */
        private @Nullable String moved(
                Expected expected, java.util.function.Function<String, ValidatableResponse> send) {
            var key = UUID.randomUUID().toString();
            var answer = send.apply(key);
            var got = answer.extract();
            sent.add(new Sent(() -> send.apply(key), got.statusCode(), got.asString()));
            var wrong = changed(expected, answer, 201);
            if (wrong != null || expected.code() != null) {
                return wrong;
            }
            var card = expected.card();
            remember(got.path("reference"));
            var should = List.of(
                    cardIds.get(card), card.sequence, amount(card.principal), amount(card.bonus), amount(card.held));
            var is = List.of(
                    got.path("cardId"),
                    got.path("sequence"),
                    got.path("principalAfter.amount"),
                    got.path("bonusAfter.amount"),
                    got.path("heldAfter.amount"));
            return should.equals(is) ? null : "expected " + should + ", got " + is;
        }

        private void remember(String reference) {
            model.movements.stream()
                    .filter(movement -> !movementIds.containsKey(movement))
                    .forEach(movement -> movementIds.put(movement, reference));
            model.holds.stream()
                    .filter(hold -> !holdIds.containsKey(hold))
                    .forEach(hold -> holdIds.put(hold, reference));
        }
    }

    private static String amount(long fen) {
        return Money.fen(fen).amount();
    }
}
