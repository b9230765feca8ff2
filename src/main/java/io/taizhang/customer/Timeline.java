package io.taizhang.customer;

import io.quarkus.arc.All;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that happened with a customer in one order, newest first; of one moment the greater id first. */
@ApplicationScoped
class Timeline {

    /** Before everything that can have happened. */
    private static final TimelineCursor NEWEST =
            new TimelineCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    private static final Comparator<TimelineItem> NEWEST_FIRST =
            Comparator.comparing(TimelineItem::place).reversed();

    private final List<TimelineSource> sources;

    Timeline(@All List<TimelineSource> sources) {
        this.sources = sources;
    }

    /** One page. @throws Refusal 400 {@code cursor_invalid} */
    Page<TimelineItem> page(UUID customerId, @Nullable String cursor, int limit) {
        var after = cursor == null ? NEWEST : read(cursor);
        var items = new ArrayList<TimelineItem>();
        sources.forEach(source -> items.addAll(source.items(customerId, after, limit + 1)));
        items.sort(NEWEST_FIRST);
        if (items.size() <= limit) {
            return new Page<>(items, null, null, null);
        }
        var shown = List.copyOf(items.subList(0, limit));
        return new Page<>(shown, write(shown.get(limit - 1)), null, null);
    }

    private static String write(TimelineItem last) {
        var text = last.at() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TimelineCursor read(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            var at = Instant.parse(parts[0]);
            if (at.isAfter(NEWEST.at()) || at.isBefore(Instant.EPOCH.minusSeconds(5_000_000_000L))) {
                throw new IllegalArgumentException("no moment of a timeline");
            }
            return new TimelineCursor(at, UUID.fromString(parts[1]));
        } catch (RuntimeException unreadable) {
            throw Refusal.unreadable("cursor_invalid").at("cursor");
        }
    }

    /** The room's own part: when the customer became one. */
    @ApplicationScoped
    static class Registration implements TimelineSource {

        private final EntityManager em;

        Registration(EntityManager em) {
            this.em = em;
        }

        /** Asks the database nothing: the customer was loaded to see whether the caller may see them. */
        @Override
        public List<TimelineItem> items(UUID customerId, TimelineCursor after, int limit) {
            var customer = em.find(Customer.class, customerId);
            var registered = new TimelineItem(
                    customer.id(),
                    customer.createdAt(),
                    TimelineType.CUSTOMER,
                    "REGISTERED",
                    customer.number,
                    null,
                    null,
                    customer.id());
            return registered.place().compareTo(after) < 0 ? List.of(registered) : List.of();
        }
    }
}
