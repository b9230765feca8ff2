package io.taizhang.receivable;

import io.taizhang.account.EntryType;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which credit settles which debit. Allocations are only added; one is undone by its opposite. */
@ApplicationScoped
@Transactional
public class AllocationService {

    private static final String SUBJECT = "allocation";

    private final OpenItems items;
    private final OpenItemViews views;
    private final AllocationProposals proposals;
    private final CustomerFile file;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;
    private final Event<ItemsSettled> settled;

    AllocationService(
            OpenItems items,
            OpenItemViews views,
            AllocationProposals proposals,
            CustomerFile file,
            AuditTrail audit,
            Caller caller,
            BusinessTime time,
            Event<ItemsSettled> settled) {
        this.items = items;
        this.views = views;
        this.proposals = proposals;
        this.file = file;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
        this.settled = settled;
    }

    Page<OpenItemView> openItems(ListRequest request) {
        return items.page(request).mapAll(views::of);
    }

    OpenItemTotalsView totals(ListRequest request) {
        return items.totals(request);
    }

    Page<AllocationView> list(ListRequest request) {
        return items.allocations(request).map(AllocationView::of);
    }

    /**
     * How an amount could settle what a customer owes, the likeliest first.
     *
     * @param reference what the payer wrote, such as the number of a bill
     * @throws Refusal 404 outside the caller's scope, 422 {@code amount_not_positive}
     */
    public List<AllocationProposal> propose(UUID customerId, Money amount, @Nullable String reference) {
        file.require(customerId);
        requirePositive(amount, "amount");
        return proposals.of(customerId, amount.minor(), reference);
    }

    List<AllocationView> allocate(UUID customerId, AllocateItems command) {
        file.require(customerId);
        items.lock(customerId);
        var known = items.of(
                customerId,
                command.allocations().stream()
                        .flatMap(pair -> Stream.of(pair.debitId(), pair.creditId()))
                        .collect(Collectors.toSet()));
        var room = new Room(known);
        var made = new ArrayList<Allocation>();
        for (int i = 0; i < command.allocations().size(); i++) {
            var pair = command.allocations().get(i);
            var pointer = "/allocations/" + i;
            var debit = room.require(pair.debitId(), ItemSide.DEBIT, pointer + "/debitId");
            var credit = room.require(pair.creditId(), ItemSide.CREDIT, pointer + "/creditId");
            if (debit.type == EntryType.REFUND
                    && items.creditsOfCards(customerId).contains(credit.id)) {
                throw Refusal.rule("refund_from_card").at(pointer + "/creditId");
            }
            requirePositive(pair.amount(), pointer + "/amount");
            room.take(debit, pair.amount().minor(), pointer + "/amount");
            room.take(credit, pair.amount().minor(), pointer + "/amount");
            made.add(new Allocation(
                    debit, credit, pair.amount().minor(), AllocationMethod.MANUAL, null, caller.id(), time.now()));
        }
        return recorded(customerId, made);
    }

    /**
     * Settles debits with one credit, in the caller's transaction.
     *
     * @param creditId of the entry, such as a payment
     * @param shares of the same customer's debits; together at most what is open of the credit
     * @param score how sure an automatic match was, 0 to 1
     * @throws Refusal 422 {@code open_item_unknown}, {@code allocation_exceeds_item}, {@code amount_not_positive}
     */
    public List<AllocationView> settle(
            UUID creditId,
            List<ItemShare> shares,
            AllocationMethod method,
            @Nullable BigDecimal score,
            String pointer) {
        var customerId = items.lockAccountOf(creditId);
        var ids = new HashSet<>(shares.stream().map(ItemShare::itemId).toList());
        ids.add(creditId);
        var room = new Room(items.of(customerId, ids));
        var credit = room.require(creditId, ItemSide.CREDIT, pointer);
        var made = new ArrayList<Allocation>();
        for (int i = 0; i < shares.size(); i++) {
            var share = shares.get(i);
            var at = pointer + "/" + i;
            var debit = room.require(share.itemId(), ItemSide.DEBIT, at + "/itemId");
            var amount = share.amount();
            if (amount != null) {
                requirePositive(amount, at + "/amount");
            }
            var minor = amount == null ? room.left(debit) : amount.minor();
            room.take(debit, minor, at + "/amount");
            room.take(credit, minor, at + "/amount");
            made.add(new Allocation(debit, credit, minor, method, score, caller.id(), time.now()));
        }
        return recorded(customerId, made);
    }

