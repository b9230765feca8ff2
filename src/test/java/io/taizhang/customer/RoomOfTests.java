package io.taizhang.customer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A room with things that happened and with figures, as a test says. */
@ApplicationScoped
class RoomOfTests implements TimelineSource, ProfileSection {

    static final Map<UUID, List<TimelineItem>> HAPPENED = new ConcurrentHashMap<>();

    record Figures(int happened) {}

    static TimelineItem item(UUID id, Instant at) {
        return new TimelineItem(id, at, TimelineType.INTERACTION, "CALL", null, null, "王小雨", id);
    }

    @Override
    public List<TimelineItem> items(UUID customerId, TimelineCursor after, int limit) {
        return HAPPENED.getOrDefault(customerId, List.of()).stream()
                .filter(item -> item.at().isBefore(after.at())
                        || (item.at().equals(after.at())
                                && item.id().toString().compareTo(after.id().toString()) < 0))
                .sorted(Comparator.comparing(TimelineItem::at)
                        .thenComparing(item -> item.id().toString())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public String name() {
        return "tests";
    }

    @Override
    public Object of(UUID customerId) {
        return new Figures(HAPPENED.getOrDefault(customerId, List.of()).size());
    }
}
