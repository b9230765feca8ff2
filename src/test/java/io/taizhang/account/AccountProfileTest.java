package io.taizhang.account;

import static io.taizhang.account.GivenEntries.correct;
import static io.taizhang.account.GivenEntries.drafted;
import static io.taizhang.account.GivenEntries.entry;
import static io.taizhang.account.GivenEntries.limit;
import static io.taizhang.account.GivenEntries.onAccount;
import static io.taizhang.account.GivenEntries.posted;
import static io.taizhang.account.GivenEntries.reverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.customer.TimelineCursor;
import io.taizhang.customer.TimelineItem;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountProfileTest {

    @Inject
    AccountProfile profile;

    @Inject
    EntryTimeline timeline;

    @Inject
    BusinessTime time;

    private List<TimelineItem> items(String customer, TimelineCursor after, int limit) {
        return timeline.items(UUID.fromString(customer), after, limit);
    }

    private TimelineCursor now() {
        return new TimelineCursor(time.now().plusSeconds(3_600), new UUID(-1, -1));
    }

    @Test
    @Transactional
    void the_profile_shows_balance_limit_and_the_last_entry_that_stands() {
        var customer = Given.customer();
        assertThat(profile.of(UUID.fromString(customer))).isEqualTo(new AccountSection(Money.fen(0), null, null));
        posted(entry(customer, "CHARGE", "5", Map.of("businessDate", "2024-03-01")));
        reverse(posted(entry(customer, "CHARGE", "7", Map.of("businessDate", "2025-03-01"))));
        drafted(customer, "9");
        limit(customer, "50");
        assertThat(profile.name()).isEqualTo("account");
        assertThat(profile.of(UUID.fromString(customer)))
                .isEqualTo(new AccountSection(Money.fen(500), Money.fen(5_000), LocalDate.of(2024, 3, 1)));
    }

    @Test
    void the_timeline_shows_postings_newest_first_page_by_page() {
        var customer = Given.customer();
        var history = posted(entry(customer, "CHARGE", "5", Map.of("businessDate", "2024-03-01", "memo", "旧账")));
        var recent = posted(onAccount(customer, "8"));
        drafted(customer, "9");
        var first = items(customer, now(), 1);
        assertThat(first).singleElement().satisfies(item -> {
            assertThat(item.subjectId()).hasToString(recent);
            assertThat(item.title()).isEqualTo("SALE");
            assertThat(item.money()).isEqualTo(Money.fen(800));
            assertThat(item.actorName()).isNotBlank();
        });
        var last = first.get(0);
        var second = items(customer, new TimelineCursor(last.at(), last.id()), 10);
        assertThat(second).singleElement().satisfies(item -> {
            assertThat(item.subjectId()).hasToString(history);
            assertThat(item.at()).isEqualTo(time.startOf(LocalDate.of(2024, 3, 1)));
            assertThat(item.detail()).isEqualTo("旧账");
        });
    }

    @Test
    void a_correction_shows_with_its_reason_and_what_it_took_back() {
        var customer = Given.customer();
        var id = posted(entry(customer, "CHARGE", "5", Map.of("businessDate", "2024-03-01")));
        correct(id, "金额录错", entry(customer, "CHARGE", "6", Map.of()));
        assertThat(items(customer, now(), 10))
                .extracting(TimelineItem::money, TimelineItem::detail)
                .contains(Tuple.tuple(Money.fen(-500), "金额录错"), Tuple.tuple(Money.fen(600), "金额录错"));
    }
}
