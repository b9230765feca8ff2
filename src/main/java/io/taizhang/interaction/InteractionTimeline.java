package io.taizhang.interaction;

import io.taizhang.customer.TimelineCursor;
import io.taizhang.customer.TimelineItem;
import io.taizhang.customer.TimelineSource;
import io.taizhang.customer.TimelineType;
import io.taizhang.identity.StaffDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The contacts on a customer's timeline: the first line of what was said, and by which way. */
@ApplicationScoped
class InteractionTimeline implements TimelineSource {

    private final Interactions interactions;
    private final StaffDirectory staff;

    InteractionTimeline(Interactions interactions, StaffDirectory staff) {
        this.interactions = interactions;
        this.staff = staff;
    }

    @Override
    public List<TimelineItem> items(UUID customerId, TimelineCursor after, int limit) {
        var rows = interactions.before(customerId, after, limit);
        var names = staff.names(rows.stream().map(row -> row.staffId).toList());
        return rows.stream()
                .map(row -> new TimelineItem(
                        row.id(),
                        row.occurredAt,
                        TimelineType.INTERACTION,
                        row.firstLine(),
                        row.channel.name(),
                        null,
                        names.get(row.staffId),
                        row.id()))
                .toList();
    }
}
