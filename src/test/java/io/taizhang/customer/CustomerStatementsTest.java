package io.taizhang.customer;

import static io.taizhang.customer.GivenCustomers.CUSTOMERS;
import static io.taizhang.customer.GivenCustomers.point;
import static io.taizhang.customer.GivenCustomers.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** How often the database is asked, because that is what an answer costs. */
@QuarkusTest
class CustomerStatementsTest {

    private static final Map<String, Object> RICH = Map.of(
            "contactPoints", List.of(point("MOBILE", "13800138000"), point("WECHAT", "x")),
            "addresses", List.of(Map.of("type", "HOME", "detail", "某路")),
            "contacts", List.of(Map.of("name", "王小雨")));

    @Inject
    SessionFactory sessions;

    /** The least of three times, because names of people and units are looked up again every five seconds. */
    private long statements(Runnable request) {
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        return LongStream.range(0, 3)
                .map(time -> {
                    statistics.clear();
                    request.run();
                    return statistics.getPrepareStatementCount();
                })
                .min()
                .orElseThrow();
    }

    @Test
    void one_customer_takes_two() {
        var id = registered(Staff.admin(), RICH);
        assertThat(statements(() -> GivenCustomers.get(id).statusCode(200))).isLessThanOrEqualTo(2);
    }

    @Test
    void a_page_takes_two() {
        for (int i = 0; i < 5; i++) {
            registered(Staff.admin(), RICH);
        }
        assertThat(statements(() -> Given.admin().get(CUSTOMERS).then().statusCode(200)))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void a_search_takes_two_and_one_that_keeps_it_to_the_index() {
        GivenCustomers.named(Staff.admin(), "数语句");
        assertThat(statements(() -> GivenCustomers.found(Staff.admin(), "数语句"))).isLessThanOrEqualTo(3);
    }

    @Test
    void registering_takes_five_and_four_that_look_for_who_it_may_be() {
        assertThat(statements(() -> {
                    var body = new HashMap<String, Object>(RICH);
                    body.put("kind", "PERSON");
                    body.put("name", "客户" + GivenCustomers.unique());
                    Given.admin().body(body).post(CUSTOMERS).then().statusCode(201);
                }))
                .isLessThanOrEqualTo(9);
    }

    @Test
    void a_timeline_takes_one_for_the_customer_and_six_for_what_happened() {
        var id = registered(Staff.admin(), RICH);
        assertThat(statements(() -> Given.admin()
                        .get(CUSTOMERS + "/" + id + "/timeline")
                        .then()
                        .statusCode(200)))
                .isLessThanOrEqualTo(7);
    }
}
