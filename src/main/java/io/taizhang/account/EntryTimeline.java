package io.taizhang.account;

import io.taizhang.customer.TimelineCursor;
import io.taizhang.customer.TimelineItem;
import io.taizhang.customer.TimelineSource;
import io.taizhang.customer.TimelineType;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows what was posted in a customer's timeline: the title is the entry's type, a reversal's money is negative. */
@ApplicationScoped
class EntryTimeline implements TimelineSource {

    private final Entries entries;
    private final EntryViews views;

    EntryTimeline(Entries entries, EntryViews views) {
        this.entries = entries;
        this.views = views;
    }

    @Override
    public List<TimelineItem> items(UUID customerId, TimelineCursor after, int limit) {
        var found = entries.timeline(customerId, after, limit);
        var names = views.staffNames(found.stream()
                .map(entry -> Objects.requireNonNull(entry.postedBy))
                .collect(Collectors.toSet()));
        return found.stream()
                .map(entry -> new TimelineItem(
                        entry.id(),
                        Objects.requireNonNull(entry.occurredAt),
                        TimelineType.ENTRY,
                        entry.type.name(),
                        entry.correctionReason == null ? entry.memo : entry.correctionReason,
                        Money.of(entry.amountMinor, entry.currency),
                        names.get(Objects.requireNonNull(entry.postedBy)),
                        entry.id()))
                .toList();
    }
}
