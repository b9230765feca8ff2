package io.taizhang.usage;

import io.taizhang.audit.AuditTrail;
import io.taizhang.contract.ContractService;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;

/** What is metered for contracts, and what is used. */
@ApplicationScoped
@Transactional
class UsageService {

    /** A decimal with up to six places. */
    static final String QUANTITY = "\\d{1,9}(\\.\\d{1,6})?";

    private final Usages usages;
    private final ContractService contracts;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    UsageService(Usages usages, ContractService contracts, AuditTrail audit, Caller caller, BusinessTime time) {
        this.usages = usages;
        this.contracts = contracts;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    Page<MeteredItemView> items(UUID contractId, ListRequest request) {
        contracts.customerOf(contractId);
        return usages.items(contractId, request).map(MeteredItemView::of);
    }

    MeteredItemView item(UUID contractId, UUID id) {
        contracts.customerOf(contractId);
        return MeteredItemView.of(usages.item(contractId, id));
    }

    Page<UsageRecordView> records(UUID contractId, ListRequest request) {
        contracts.customerOf(contractId);
        return usages.records(contractId, request).map(UsageRecordView::of);
    }

    Page<UsagePeriodView> periods(UUID contractId, ListRequest request) {
        contracts.customerOf(contractId);
        var today = time.today();
        return usages.periods(contractId, request).mapAll(periods -> {
            var items = usages.itemsById(
                    periods.stream().map(period -> period.itemId).distinct().toList());
            return periods.stream()
                    .map(period -> UsagePeriodView.of(period, Objects.requireNonNull(items.get(period.itemId)), today))
                    .toList();
        });
    }

    /** @throws Refusal 409 {@code metered_item_ended}, {@code usage_after_end}; 422 {@code usage_ends_before_start} */
    MeteredItemView end(UUID contractId, UUID id, Version version, EndMeteredItem command) {
        var contract = contracts.requireSigned(contractId);
        var item = usages.lockItem(contractId, id);
        var before = MeteredItemView.of(item);
        version.requireCurrent(item.version(), () -> before);
        item.end(command.lastDay());
        var last = usages.lastDay(id);
        if (last != null && last.isAfter(command.lastDay())) {
            throw Refusal.conflict("usage_after_end", item.name, last.toString());
        }
        usages.flush();
        var view = MeteredItemView.of(item);
        audit.record(
                "metered_item.ended",
                "metered_item",
                id,
                contract.customerId(),
                before,
                new Ended(view, command.reason().strip()));
        return view;
    }

    /** What the audit trail keeps of an end. */
    private record Ended(MeteredItemView item, String reason) {}

    /**
     * Records what was used; what is recorded under a reference already is answered as it is.
     *
     * @throws Refusal 404 without such an item, 409 {@code contract_not_signed}, 422 {@code usage_in_future},
     *     {@code usage_outside_days}, {@code usage_reference_reused} when the reference stands for something else
     */
    UsageRecordView record(UUID contractId, RecordUsage command) {
        var contract = contracts.requireSigned(contractId);
        var item = usages.item(contractId, command.itemId());
        item.requireCounts(command.day(), contract, time.today());
        var id = Ids.next();
        var quantity = new BigDecimal(command.quantity());
        var reference = command.reference().strip();
        if (!usages.add(id, item, reference, command.day(), quantity, null, null, caller.id(), time.now())) {
            var known = usages.under(item.id(), reference);
            if (known.quantity.compareTo(quantity) != 0 || !known.onDay.equals(command.day())) {
                throw Refusal.rule("usage_reference_reused", reference).at("/reference");
            }
            return UsageRecordView.of(known);
        }
        return recorded("usage.recorded", contract, id);
    }

    /** Takes a record back. @throws Refusal 409 {@code usage_reversed}, {@code usage_is_reversal} */
    UsageRecordView reverse(UUID contractId, UUID recordId, ReverseUsage command) {
        var contract = contracts.requireSigned(contractId);
        var original = usages.record(contractId, recordId);
        if (original.reverses != null) {
            throw Refusal.conflict("usage_is_reversal");
        }
        var id = Ids.next();
        if (!usages.add(
                id,
                usages.item(contractId, original.itemId),
                null,
                original.onDay,
                original.quantity.negate(),
                original.id,
                command.reason().strip(),
                caller.id(),
                time.now())) {
            throw Refusal.conflict("usage_reversed");
        }
        return recorded("usage.reversed", contract, id);
    }

    private UsageRecordView recorded(String act, ContractService.SignedContract contract, UUID id) {
        var view = UsageRecordView.of(usages.record(contract.id(), id));
        audit.record(act, "usage_record", id, contract.customerId(), null, view);
        return view;
    }
}
