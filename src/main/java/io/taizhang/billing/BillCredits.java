package io.taizhang.billing;

import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryService;
import io.taizhang.account.EntryType;
import io.taizhang.account.PostEntry;
import io.taizhang.audit.AuditTrail;
import io.taizhang.billing.Claims.Claim;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.receivable.AllocationMethod;
import io.taizhang.receivable.AllocationService;
import io.taizhang.receivable.ItemShare;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credit notes for what bills asked too much by what contracts say now. A note settles what is open of the bill's charge;
 * what has been paid already stays with the customer as credit on their account.
 */
@ApplicationScoped
class BillCredits {

    private final Bills bills;
    private final BillViews views;
    private final Claims claims;
    private final EntryService entries;
    private final AllocationService allocations;
    private final EntityManager em;
    private final AuditTrail audit;

    BillCredits(
            Bills bills,
            BillViews views,
            Claims claims,
            EntryService entries,
            AllocationService allocations,
            EntityManager em,
            AuditTrail audit) {
        this.bills = bills;
        this.views = views;
        this.claims = claims;
        this.entries = entries;
        this.allocations = allocations;
        this.em = em;
        this.audit = audit;
    }

    /** What of one bill is given back. */
    private record Share(Bill bill, long minor) {}

    /** What the audit trail keeps. */
    private record Credited(BillView bill, Money amount, String contractKey) {}

    /**
     * Gives back what was claimed under a key, or part of it; the accounts are locked.
     *
     * @param made everything claimed under the key
     * @param minor at most the sum of what was claimed, in 分
     * @param part the number of the first claim that is made
     * @return null, or the code of what stands against it, and then nothing is done: {@code bill_credit_due} in a run that
     *     only drafts, {@code bill_draft_outdated} while a bill that asks for it is a draft, {@code bill_changed_by_hand}
     *     when somebody has credited one already and may have meant this, or has asked for something else than the
     *     contract says, {@code account_closed}
     */
    @Nullable
    String giveBack(BillRun run, List<Claim> made, long minor, int part) {
        var asked = new LinkedHashMap<UUID, Long>();
        made.forEach(claim -> asked.merge(claim.billId(), claim.minor(), Long::sum));
        var latestFirst = new ArrayList<>(asked.entrySet());
        Collections.reverse(latestFirst);
        var shares = new ArrayList<Share>();
        var rest = minor;
        for (var asking : latestFirst) {
            var bill = Objects.requireNonNull(bills.findById(asking.getKey()));
            em.refresh(bill);
            if (bill.approvedAt == null) {
                return "bill_draft_outdated";
            }
            if (bills.isChangedByHand(bill)) {
                return "bill_changed_by_hand";
            }
            var share = Math.min(rest, asking.getValue());
            if (share > 0) {
                shares.add(new Share(bill, share));
                rest -= share;
            }
        }
        if (!run.approve) {
            return "bill_credit_due";
        }
        if (bills.isAccountClosed(shares.get(0).bill().customerId)) {
            return "account_closed";
        }
        for (int i = 0; i < shares.size(); i++) {
            credit(run, made.get(0), shares.get(i), part + i);
        }
        return null;
    }

    private void credit(BillRun run, Claim first, Share share, int part) {
        var bill = share.bill();
        var before = views.of(bill);
        var charge = Objects.requireNonNull(bill.chargeId);
        var open = Math.min(share.minor(), bills.residuals(bill).getOrDefault(charge, 0L));
        var note = note(bill, Money.fen(share.minor()), Money.fen(open), first.key(), run.createdBy);
        claims.giveBack(
                new Claim(first.contractId(), bill.id(), first.key(), part, -share.minor(), first.dueOn()), note);
        em.flush();
        em.refresh(bill);
        var after = new Credited(views.of(bill), Money.fen(share.minor()), first.key());
        audit.record("bill.credited", BillService.SUBJECT, bill.id(), bill.customerId, before, after);
    }

    /**
     * Posts a credit note for what a bill charged, with its share of the bill's tax, and settles the charge with it; the
     * account is locked.
     *
     * @param settles at most the amount; the rest is the customer's
     * @return the entry of the note
     * @throws Refusal 422 {@code allocation_exceeds_item} when less is open than it is to settle
     */
    UUID note(Bill bill, Money amount, Money settles, String reason, UUID by) {
        var charge = Objects.requireNonNull(bill.chargeId);
        var charged = bills.taxes(charge);
        var taxes =
                charged.isEmpty() ? charged : BillTaxes.credit(charged, bills.creditedTaxes(charge), amount.minor());
        var content = new PostEntry(
                bill.customerId,
                EntryType.REFUND,
                null,
                amount,
                null,
                EntryMethod.ON_ACCOUNT,
                bill.shownNumber() + ' ' + reason,
                null,
                null,
                null,
                null,
                null);
        var note = entries.postDecided(List.of(new EntryService.Document(content, taxes)), by)
                .get(0)
                .id();
        if (settles.isPositive()) {
            var share = new ItemShare(charge, settles);
            allocations.settle(note, List.of(share), AllocationMethod.CREDIT_NOTE, null, "/amount");
        }
        return note;
    }

    /**
     * Settles a bill that is open again, because its payment was taken back, with the notes that came when it was paid; the
     * account is locked.
     */
    void useUp(Bill bill) {
        var charge = bill.chargeId;
        if (charge == null) {
            return;
        }
        for (var free : bills.freeCredits(bill).entrySet()) {
            var settles = Math.min(free.getValue(), bills.residuals(bill).getOrDefault(charge, 0L));
            if (settles > 0) {
                var share = new ItemShare(charge, Money.fen(settles));
                allocations.settle(free.getKey(), List.of(share), AllocationMethod.CREDIT_NOTE, null, "/amount");
            }
        }
    }
}
