package io.taizhang.card;

import static io.taizhang.card.GivenCards.act;
import static io.taizhang.card.GivenCards.anonymous;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.registered;
import static io.taizhang.card.GivenCards.spend;
import static io.taizhang.card.GivenCards.topUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CardConcurrencyTest {

    private static final int THREADS = 16;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void the_cashier_is_signed_in() {
        Staff.token("CASHIER");
    }

    @Test
    void sixteen_tills_on_one_card_never_overdraw_it() throws Exception {
        var card = registered();
        topUp(card, "1000.00").statusCode(201);
        var answers = atOnce(THREADS, till -> IntStream.range(0, 6)
                .mapToObj(any -> spend(card, "17.00").extract().statusCode())
                .toList());
        var statuses = answers.stream().flatMap(List::stream).toList();
        assertThat(statuses).containsOnly(201, 422);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(58);
        get(card).body("balance.amount", is("14.00"));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void sixty_four_tills_with_money_for_forty_payments_make_exactly_forty() throws Exception {
        var card = registered();
        topUp(card, "1000.00").statusCode(201);
        var statuses = atOnce(64, any -> spend(card, "25.00").extract().statusCode());
        assertThat(statuses).containsOnly(201, 422);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(40);
        get(card).body("balance.amount", is("0.00"));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void transfers_to_and_fro_at_once_lose_nothing_and_lock_nobody() throws Exception {
        var one = registered();
        var other = registered();
        topUp(one, "100.00").statusCode(201);
        topUp(other, "100.00").statusCode(201);
        var statuses =
                atOnce(24, any -> GivenCards.transfer(any % 2 == 0 ? one : other, any % 2 == 0 ? other : one, "30.00")
                        .extract()
                        .statusCode());
        assertThat(statuses).isSubsetOf(201, 422);
        var left = Books.number(
                dataSource, "select sum(principal) from card_account where id in ('" + one + "', '" + other + "')");
        assertThat(left).isEqualTo(20_000);
        Books.requireOrder(dataSource, one);
        Books.requireOrder(dataSource, other);
    }

    @Test
    void returns_and_a_reversal_at_once_give_back_what_was_paid_and_no_more() throws Exception {
        var card = registered();
        topUp(card, "100.00").statusCode(201);
        var paid = GivenCards.reference(spend(card, "50.00"));
        var statuses =
                atOnce(16, any -> (any == 0 ? GivenCards.reverse(card, paid) : GivenCards.giveBack(card, paid, "20.00"))
                        .extract()
                        .statusCode());
        assertThat(statuses).filteredOn(status -> status == 201).hasSizeBetween(1, 2);
        Books.requireOrder(dataSource, card);
    }

    @Test
    void fifty_top_ups_at_once_never_pass_the_cap() throws Exception {
        var card = anonymous();
        var statuses = atOnce(50, any -> topUp(card, "30.00").extract().statusCode());
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(33);
        assertThat(statuses).filteredOn(status -> status == 422).hasSize(17);
        get(card).body("principal.amount", is("990.00"));
        Books.requireOrder(dataSource, card);
    }

    @Test
    void the_same_request_at_once_pays_once_and_is_answered_alike() throws Exception {
        var card = anonymous();
        topUp(card, "100.00").statusCode(201);
        var key = UUID.randomUUID().toString();
        var answers = atOnce(THREADS, any -> spend(card, "10.00", key).extract());
        assertThat(answers).extracting(ExtractableResponse::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(ExtractableResponse::asString)
                .containsOnly(answers.get(0).asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed") == null)
                .hasSize(1);
        get(card).body("balance.amount", is("90.00"));
    }

    @Test
    void the_same_last_yuan_at_once_pays_once() throws Exception {
        var card = anonymous();
        topUp(card, "10.00").statusCode(201);
        var key = UUID.randomUUID().toString();
        var answers = atOnce(THREADS, any -> spend(card, "10.00", key).extract());
        assertThat(answers).extracting(ExtractableResponse::statusCode).containsOnly(201);
        get(card).body("balance.amount", is("0.00"));
    }

    @Test
    void the_same_refusal_at_once_is_one_refusal() throws Exception {
        var card = anonymous();
        var key = UUID.randomUUID().toString();
        var answers = atOnce(THREADS, any -> spend(card, "10.00", key).extract());
        assertThat(answers).extracting(ExtractableResponse::statusCode).containsOnly(422);
        assertThat(answers).extracting(answer -> answer.<String>path("code")).containsOnly("insufficient_balance");
    }

    @Test
    void one_of_many_freezes_at_once_wins() throws Exception {
        var card = anonymous();
        var statuses = atOnce(8, any -> act(card, "freeze").extract().statusCode());
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).containsOnly(200, 409);
        get(card).body("version", is(2));
    }

    /** Lets so many callers start in the same moment. */
    static <T> List<T> atOnce(int callers, Function<Integer, T> call) throws Exception {
        var start = new CyclicBarrier(callers);
        var pool = Executors.newFixedThreadPool(callers);
        try {
            var calls = new ArrayList<Callable<T>>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                calls.add(() -> {
                    start.await();
                    return call.apply(number);
                });
            }
            var answers = new ArrayList<T>();
            for (var answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
