package io.taizhang.bank;

import static io.taizhang.bank.GivenBank.balance;
import static io.taizhang.bank.GivenBank.charge;
import static io.taizhang.bank.GivenBank.customer;
import static io.taizhang.bank.GivenBank.imported;
import static io.taizhang.bank.GivenBank.known;
import static io.taizhang.bank.GivenBank.lines;
import static io.taizhang.bank.GivenBank.match;
import static io.taizhang.bank.GivenBank.matches;
import static io.taizhang.bank.GivenBank.number;
import static io.taizhang.bank.GivenBank.read;
import static io.taizhang.bank.GivenBank.residual;
import static io.taizhang.bank.GivenBank.undo;
import static io.taizhang.bank.GivenBank.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.bank.GivenBank.Moved;
import io.taizhang.support.Given;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random movements and items, matched by themselves, by people and undone again: the sums hold after every step. */
@QuarkusTest
class BankMatchModelTest {

    private static final long SEED = Long.getLong("taizhang.seed", 20261122L);

    private final Random random = new Random(SEED);

    @Test
    void sums_hold_whatever_is_matched_and_undone() {
        for (int round = 0; round < 2; round++) {
            round();
        }
    }

    private void round() {
        var payer = unique();
        var customer = customer("模型" + unique().substring(0, 12) + "有限公司");
        known(customer, payer);
        var items = new ArrayList<String>();
        var owed = BigDecimal.ZERO;
        for (int i = 0; i < 6; i++) {
            var amount = amount();
            items.add(charge(customer, amount.toPlainString()));
            owed = owed.add(amount);
        }
        var moves = new ArrayList<Moved>();
        for (int i = 0; i < 6; i++) {
            var remark = random.nextInt(3) == 0 ? number(items.get(random.nextInt(items.size()))) : "货款";
            moves.add(Moved.of(amount().toPlainString(), "甲", random.nextBoolean() ? payer : unique(), remark));
        }
        var lines = lines(imported(GivenBank.account(), moves).statusCode(201));
        check(customer, owed, items, lines);
        for (int step = 0; step < 8; step++) {
            act(customer, lines.get(random.nextInt(lines.size())));
            check(customer, owed, items, lines);
        }
    }

    /** Multiples of five, so that equal amounts and sums do happen. */
    private BigDecimal amount() {
        return BigDecimal.valueOf(5L * (1 + random.nextInt(12)), 0).setScale(2);
    }

    private void act(String customer, String line) {
        var open = new BigDecimal(read(line).extract().<String>path("open.amount"));
        List<Map<String, Object>> made = matches(line).extract().path("items");
        var standing = made.stream()
                .filter(one -> !one.containsKey("reversalOf") && !one.containsKey("reversedBy"))
                .toList();
        if (!standing.isEmpty() && random.nextBoolean()) {
            undo((String) standing.get(random.nextInt(standing.size())).get("id"))
                    .statusCode(201);
        } else if (open.signum() > 0) {
            var part = random.nextBoolean()
                    ? open
                    : BigDecimal.valueOf(1 + random.nextInt(open.intValue())).setScale(2);
            match(
                            line,
                            Map.of(
                                    "customerId",
                                    customer,
                                    "amount",
                                    Given.yuan(part.toPlainString()),
                                    "recordAnyway",
                                    true))
                    .statusCode(201);
        } else {
            match(line, Map.of("customerId", customer)).statusCode(409);
        }
    }

    private static void check(String customer, BigDecimal owed, List<String> items, List<String> lines) {
        var matched = BigDecimal.ZERO;
        for (var line : lines) {
            var shown = read(line).extract();
            var amount = new BigDecimal(shown.<String>path("amount.amount"));
            var sum = new BigDecimal(shown.<String>path("matched.amount"));
            assertThat(sum).as("seed %d", SEED).isBetween(BigDecimal.ZERO, amount);
            List<String> amounts = matches(line).extract().path("items.amount.amount");
            assertThat(amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d", SEED)
                    .isEqualByComparingTo(sum);
            matched = matched.add(sum);
        }
        // Nothing but matches has paid, so what is owed less what is matched is the balance, and so are the residuals.
        assertThat(new BigDecimal(balance(customer))).as("seed %d", SEED).isEqualByComparingTo(owed.subtract(matched));
        var open = BigDecimal.ZERO;
        for (var item : items) {
            open = open.add(new BigDecimal(residual(item)));
        }
        var advance = new BigDecimal(Given.admin()
                .get("/api/v1/open-items?side=CREDIT&limit=200&customerId=" + customer)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.residual.amount")
                .stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString());
        var reversals = new BigDecimal(Given.admin()
                .get("/api/v1/open-items?side=DEBIT&limit=200&customerId=" + customer)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.residual.amount")
                .stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString());
        assertThat(reversals).as("seed %d", SEED).isEqualByComparingTo(open);
        assertThat(open.subtract(advance)).as("seed %d", SEED).isEqualByComparingTo(owed.subtract(matched));
    }
}
