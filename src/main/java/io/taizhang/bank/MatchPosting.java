package io.taizhang.bank;

import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.receivable.AllocationMethod;
import io.taizhang.receivable.AllocationService;
import io.taizhang.receivable.AllocationView;
import io.taizhang.receivable.ItemShare;
import io.taizhang.receivable.PaymentService;
import io.taizhang.receivable.ReceivePayment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a match books: a payment with what it settles, or nothing but the tick beside one that is recorded. */
@ApplicationScoped
class MatchPosting {

    private static final int MAX_MEMO = 500;

    private final PaymentService payments;
    private final AllocationService allocations;
    private final PayerAccounts payers;
    private final BankAccounts accounts;
    private final EntityManager em;
    private final Caller caller;
    private final BusinessTime time;

    MatchPosting(
            PaymentService payments,
            AllocationService allocations,
            PayerAccounts payers,
            BankAccounts accounts,
            EntityManager em,
            Caller caller,
            BusinessTime time) {
        this.payments = payments;
        this.allocations = allocations;
        this.payers = payers;
        this.accounts = accounts;
        this.em = em;
        this.caller = caller;
        this.time = time;
    }

    /** A proposal as a person would accept it. */
    static AcceptMatch command(MatchProposal proposal) {
        var shares = proposal.shares().stream()
                .map(share -> new ItemShare(share.itemId(), share.amount()))
                .toList();
        return new AcceptMatch(
                proposal.customerId(), proposal.amount(), proposal.entryId(), shares.isEmpty() ? null : shares, null);
    }

    /** Whether it is this proposal that a person accepts. */
    boolean isMeant(MatchProposal proposal, AcceptMatch command, long minor) {
        var sent = command.shares() == null ? List.<ItemShare>of() : command.shares();
        var items = new HashSet<>(sent.stream().map(ItemShare::itemId).toList());
        return proposal.customerId().equals(command.customerId())
                && proposal.amount().minor() == minor
                && Objects.equals(proposal.entryId(), command.entryId())
                && items.equals(new HashSet<>(proposal.shares().stream()
                        .map(MatchProposal.Share::itemId)
                        .toList()));
    }

    /**
     * Books the match. The line is locked.
     *
     * @param minor of what is open of the line, positive
     * @param proposal the one that is accepted; null when a person says something else
     */
    BankMatch make(
            BankLine line,
            AcceptMatch command,
            long minor,
            List<MatchProposal> proposals,
            @Nullable MatchProposal proposal,
            boolean automatic) {
        var score = proposal == null ? null : proposal.score();
        var match = new BankMatch(
                line,
                command.entryId() == null ? BankMatchKind.RECEIPT : BankMatchKind.ENTRY,
                line.amountMinor > 0 ? minor : -minor,
                proposal == null ? BankMatchMethod.MANUAL : proposal.method(),
                caller.id(),
                time.now());
        match.automatic = automatic;
        match.score = score;
        match.customerId = command.customerId();
        if (command.entryId() == null) {
            receive(line, command, minor, proposals, match);
        } else {
            tick(line, command, command.entryId(), minor, match);
        }
        match.payer = line.payer;
        if (match.payer != null) {
            payers.learn(match.payer, command.customerId(), time.now());
        }
        return match;
    }

    /** Whether an entry has not been taken back. */
    boolean stands(UUID entryId) {
        return em.createNativeQuery("select 1 from entry where reverses = :id")
                .setParameter("id", entryId)
                .getResultList()
                .isEmpty();
    }

    private void receive(
            BankLine line, AcceptMatch command, long minor, List<MatchProposal> proposals, BankMatch match) {
        if (line.amountMinor < 0) {
            throw Refusal.rule("bank_match_needs_entry").at("/entryId");
        }
        var recorded = proposals.stream()
                .filter(one -> one.entryId() != null && one.customerId().equals(command.customerId()))
                .findFirst();
        if (recorded.isPresent() && !Boolean.TRUE.equals(command.recordAnyway())) {
            throw Refusal.conflict(
                            "bank_receipt_recorded",
                            String.valueOf(recorded.get().entryNumber()))
                    .at("/entryId");
        }
        var payment = payments.receive(
                new ReceivePayment(
                        command.customerId(),
                        Money.fen(minor),
                        accounts.require(line.accountId).kind.method(),
                        line.bookedOn,
                        memo(line),
                        null,
                        null,
                        command.shares()),
                AllocationMethod.BANK,
                match.score);
        match.entryId = payment.entry().id();
        match.allocationIds =
                payment.allocations().stream().map(AllocationView::id).toList();
    }

    private void tick(BankLine line, AcceptMatch command, UUID entryId, long minor, BankMatch match) {
        var open = openOf(line, command.customerId(), entryId);
        if (minor > open) {
            throw Refusal.rule("bank_entry_matched", Money.fen(open).amount()).at("/entryId");
        }
        match.entryId = entryId;
        var shares = command.shares();
        if (shares != null && !shares.isEmpty()) {
            if (line.amountMinor < 0) {
                throw Refusal.rule("bank_entry_unfit").at("/shares");
            }
            match.allocationIds =
                    allocations.settle(entryId, shares, AllocationMethod.BANK, match.score, "/shares").stream()
                            .map(AllocationView::id)
                            .toList();
        }
    }

    /** How much of a payment (for money out: of a refund) of the customer no line has been matched with, in 分. */
    private long openOf(BankLine line, UUID customerId, UUID entryId) {
        var rows = em.createNativeQuery(
                        "select e.amount_minor - coalesce((select abs(sum(m.amount_minor)) from bank_match m"
                                + " where m.entry_id = e.id), 0) from entry e where e.id = :id and e.customer_id = :customer"
                                + " and e.type = :type and e.status = 'POSTED' and e.reverses is null"
                                + " and e.method in ('TRANSFER', 'WECHAT', 'ALIPAY', 'BANK_CARD', 'OTHER')"
                                + " and not exists (select from entry r where r.reverses = e.id)")
                .setParameter("id", entryId)
                .setParameter("customer", customerId)
                .setParameter("type", line.amountMinor > 0 ? "PAYMENT" : "REFUND")
                .getResultList();
        if (rows.isEmpty()) {
            throw Refusal.rule("bank_entry_unfit").at("/entryId");
        }
        return ((Number) rows.get(0)).longValue();
    }

    private static @Nullable String memo(BankLine line) {
        var remark = line.remark;
        return remark == null || remark.length() <= MAX_MEMO ? remark : remark.substring(0, MAX_MEMO - 1);
    }
}
