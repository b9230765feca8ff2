package io.taizhang.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
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
        GivenEntries.posted(GivenEntries.onAccount(customer, "1.00"));
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        GivenEntries.posted(GivenEntries.onAccount(customer, "1.00"));
        assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(6);
    }
}
