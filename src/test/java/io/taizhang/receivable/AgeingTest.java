package io.taizhang.receivable;

import static io.taizhang.receivable.GivenReceivables.advance;
import static io.taizhang.receivable.GivenReceivables.allocate;
import static io.taizhang.receivable.GivenReceivables.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who owes what for how long. Each test looks through the eyes of a shop of its own. */
@QuarkusTest
class AgeingTest {

    private static final String REPORTS = "/api/v1/receivables";

    private String shop;
    private String manager;

    @BeforeEach
    void open() {
        shop = Staff.shop();
        manager = Staff.token("MANAGER", "TEAM", shop);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    private String customer() {
        return Given.customer(Map.of("unitId", shop));
    }

    private static String debit(String customer, String amount, LocalDate day, LocalDate due) {
        return entry(customer, "CHARGE", amount, Map.of("businessDate", day.toString(), "dueOn", due.toString()));
    }

    private ExtractableResponse<Response> ageing(LocalDate asOf) {
        return Given.json(manager)
                .get(REPORTS + "/ageing?asOf={day}&byCustomer=true", asOf.toString())
                .then()
                .statusCode(200)
                .extract();
    }

    @Test
    void each_day_falls_into_its_bucket_and_due_today_is_current() {
        var customer = customer();
        var old = today().minusDays(600);
        for (var days : List.of(0, 1, 30, 31, 60, 61, 90, 91, 180, 181, 360, 361)) {
            debit(customer, "1.00", old, today().minusDays(days));
        }
        debit(customer, "1.00", old, today().plusDays(9));
        var report = ageing(today());
        assertThat(report.<List<String>>path("buckets.amount.amount"))
                .containsExactly("2.00", "2.00", "2.00", "2.00", "2.00", "2.00", "1.00");
        assertThat(report.<String>path("owed.amount")).isEqualTo("13.00");
        assertThat(report.<List<String>>path("customers.customerId")).containsExactly(customer);
        Given.json(manager)
                .get(REPORTS + "/ageing/items?bucket=DAYS_31_60")
                .then()
                .statusCode(200)
                .body(
                        "items.dueOn",
                        contains(
                                today().minusDays(60).toString(),
                                today().minusDays(31).toString()));
    }

    @Test
    void a_past_day_is_answered_by_the_documents_of_that_day() {
        var customer = customer();
        var debit = debit(customer, "100.00", today().minusDays(50), today().minusDays(40));
        var credit = entry(
                customer,
                "PAYMENT",
                "70.00",
                Map.of("method", "CASH", "businessDate", today().minusDays(10).toString()));
        allocate(customer, debit, credit, "70.00").statusCode(201);
        var before = ageing(today().minusDays(11));
        assertThat(before.<String>path("owed.amount")).isEqualTo("100.00");
        assertThat(before.<String>path("credits.amount")).isEqualTo("0.00");
        assertThat(before.<String>path("buckets[1].amount.amount")).isEqualTo("100.00");
        var after = ageing(today().minusDays(10));
        assertThat(after.<String>path("owed.amount")).isEqualTo("30.00");
        assertThat(ageing(today().minusDays(51)).<String>path("owed.amount")).isEqualTo("0.00");
        Given.json(manager)
                .get(REPORTS + "/ageing?asOf={day}", today().plusDays(1).toString())
                .then()
                .statusCode(422)
                .body("code", is("day_in_future"));
    }

    @Test
    void the_buckets_less_the_credits_are_the_balances_whatever_was_posted() {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println("AgeingTest: -Dseed=" + seed);
        var random = new Random(seed);
        var customers = List.of(customer(), customer());
        for (int i = 0; i < 40; i++) {
            var customer = customers.get(random.nextInt(2));
            var amount = "%d.%02d".formatted(random.nextInt(200), 1 + random.nextInt(99));
            if (random.nextInt(3) > 0) {
                var day = today().minusDays(random.nextInt(400));
                debit(customer, amount, day, day.plusDays(random.nextInt(60)));
            } else {
                GivenReceivables.pay(customer, amount, Map.of()).statusCode(201);
            }
        }
        var report = ageing(today());
        var sum = report.<List<String>>path("buckets.amount.amount").stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualTo(new BigDecimal(report.<String>path("owed.amount")));
        var balances = customers.stream()
                .map(customer -> new BigDecimal(GivenReceivables.balance(customer)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(report.<String>path("balance.amount"))).isEqualTo(balances);
    }

    @Test
    void figures_tell_how_soon_was_paid_and_who_is_late() {
        var customer = customer();
        var inTime = debit(customer, "100.00", today().minusDays(20), today().minusDays(10));
        var late = debit(customer, "300.00", today().minusDays(20), today().minusDays(15));
        var paid =
                Map.of("method", "CASH", "businessDate", today().minusDays(10).toString());
        allocate(customer, inTime, entry(customer, "PAYMENT", "100.00", paid), "100.00")
                .statusCode(201);
        allocate(customer, late, entry(customer, "PAYMENT", "200.00", paid), "200.00")
                .statusCode(201);
        Given.json(manager)
                .get(
                        REPORTS + "/figures?from={from}&to={to}",
                        today().minusDays(30).toString(),
                        today().toString())
                .then()
                .statusCode(200)
                .body("settled.amount", is("300.00"))
                .body("daysToPay", is(10.0f))
                // 100 in time, 200 five days late
                .body("daysLate", is(3.3f))
                .body("onTime", is(33.3f))
                .body("soldOnAccount.amount", is("400.00"))
                // 100 owed / 400 sold · 31 days
                .body("daysSalesOutstanding", is(7.8f));
        Given.json(manager)
                .get(REPORTS + "/late-payers")
                .then()
                .statusCode(200)
                .body("items.customerId", contains(customer))
                .body("items[0].overdue.amount", is("100.00"))
                .body("items[0].daysLate", is(3.3f));
        Given.json(manager)
                .get(
                        REPORTS + "/figures?from={from}&to={to}",
                        today().minusDays(29).toString(),
                        today().minusDays(28).toString())
                .then()
                .body("daysToPay", nullValue())
                .body("daysSalesOutstanding", nullValue());
    }

    @Test
    void an_advance_is_no_debt() {
        advance(customer(), "50.00");
        var report = ageing(today());
        assertThat(report.<String>path("owed.amount")).isEqualTo("0.00");
        assertThat(report.<String>path("credits.amount")).isEqualTo("50.00");
        assertThat(report.<String>path("balance.amount")).isEqualTo("-50.00");
    }
}