    /** Settles the oldest due debits with a credit, as far as it reaches; in the caller's transaction. */
    public List<AllocationView> settleOldest(UUID creditId) {
        var customerId = items.lockAccountOf(creditId);
        return recorded(customerId, oldestFirst(items.require(creditId), Set.of(), AllocationMethod.OLDEST));
    }

    /**
     * Settles a debit with the customer's oldest credits: money that is paid back, which is never a card's. Together they
     * must be enough.
     */
    List<AllocationView> settleWithCredits(UUID debitId, AllocationMethod method) {
        var customerId = items.lockAccountOf(debitId);
        var debit = items.require(debitId);
        var made = oldestFirst(debit, items.creditsOfCards(customerId), method);
        var covered =
                made.stream().mapToLong(allocation -> allocation.amountMinor).sum();
        if (covered < debit.residualMinor) {
            throw Refusal.rule("refund_exceeds_credit", Money.fen(covered).amount())
                    .at("/amount");
        }
        return recorded(customerId, made);
    }

    /** What would settle an item from the other side of the account, as far as that reaches. */
    private List<Allocation> oldestFirst(OpenItem item, Set<UUID> without, AllocationMethod method) {
        var owed = item.side == ItemSide.DEBIT;
        var made = new ArrayList<Allocation>();
        var remaining = item.residualMinor;
        for (var other : items.oldest(
                item.customerId, owed ? ItemSide.CREDIT : ItemSide.DEBIT, AllocationProposals.MOST_ITEMS)) {
            if (remaining == 0) {
                break;
            }
            if (without.contains(other.id)) {
                continue;
            }
            var part = Math.min(remaining, other.residualMinor);
            made.add(new Allocation(
                    owed ? item : other, owed ? other : item, part, method, null, caller.id(), time.now()));
            remaining -= part;
        }
        return made;
    }

    /**
     * Undoes an allocation: both items are open again by its amount.
     *
     * @throws Refusal 404 out of scope, 409 {@code allocation_undone}, {@code allocation_of_correction} or {@code
     *     allocation_paid_by_card}, whose money would otherwise leave the card as a refund in cash
     */
    public AllocationView undo(UUID id, String reason) {
        var allocation = items.requireAllocation(id);
        items.lock(allocation.customerId);
        if (allocation.reverses != null || items.isUndone(id)) {
            throw Refusal.conflict("allocation_undone");
        }
        if (allocation.method == AllocationMethod.CORRECTION) {
            throw Refusal.conflict("allocation_of_correction");
        }
        if (items.isPaidByCard(allocation.creditId)) {
            throw Refusal.conflict("allocation_paid_by_card");
        }
        var opposite = allocation.opposite(reason, caller.id(), time.now());
        return recorded(allocation.customerId, List.of(opposite)).get(0);
    }

    private List<AllocationView> recorded(UUID customerId, List<Allocation> made) {
        items.add(made);
        var shown = made.stream().map(AllocationView::of).toList();
        for (var view : shown) {
            var act = view.reversalOf() == null ? "allocation.made" : "allocation.undone";
            audit.record(act, SUBJECT, view.id(), customerId, null, view);
        }
        settled.fire(new ItemsSettled(customerId));
        return shown;
    }

    /** @throws Refusal 422 {@code amount_not_positive} */
    public static void requirePositive(Money amount, String pointer) {
        if (!amount.isPositive()) {
            throw Refusal.rule("amount_not_positive").at(pointer);
        }
    }

    /** What is left of locked items while a request is worked through. */
    private static final class Room {

        private final Map<UUID, OpenItem> items;
        private final Map<UUID, Long> left = new HashMap<>();

        Room(Map<UUID, OpenItem> items) {
            this.items = items;
            items.forEach((id, item) -> left.put(id, item.residualMinor));
        }

        OpenItem require(UUID id, ItemSide side, String pointer) {
            var item = items.get(id);
            if (item == null || item.side != side) {
                throw Refusal.rule("open_item_unknown").at(pointer);
            }
            return item;
        }

        long left(OpenItem item) {
            return Objects.requireNonNull(left.get(item.id));
        }

        void take(OpenItem item, long minor, String pointer) {
            var rest = left(item);
            if (minor > rest || rest == 0) {
                throw Refusal.rule(
                                "allocation_exceeds_item",
                                item.number,
                                Money.fen(rest).amount(),
                                Money.fen(minor).amount())
                        .at(pointer);
            }
            left.put(item.id, rest - minor);
        }
    }
}
