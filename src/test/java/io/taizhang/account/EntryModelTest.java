package io.taizhang.account;

import static io.taizhang.account.GivenEntries.TRANSACTIONS;
import static io.taizhang.account.GivenEntries.balance;
import static io.taizhang.account.GivenEntries.correct;
import static io.taizhang.account.GivenEntries.entry;
import static io.taizhang.account.GivenEntries.limit;
import static io.taizhang.account.GivenEntries.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.taizhang.platform.Money;
import io.taizhang.support.Given;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random postings, drafts and corrections against a model that keeps the books in memory. */
@QuarkusTest
class EntryModelTest {

    private static final int ACTS = 300;

    /** What the model knows of an entry that was posted. */
    private static final class Known {

        final String id;
        final String customer;
        final long effect;
        boolean reversed;
        final boolean reversal;

        Known(String id, String customer, long effect, boolean reversal) {
            this.id = id;
            this.customer = customer;
            this.effect = effect;
            this.reversal = reversal;
        }
    }

    private record Wish(EntryType type, EntryMethod method, long amount) {

        long effect() {
            return type.effect(amount, method);
        }

        Map<String, Object> body(String customer) {
            var further = new HashMap<String, Object>();
            if (method != null) {
                further.put("method", method.name());
            }
            return entry(customer, type.name(), Money.fen(amount).amount(), further);
        }
    }

    private final List<Known> entries = new ArrayList<>();
    private final Map<String, Long> balances = new HashMap<>();
    private final Map<String, Long> limits = new HashMap<>();
    private final List<String> customers = new ArrayList<>();
    private Random random;

    @BeforeEach
    void begin() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("EntryModelTest: -Dseed=" + seed);
        random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            var customer = Given.customer();
            customers.add(customer);
            balances.put(customer, 0L);
        }
    }

    @Test
    void the_books_are_those_of_the_model_whatever_happens() {
        for (int act = 0; act < ACTS; act++) {
            switch (random.nextInt(8)) {
                case 0 -> changeLimit();
                case 1, 2 -> takeBack();
                case 3 -> postDraft();
                default -> postAtOnce();
            }
        }
        customers.forEach(customer -> assertThat(balance(customer))
                .as(customer)
                .isEqualTo(Money.fen(balances.get(customer)).amount()));
        assertThat(entries).hasSizeGreaterThan(ACTS / 4);
        customers.forEach(customer -> assertThat(balances.get(customer))
                .isEqualTo(entries.stream()
                        .filter(known -> known.customer.equals(customer))
                        .mapToLong(known -> known.effect)
                        .sum()));
    }

    private String anyCustomer() {
        return customers.get(random.nextInt(customers.size()));
    }

    private Wish anyWish() {
        var amount = 1 + random.nextInt(50_000);
        var types = EnumSet.complementOf(EnumSet.of(EntryType.WRITE_OFF)).toArray(EntryType[]::new);
        var type = types[random.nextInt(types.length)];
        return switch (type) {
            case SALE, RETURN, REFUND ->
                new Wish(type, random.nextInt(3) == 0 ? EntryMethod.CASH : EntryMethod.ON_ACCOUNT, amount);
            case PAYMENT -> new Wish(type, EntryMethod.WECHAT, amount);
            case CHARGE, WRITE_OFF -> new Wish(type, null, amount);
            case ADJUSTMENT -> new Wish(type, null, random.nextBoolean() ? amount : -amount);
        };
    }

    private boolean overLimit(String customer, long balance, long effect) {
        var limit = limits.get(customer);
        return effect > 0 && limit != null && balance + effect > limit;
    }

    private void keep(Response answer, String customer, long effect) {
        entries.add(new Known(answer.path("id"), customer, effect, false));
        balances.merge(customer, effect, Long::sum);
    }

    private void changeLimit() {
        var customer = anyCustomer();
        long limit = random.nextInt(200_000);
        limit(customer, Money.fen(limit).amount());
        limits.put(customer, limit);
    }

    private void postAtOnce() {
        var customer = anyCustomer();
        var wish = anyWish();
        var refused = overLimit(customer, balances.get(customer), wish.effect());
        var answer = post(wish.body(customer))
                .statusCode(refused ? 422 : 201)
                .extract()
                .response();
        if (!refused) {
            keep(answer, customer, wish.effect());
        }
    }

    private void postDraft() {
        var customer = anyCustomer();
        var wish = anyWish();
        var body = wish.body(customer);
        body.put("draft", true);
        String id = Given.admin()
                .body(body)
                .post(TRANSACTIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var refused = overLimit(customer, balances.get(customer), wish.effect());
        var answer = Given.money().post(TRANSACTIONS + "/{id}/post", id);
        assertThat(answer.statusCode()).isEqualTo(refused ? 422 : 201);
        if (!refused) {
            keep(answer, customer, wish.effect());
        }
    }

    private void takeBack() {
        if (entries.isEmpty()) {
            return;
        }
        var known = entries.get(random.nextInt(entries.size()));
        var wish = random.nextBoolean() ? anyWish() : null;
        var answer = correct(known.id, "随机", wish == null ? Map.of() : wish.body(known.customer));
        var without = balances.get(known.customer) - known.effect;
        if (known.reversed || known.reversal) {
            assertThat(answer.statusCode()).isEqualTo(409);
        } else if (wish != null && overLimit(known.customer, without, wish.effect())) {
            assertThat(answer.statusCode()).isEqualTo(422);
        } else {
            assertThat(answer.statusCode()).isEqualTo(201);
            reversed(known, wish == null ? answer.path("id") : null);
            if (wish != null) {
                keep(answer, known.customer, wish.effect());
            }
        }
    }

    private void reversed(Known known, String reversalId) {
        known.reversed = true;
        var id = reversalId;
        if (id == null) {
            id = Given.admin().get(TRANSACTIONS + "/{id}", known.id).path("reversedBy");
        }
        assertThat(UUID.fromString(id)).isNotNull();
        entries.add(new Known(id, known.customer, -known.effect, true));
        balances.merge(known.customer, -known.effect, Long::sum);
    }
}
