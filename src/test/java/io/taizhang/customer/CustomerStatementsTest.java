package io.taizhang.customer;

import static io.taizhang.customer.GivenCustomers.CUSTOMERS;
import static io.taizhang.customer.GivenCustomers.point;
import static io.taizhang.customer.GivenCustomers.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
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

    private long statements(Runnable request) {
        // The session of the caller is looked up once in five seconds.
        Given.admin().get(CUSTOMERS + "?limit=1").then().statusCode(200);
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        request.run();
        return statistics.getPrepareStatementCount();
    }

    @Test
    void one_customer_takes_four() {
        var id = registered(Staff.admin(), RICH);
        assertThat(statements(() -> GivenCustomers.get(id).statusCode(200))).isLessThanOrEqualTo(4);
    }

    @Test
    void a_page_takes_four() {
        for (int i = 0; i < 5; i++) {
            registered(Staff.admin(), RICH);
        }
        assertThat(statements(() -> Given.admin().get(CUSTOMERS).then().statusCode(200)))
                .isLessThanOrEqualTo(4);
    }

    @Test
    void a_search_takes_four() {
        GivenCustomers.named(Staff.admin(), "数语句");
        assertThat(statements(() -> GivenCustomers.found(Staff.admin(), "数语句"))).isLessThanOrEqualTo(4);
    }

    @Test
    void registering_takes_seven() {
        assertThat(statements(() -> registered(Staff.admin(), RICH))).isLessThanOrEqualTo(7);
    }
}
