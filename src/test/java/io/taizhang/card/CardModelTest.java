package io.taizhang.card;

import static io.taizhang.card.GivenCards.anonymous;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.spend;
import static io.taizhang.card.GivenCards.till;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.taizhang.platform.Money;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random top-ups, payments and repeats on one card, each answer foretold by a few lines of arithmetic. */
@QuarkusTest
class CardModelTest {

    private static final long CAP = 60_000;
    private static final long TIER = 10_000;
    private static final long TIER_BONUS = 700;

    /** A request that was sent, and its answer. */
    private record Sent(boolean spend, long amount, String key, int status, String body) {}

    @Inject
    DataSource dataSource;

    private long principal;
    private long bonus;
    private long sequence = 1;

    @ParameterizedTest
    @ValueSource(strings = {"BONUS_FIRST", "PRINCIPAL_FIRST"})
    void a_card_does_what_arithmetic_says(String order) throws SQLException {
        long seed = Long.getLong("card.seed", System.nanoTime());
        System.out.println("CardModelTest " + order + ": -Dcard.seed=" + seed);
        var random = new Random(seed);
        var card = anonymous(Map.of(
                "balanceCap", yuan("600.00"),
                "spendOrder", order,
                "bonusTiers", List.of(Map.of("topUp", yuan("100.00"), "bonus", yuan("7.00")))));
        var sent = new ArrayList<Sent>();
        for (int step = 0; step < 150; step++) {
            if (!sent.isEmpty() && random.nextInt(5) == 0) {
                var earlier = sent.get(random.nextInt(sent.size()));
                var again = send(card, earlier.spend(), earlier.amount(), earlier.key());
                assertThat(again.statusCode()).as("replay, seed %d", seed).isEqualTo(earlier.status());
                if (earlier.status() == 201) {
                    assertThat(again.asString()).as("replay, seed %d", seed).isEqualTo(earlier.body());
                }
                continue;
            }
            var spend = random.nextBoolean();
            long amount = 1 + random.nextInt(20_000);
            var key = UUID.randomUUID().toString();
            var possible = spend ? amount <= principal + bonus : principal + amount <= CAP;
            var answer = send(card, spend, amount, key);
            assertThat(answer.statusCode()).as("step %d, seed %d", step, seed).isEqualTo(possible ? 201 : 422);
            if (possible) {
                move(spend, amount, order);
                expect(answer, seed);
            }
            sent.add(new Sent(spend, amount, key, answer.statusCode(), answer.asString()));
        }
        assertThat(get(card).extract().<String>path("balance.amount"))
                .isEqualTo(Money.fen(principal + bonus).amount());
        assertThat(sumOfStatement(card)).as("seed %d", seed).isEqualTo(principal + bonus);
        Books.requireOrder(dataSource, card);
    }

    private void move(boolean spend, long amount, String order) {
        sequence++;
        if (!spend) {
            principal += amount;
            bonus += amount >= TIER ? TIER_BONUS : 0;
            return;
        }
        long fromBonus = order.equals("BONUS_FIRST") ? Math.min(bonus, amount) : Math.max(0, amount - principal);
        bonus -= fromBonus;
        principal -= amount - fromBonus;
    }

    private void expect(ExtractableResponse<Response> answer, long seed) {
        assertThat(List.of(answer.<String>path("principalAfter.amount"), answer.path("bonusAfter.amount")))
                .as("seed %d", seed)
                .containsExactly(Money.fen(principal).amount(), Money.fen(bonus).amount());
        assertThat(answer.<Integer>path("sequence")).as("seed %d", seed).isEqualTo((int) sequence);
    }

    private static ExtractableResponse<Response> send(String card, boolean spend, long amount, String key) {
        var yuan = Money.fen(amount).amount();
        return spend
                ? spend(card, yuan, key).extract()
                : till(key)
                        .body(Map.of("amount", yuan(yuan), "method", "ALIPAY"))
                        .post("/api/v1/cards/{id}/top-ups", card)
                        .then()
                        .extract();
    }

    private static long sumOfStatement(String card) {
        long sum = 0;
        String cursor = null;
        do {
            var request = Given.admin().queryParam("limit", 40);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/cards/{id}/statement", card)
                    .then()
                    .statusCode(200)
                    .extract();
            for (var part : List.of("principal", "bonus")) {
                for (String amount : page.<List<String>>path("items." + part + ".amount")) {
                    sum += Money.parse(amount, Money.CNY).minor();
                }
            }
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return sum;
    }
}
