package io.taizhang.contract;

import io.taizhang.customer.TimelineCursor;
import io.taizhang.customer.TimelineItem;
import io.taizhang.customer.TimelineSource;
import io.taizhang.customer.TimelineType;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** What happened to a customer's contracts: what was SIGNED and AMENDED, and the kinds of {@link ContractEvent.Kind}. */
@ApplicationScoped
class ContractTimeline implements TimelineSource {

    private final Contracts contracts;
    private final StaffDirectory staff;

    ContractTimeline(Contracts contracts, StaffDirectory staff) {
        this.contracts = contracts;
        this.staff = staff;
    }

    @Override
    public List<TimelineItem> items(UUID customerId, TimelineCursor after, int limit) {
        var agreed = contracts.agreedBefore(customerId, after, limit);
        var events = contracts.eventsBefore(customerId, after, limit);
        var people = new HashSet<UUID>();
        agreed.stream()
                .map(version -> version.createdBy)
                .filter(Objects::nonNull)
                .forEach(people::add);
        events.stream().map(event -> event.createdBy).filter(Objects::nonNull).forEach(people::add);
        var names = staff.names(people);
        return Stream.concat(
                        agreed.stream().map(version -> agreed(version, names)),
                        events.stream().map(event -> happened(event, names)))
                .sorted(Comparator.comparing(TimelineItem::at)
                        .thenComparing(TimelineItem::id)
                        .reversed())
                .limit(limit)
                .toList();
    }

    private static TimelineItem agreed(ContractVersion version, Map<UUID, String> names) {
        return new TimelineItem(
                version.id,
                version.createdAt,
                TimelineType.CONTRACT,
                version.title,
                version.reason == null ? "SIGNED" : "AMENDED",
                Money.of(version.amount, version.currency),
                version.createdBy == null ? null : names.get(version.createdBy),
                version.contractId);
    }

    private static TimelineItem happened(ContractEvent event, Map<UUID, String> names) {
        return new TimelineItem(
                event.id,
                event.createdAt,
                TimelineType.CONTRACT,
                event.title,
                event.kind.name(),
                null,
                event.createdBy == null ? null : names.get(event.createdBy),
                event.contractId);
    }
}
