package io.taizhang.receivable;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.Money;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Random postings, payments, allocations, undoings and corrections; then the books are asked whether they add up. */
@QuarkusTest
class AllocationModelTest {

    private static final int ACTS = 250;

    @Inject
    DataSource dataSource;

    private final List<String> debits = new ArrayList<>();
    private final List<String> credits = new ArrayList<>();
    private final List<String> allocations = new ArrayList<>();
    private Random random;

    @Test
    void residuals_are_what_allocations_leave_and_add_up_to_the_balance_whatever_happens() throws SQLException {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println("AllocationModelTest: -Dseed=" + seed);
        random = new Random(seed);
        var customer = Given.customer();
        for (int i = 0; i < ACTS; i++) {
            act(customer);
        }
        assertThat(allocations).hasSizeGreaterThan(10);
        assertThat(wrong(customer)).isZero();
        assertThat(sum(customer)).isEqualTo(GivenReceivables.balance(customer));
    }

    private void act(String customer) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                debits.add(GivenReceivables.charge(customer, amount(), "2026-0%d-11".formatted(1 + random.nextInt(9))));
            case 3 -> credits.add(GivenReceivables.advance(customer, amount()));
            case 4 ->
                keep(GivenReceivables.pay(customer, amount(), Map.of())
                        .extract()
                        .path("allocations.id"));
            case 5, 6 -> allocate(customer);
            case 7 -> undo();
            default -> correct(customer);
        }
    }

    private String amount() {
        return "%d.%02d".formatted(random.nextInt(300), 1 + random.nextInt(99));
    }

    private void keep(List<String> made) {
        if (made != null) {
            allocations.addAll(made);
        }
    }

    private void allocate(String customer) {
        if (!debits.isEmpty() && !credits.isEmpty()) {
            var answer = GivenReceivables.allocate(customer, any(debits), any(credits), amount())
                    .extract();
            assertThat(answer.statusCode()).isIn(201, 422);
            if (answer.statusCode() == 201) {
                keep(answer.path("items.id"));
            }
        }
    }

    private void undo() {
        if (!allocations.isEmpty()) {
            assertThat(GivenReceivables.undo(any(allocations)).extract().statusCode())
                    .isIn(201, 409);
        }
    }

    private void correct(String customer) {
        var debit = random.nextBoolean();
        var list = debit ? debits : credits;
        if (list.isEmpty()) {
            return;
        }
        var body = new HashMap<String, Object>(Map.of("reason", "写错了"));
        if (random.nextBoolean()) {
            body.put("replacement", replacement(customer, debit));
        }
        var answer = GivenReceivables.correct(any(list), body).extract();
        assertThat(answer.statusCode()).isIn(201, 409);
        if (answer.statusCode() == 201 && body.containsKey("replacement")) {
            list.add(answer.path("id"));
        }
    }

    private Map<String, Object> replacement(String customer, boolean debit) {
        return debit
                ? Map.of("customerId", customer, "type", "CHARGE", "amount", Given.yuan(amount()))
                : Map.of("customerId", customer, "type", "PAYMENT", "method", "CASH", "amount", Given.yuan(amount()));
    }

    private String any(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    /** Items whose residual is not their amount less the allocations. */
    private long wrong(String customer) throws SQLException {
        return number(
                """
                select count(*) from open_item i where customer_id = ?::uuid and residual_minor <> amount_minor - coalesce((
                    select sum(a.amount_minor) from allocation a where i.id in (a.debit_id, a.credit_id)), 0)
                """,
                customer);
    }

    private String sum(String customer) throws SQLException {
        var minor = number(
                """
                select coalesce(sum(case side when 'DEBIT' then residual_minor else -residual_minor end), 0)
                from open_item where customer_id = ?::uuid
                """,
                customer);
        return Money.fen(minor).amount();
    }

    private long number(String sql, String customer) throws SQLException {
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, customer);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
