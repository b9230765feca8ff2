package io.taizhang.customer;

import java.util.List;
import java.util.UUID;

/** A room whose records appear in a customer's timeline. */
public interface TimelineSource {

    /**
     * The room's items with {@code (at, id) < (after.at, after.id)}, newest first, at most {@code limit}. The caller has
     * checked that the customer may be seen.
     */
    List<TimelineItem> items(UUID customerId, TimelineCursor after, int limit);
}
