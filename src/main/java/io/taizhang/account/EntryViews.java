package io.taizhang.account;

import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns entries into views, with the names of those concerned: one query for each kind of name, however many entries. */
@ApplicationScoped
class EntryViews {

    private final CustomerFile file;
    private final StaffDirectory staff;
    private final OrgDirectory units;
    private final Caller caller;

    EntryViews(CustomerFile file, StaffDirectory staff, OrgDirectory units, Caller caller) {
        this.file = file;
        this.staff = staff;
        this.units = units;
        this.caller = caller;
    }

    private record Names(Map<UUID, CustomerRef> customers, Map<UUID, String> staff, Map<UUID, String> shops) {}

    List<EntryView> of(List<Entry> entries) {
        return of(entries, file.find(ids(entries, entry -> entry.customerId)));
    }

    EntryView of(Entry entry) {
        return of(List.of(entry)).get(0);
    }

    /** For an entry whose customer is already at hand. */
    EntryView of(Entry entry, CustomerRef customer) {
        return of(List.of(entry), Map.of(customer.id(), customer)).get(0);
    }

    /** For entries whose customers are already at hand. */
    List<EntryView> of(List<Entry> entries, Map<UUID, CustomerRef> customers) {
        var people = new HashSet<>(ids(entries, entry -> entry.createdBy));
        people.addAll(ids(entries, entry -> entry.postedBy));
        var names = new Names(customers, staffNames(people), units.names(ids(entries, entry -> entry.shopId)));
        return entries.stream().map(entry -> view(entry, names)).toList();
    }

    /** The staff's names; the caller's own is known without asking. */
    Map<UUID, String> staffNames(Collection<UUID> ids) {
        var others = ids.stream().filter(id -> !id.equals(caller.id())).toList();
        var names = new HashMap<>(staff.names(others));
        names.put(caller.id(), caller.name());
        return names;
    }

    private static Collection<UUID> ids(List<Entry> entries, Function<Entry, @Nullable UUID> id) {
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(id.apply(entry)))
                .collect(Collectors.toSet());
    }

    private static EntryView view(Entry entry, Names names) {
        return new EntryView(
                entry.id(),
                entry.version(),
                entry.number,
                entry.customerId,
                Objects.requireNonNull(names.customers().get(entry.customerId)).name(),
                entry.type,
                entry.shownStatus(),
                entry.businessDate,
                Money.of(entry.amountMinor, entry.currency),
                Money.of(entry.effectMinor, entry.currency),
                entry.category,
                entry.method,
                entry.memo,
                entry.shopId,
                entry.shopId == null ? null : names.shops().get(entry.shopId),
                entry.channel,
                entry.dueOn,
                entry.creditOverride,
                residual(entry),
                entry.terminal,
                entry.lines.stream().map(EntryLineView::of).toList(),
                payments(entry),
                entry.reverses == null && entry.reversedBy == null,
                entry.replaces,
                entry.replacedBy,
                entry.reverses,
                entry.reversedBy,
                entry.correctionReason,
                entry.externalRef,
                entry.postedAt,
                entry.postedBy,
                entry.postedBy == null ? null : names.staff().get(entry.postedBy),
                entry.createdBy,
                names.staff().get(entry.createdBy),
                entry.createdAt(),
                entry.updatedAt());
    }

    private static @Nullable Money residual(Entry entry) {
        return entry.residualMinor == null ? null : Money.of(entry.residualMinor, entry.currency);
    }

    private static @Nullable List<EntryPaymentView> payments(Entry entry) {
        return entry.payments.isEmpty()
                ? null
                : entry.payments.stream().map(EntryPaymentView::of).toList();
    }
}
