package io.taizhang.receivable;

import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryService;
import io.taizhang.account.EntryType;
import io.taizhang.account.PostEntry;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.approval.ApprovalService;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.RequestApproval;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is given to a customer: debts that are written off, and credit that is paid back. By policy two people decide. */
@ApplicationScoped
@Transactional
public class Concessions {

    static final String WRITE_OFF = "account.write_off";
    static final String MAKE = "transaction:correct";
    static final String DECIDE = "transaction:approve";

    private final EntryService entries;
    private final AllocationService allocations;
    private final OpenItems items;
    private final ApprovalService approvals;
    private final CustomerFile file;
    private final Caller caller;

    Concessions(
            EntryService entries,
            AllocationService allocations,
            OpenItems items,
            ApprovalService approvals,
            CustomerFile file,
            Caller caller) {
        this.entries = entries;
        this.allocations = allocations;
        this.items = items;
        this.approvals = approvals;
        this.file = file;
        this.caller = caller;
    }

    /** The request for a second person where the policies want one; null when one may decide. */
    @Nullable
    public ApprovalRequestView ask(UUID customerId, String key, WriteOffItems command) {
        var amount = worth(customerId, command);
        return ask(WRITE_OFF, customerId, key, command, amount, command.reason());
    }

    /** Like {@link #ask(UUID, String, WriteOffItems)}. */
    @Nullable
    ApprovalRequestView ask(UUID customerId, String key, RefundCredit command) {
        requireCredit(customerId, command);
        return ask(EntryService.REFUND, customerId, key, command, command.amount(), command.reason());
    }

    private @Nullable ApprovalRequestView ask(
            String act, UUID customerId, String key, Object command, Money amount, String reason) {
        if (!approvals.needed(act, amount)) {
            return null;
        }
        var customer = file.require(customerId);
        var subject =
                new ApprovalSubject("customer_account", customerId, customer.number(), customerId, customer.unitId());
        var once = act + ' ' + caller.id() + ' ' + key;
        return approvals.request(new RequestApproval(
                act, subject, command, reason, UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8))));
    }

    PaymentView writeOff(UUID customerId, WriteOffItems command) {
        return writeOff(customerId, command, caller.id());
    }

    PaymentView writeOff(UUID customerId, WriteOffItems command, UUID maker) {
        file.require(customerId);
        items.lock(customerId);
        var entry = entries.postDecided(
                new PostEntry(
                        customerId,
                        EntryType.WRITE_OFF,
                        command.businessDate(),
                        worth(customerId, command),
                        null,
                        null,
                        command.reason(),
                        null,
                        null,
                        null,
                        null,
                        null),
                maker);
        var settled = allocations.settle(entry.id(), command.shares(), AllocationMethod.WRITE_OFF, null, "/shares");
        return PaymentView.of(entry, settled);
    }

    PaymentView refund(UUID customerId, RefundCredit command) {
        return refund(customerId, command, caller.id());
    }

    PaymentView refund(UUID customerId, RefundCredit command, UUID maker) {
        file.require(customerId);
        items.lock(customerId);
        requireCredit(customerId, command);
        var entry = entries.postDecided(
                new PostEntry(
                        customerId,
                        EntryType.REFUND,
                        command.businessDate(),
                        command.amount(),
                        null,
                        command.method(),
                        command.reason(),
                        command.shopId(),
                        null,
                        null,
                        null,
                        null),
                maker);
        return PaymentView.of(entry, allocations.settleWithCredits(entry.id(), AllocationMethod.REFUND));
    }

    /** What would be written off. @throws Refusal 422 {@code open_item_unknown}, {@code allocation_exceeds_item} */
    Money worth(UUID customerId, WriteOffItems command) {
        file.require(customerId);
        var known = items.of(
                customerId, command.shares().stream().map(ItemShare::itemId).toList());
        var sum = Money.fen(0);
        for (int i = 0; i < command.shares().size(); i++) {
            var share = command.shares().get(i);
            var pointer = "/shares/" + i;
            var item = known.get(share.itemId());
            if (item == null || item.side != ItemSide.DEBIT) {
                throw Refusal.rule("open_item_unknown").at(pointer + "/itemId");
            }
            var amount = share.amount() == null ? item.residual() : share.amount();
            AllocationService.requirePositive(amount, pointer + "/amount");
            if (amount.compareTo(item.residual()) > 0) {
                throw Refusal.rule(
                                "allocation_exceeds_item",
                                item.number,
                                item.residual().amount(),
                                amount.amount())
                        .at(pointer + "/amount");
            }
            sum = sum.plus(amount);
        }
        return sum;
    }

    /**
     * @throws Refusal 422 {@code refund_exceeds_credit}, {@code refund_from_card} when part of the credit is a card's money,
     *     {@code method_not_possible}, {@code amount_not_positive}
     */
    void requireCredit(UUID customerId, RefundCredit command) {
        file.require(customerId);
        AllocationService.requirePositive(command.amount(), "/amount");
        if (command.method() == EntryMethod.ON_ACCOUNT) {
            throw Refusal.rule("method_not_possible", EntryType.REFUND, command.method())
                    .at("/method");
        }
        var credit = items.openCredit(customerId, Set.of());
        if (command.amount().minor() > credit) {
            throw Refusal.rule("refund_exceeds_credit", Money.fen(credit).amount())
                    .at("/amount");
        }
        var paidBack = items.openCredit(customerId, items.creditsOfCards(customerId));
        if (command.amount().minor() > paidBack) {
            throw Refusal.rule("refund_from_card").at("/amount");
        }
    }
}
