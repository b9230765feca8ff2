package io.taizhang.care;

import io.taizhang.customer.TimelineCursor;
import io.taizhang.customer.TimelineItem;
import io.taizhang.customer.TimelineSource;
import io.taizhang.customer.TimelineType;
import io.taizhang.identity.StaffDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The tasks that were done for a customer: what was to be done, and what came of it. */
@ApplicationScoped
class TaskTimeline implements TimelineSource {

    private final Tasks tasks;
    private final StaffDirectory staff;

    TaskTimeline(Tasks tasks, StaffDirectory staff) {
        this.tasks = tasks;
        this.staff = staff;
    }

    @Override
    public List<TimelineItem> items(UUID customerId, TimelineCursor after, int limit) {
        var rows = tasks.doneBefore(customerId, after, limit);
        var names = staff.names(
                rows.stream().map(row -> row.closedBy).filter(Objects::nonNull).toList());
        return rows.stream()
                .map(row -> new TimelineItem(
                        row.id(),
                        Objects.requireNonNull(row.closedAt),
                        TimelineType.TASK,
                        row.title,
                        row.completionNote,
                        null,
                        row.closedBy == null ? null : names.get(row.closedBy),
                        row.id()))
                .toList();
    }
}
