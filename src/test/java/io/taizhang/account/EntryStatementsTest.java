package io.taizhang.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** How often the database is asked, because that is what an answer costs. */
@QuarkusTest
class EntryStatementsTest {

    @Inject
    SessionFactory sessions;

    @Test
    void posting_takes_two_for_its_key_and_four_for_the_entry() {
        var customer = Given.customer();
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        // The least of three times, because names of people and units are looked up again every five seconds.
        var statements = LongStream.range(0, 3).map(time -> {
            statistics.clear();
            GivenEntries.posted(GivenEntries.onAccount(customer, "1.00"));
            return statistics.getPrepareStatementCount();
        });
        assertThat(statements.min().orElseThrow()).isLessThanOrEqualTo(6);
    }
}
