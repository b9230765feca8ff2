package io.taizhang.customer;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything about one customer on one page: the customer, and the figures of each room by the room's name. */
public record ProfileView(
        CustomerView customer,
        @Schema(description = "By section: account, cards, contracts, tasks, interactions – those that there are.")
                Map<String, Object> sections) {}
