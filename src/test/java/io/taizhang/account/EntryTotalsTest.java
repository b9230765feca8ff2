package io.taizhang.account;

import static io.taizhang.account.GivenEntries.TRANSACTIONS;
import static io.taizhang.account.GivenEntries.drafted;
import static io.taizhang.account.GivenEntries.entry;
import static io.taizhang.account.GivenEntries.onAccount;
import static io.taizhang.account.GivenEntries.payment;
import static io.taizhang.account.GivenEntries.posted;
import static io.taizhang.account.GivenEntries.reverse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** The totals of a filter are what its pages add up to. */
@QuarkusTest
class EntryTotalsTest {

    @Inject
    SessionFactory sessions;

    private static JsonPath totals(String token, String filter) {
        return Given.json(token)
                .get(TRANSACTIONS + "/totals?" + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Walks every page, two entries at a time, and adds what it sees: count, debit, credit, and the amounts of a type. */
    private static void assertAddedUp(String token, String filter) {
        var debit = BigDecimal.ZERO;
        var credit = BigDecimal.ZERO;
        var payments = BigDecimal.ZERO;
        int count = 0;
        String cursor = null;
        do {
            var page = Given.json(token)
                    .get(TRANSACTIONS + "?limit=2&" + filter + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            for (var item : items) {
                count++;
                var effect = amount(item.get("effect"));
                debit = debit.add(effect.max(BigDecimal.ZERO));
                credit = credit.subtract(effect.min(BigDecimal.ZERO));
                payments =
                        payments.add(item.get("type").equals("PAYMENT") ? amount(item.get("amount")) : BigDecimal.ZERO);
            }
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        var totals = totals(token, filter);
        assertThat(totals.getInt("count")).as(filter).isEqualTo(count);
        assertThat(totals.getString("debit.amount"))
                .as(filter)
                .isEqualTo(debit.setScale(2).toPlainString());
        assertThat(totals.getString("credit.amount"))
                .as(filter)
                .isEqualTo(credit.setScale(2).toPlainString());
        assertThat(totals.getString("net.amount"))
                .as(filter)
                .isEqualTo(debit.subtract(credit).setScale(2).toPlainString());
        String ofPayments = totals.getString("byType.find { it.type == 'PAYMENT' }?.amount?.amount");
        assertThat(ofPayments == null ? BigDecimal.ZERO : new BigDecimal(ofPayments))
                .as(filter)
                .isEqualByComparingTo(payments);
    }

    private static BigDecimal amount(Object money) {
        return new BigDecimal((String) ((Map<?, ?>) money).get("amount"));
    }

    @Test
    void the_totals_of_every_filter_are_the_sums_over_all_of_its_pages() {
        var customer = Given.customer();
        posted(onAccount(customer, "120.05"));
        var wrong = posted(onAccount(customer, "99.99"));
        reverse(wrong).then().statusCode(201);
        posted(payment(customer, "20.01"));
        posted(payment(customer, "0.01"));
        posted(entry(customer, "SALE", "77.00", Map.of("method", "CASH", "memo", "现金销售")));
        drafted(customer, "1000.00");
        var own = "customerId=" + customer;
        for (var filter : List.of(
                own,
                own + "&current=true",
                own + "&status=POSTED",
                own + "&type=PAYMENT",
                own + "&type[in]=PAYMENT,REFUND",
                own + "&amount[gte]=50.00&effect[ne]=0.00",
                own + "&q=现金",
                own + "&status=REVERSED",
                own + "&type=WRITE_OFF")) {
            assertAddedUp(Staff.admin(), filter);
        }
        var posted = totals(Staff.admin(), own + "&current=true&status=POSTED");
        assertThat(posted.getString("net.amount")).isEqualTo(GivenEntries.balance(customer));
        assertThat(posted.getInt("drafts")).isZero();
        assertThat(totals(Staff.admin(), own).getInt("drafts")).isEqualTo(1);
    }

    @Test
    void they_count_only_what_the_caller_may_see() {
        var shop = Staff.shop();
        var mine = Given.customer(Map.of("unitId", shop));
        posted(onAccount(mine, "10.00"));
        posted(onAccount(Given.customer(), "5.00"));
        var manager = Staff.token("MANAGER", "TEAM", shop);
        assertAddedUp(manager, "type=SALE");
        assertThat(totals(manager, "limit=1").getString("debit.amount")).isEqualTo("10.00");
        var stranger = Staff.token("MANAGER", "TEAM", Staff.shop());
        assertThat(totals(stranger, "customerId=" + mine).getInt("count")).isZero();
    }

    @Test
    void a_filter_that_the_list_refuses_is_refused_in_the_same_words() {
        for (var wrong :
                List.of("color=red", "type=SHOE", "amount[like]=1", "businessDate[gte]=yesterday", "amount=1.001")) {
            var refused = Given.admin().get(TRANSACTIONS + "?" + wrong);
            assertThat(refused.statusCode()).as(wrong).isBetween(400, 422);
            Given.admin()
                    .get(TRANSACTIONS + "/totals?" + wrong)
                    .then()
                    .statusCode(refused.statusCode())
                    .body("code", is(refused.<String>path("code")))
                    .body("detail", is(refused.<String>path("detail")));
        }
    }

    @Test
    void one_statement_adds_everything_up() {
        var customer = Given.customer();
        posted(onAccount(customer, "10.00"));
        posted(payment(customer, "10.00"));
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        // The least of three times, because what is known of the session is looked up again every five seconds.
        var statements = LongStream.range(0, 3).map(time -> {
            statistics.clear();
            totals(Staff.admin(), "customerId=" + customer);
            return statistics.getPrepareStatementCount();
        });
        assertThat(statements.min().orElseThrow()).isEqualTo(1);
    }
}
