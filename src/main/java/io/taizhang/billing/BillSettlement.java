package io.taizhang.billing;

import io.taizhang.audit.AuditTrail;
import io.taizhang.billing.BillCommands.CreditBill;
import io.taizhang.billing.BillCommands.DisputeBill;
import io.taizhang.billing.BillCommands.PromisePayment;
import io.taizhang.billing.BillCommands.VoidBill;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.receivable.AllocationMethod;
import io.taizhang.receivable.AllocationService;
import io.taizhang.receivable.ItemShare;
import io.taizhang.receivable.PaymentService;
import io.taizhang.receivable.ReceivePayment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of an approved bill: paid, credited, voided, disputed, promised, split into instalments. */
@ApplicationScoped
@Transactional
public class BillSettlement {

    private final Bills bills;
    private final BillViews views;
    private final PaymentService payments;
    private final BillCredits credits;
    private final EntityManager em;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    BillSettlement(
            Bills bills,
            BillViews views,
            PaymentService payments,
            BillCredits credits,
            EntityManager em,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.bills = bills;
        this.views = views;
        this.payments = payments;
        this.credits = credits;
        this.em = em;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    /** Notes that the bill went to the customer; by mail, by hand, by WeChat. The first time counts. */
    public BillView sent(UUID id, SendBill command) {
        var bill = bills.lock(id);
        bill.requireStanding();
        var before = views.of(bill);
        if (bill.sentAt == null) {
            bill.sentAt = time.now();
        }
        return recorded("bill.sent", bill, before, new Sent(command.channel(), command.note()));
    }

    /** What the audit trail keeps of a sending. */
    private record Sent(SendBill.Channel channel, @Nullable String note) {}

    /** The customer pays it, or part of it; what is paid beyond it stays with them as paid in advance. */
    public BillView pay(UUID id, PayBill command) {
        var bill = bills.lock(id);
        bill.requireOpen();
        bills.lockAccount(bill.customerId);
        var before = views.of(bill);
        var shares = shares(bill, command.amount());
        payments.receive(
                new ReceivePayment(
                        bill.customerId,
                        command.amount(),
                        command.method(),
                        command.businessDate(),
                        command.memo() == null ? bill.number : command.memo(),
                        null,
                        null,
                        shares),
                AllocationMethod.BILL,
                null);
        return recorded("bill.paid", bill, before, command);
    }

    List<ItemShare> shares(Bill bill, Money amount) {
        AllocationService.requirePositive(amount, "/amount");
        var shares = new ArrayList<ItemShare>();
        var remaining = Math.min(amount.minor(), bill.residualMinor);
        var residuals = bills.residuals(bill);
        for (var item : residuals.entrySet()) {
            if (remaining == 0) {
                break;
            }
            var part = Math.min(remaining, item.getValue());
            shares.add(new ItemShare(item.getKey(), Money.fen(part)));
            remaining -= part;
        }
        return shares;
    }

    /** Takes back part of what the bill charged, by a credit note that settles it. */
    BillView credit(UUID id, CreditBill command) {
        var bill = bills.lock(id);
        bill.requireOpen();
        bills.lockAccount(bill.customerId);
        var charge = bill.chargeId;
        if (charge == null) {
            throw Refusal.conflict("bill_charges_nothing", bill.shownNumber());
        }
        AllocationService.requirePositive(command.amount(), "/amount");
        var before = views.of(bill);
        credits.useUp(bill);
        credits.note(bill, command.amount(), command.amount(), command.reason().strip(), caller.id());
        return recorded("bill.credited", bill, before, command);
    }

    /** Takes the whole bill back: what it charged by a credit note, and what it collected can be billed again. */
    BillView voidBill(UUID id, VoidBill command) {
        var bill = bills.lock(id);
        bill.requireStanding();
        bills.lockAccount(bill.customerId);
        credits.useUp(bill);
        em.refresh(bill);
        if (bill.totalMinor - bill.residualMinor - bill.creditedMinor != 0) {
            throw Refusal.conflict(
                    "bill_partly_settled",
                    bill.shownNumber(),
                    Money.fen(bill.totalMinor - bill.residualMinor - bill.creditedMinor)
                            .amount());
        }
        var before = views.of(bill);
        var charge = bill.chargeId;
        var open = charge == null ? 0L : bills.residuals(bill).getOrDefault(charge, 0L);
        if (charge != null && open > 0) {
            credits.note(
                    bill, Money.fen(open), Money.fen(open), command.reason().strip(), caller.id());
        }
        bills.release(bill);
        bill.voidedAt = time.now();
        bill.voidReason = command.reason().strip();
        return recorded("bill.voided", bill, before, command);
    }

    /** The customer disputes it: nobody is dunned and nothing is proposed for it. */
    public BillView dispute(UUID id, DisputeBill command) {
        var bill = bills.lock(id);
        bill.requireOpen();
        var before = views.of(bill);
        bill.disputedAt = time.now();
        bill.disputeReason = command.reason().strip();
        bills.dispute(bill, true);
        return recorded("bill.disputed", bill, before, command);
    }

    BillView settleDispute(UUID id, DisputeBill command) {
        var bill = bills.lock(id);
        bill.requireStanding();
        if (bill.disputedAt == null) {
            throw Refusal.conflict("bill_not_disputed", bill.shownNumber());
        }
        var before = views.of(bill);
        bill.disputedAt = null;
        bill.disputeReason = null;
        bills.dispute(bill, false);
        return recorded("bill.dispute_settled", bill, before, command);
    }

    /** The customer promises to pay by a day; nobody is dunned before. */
    public BillView promise(UUID id, PromisePayment command) {
        var bill = bills.lock(id);
        bill.requireOpen();
        if (command.on().isBefore(time.today())) {
            throw Refusal.rule("promise_in_past", time.today().toString()).at("/on");
        }
        var before = views.of(bill);
        bill.promisedOn = command.on();
        return recorded("bill.promised", bill, before, command);
    }

    /** Agrees on instalments for what is open; they take the place of earlier ones. */
    BillView agreeInstalments(UUID id, AgreeInstalments command) {
        var bill = bills.lock(id);
        bill.requireOpen();
        bills.lockAccount(bill.customerId);
        em.refresh(bill);
        var before = views.of(bill);
        var through = bill.totalMinor - bill.residualMinor;
        var last = time.today();
        var agreed = new ArrayList<Instalment>();
        for (int i = 0; i < command.instalments().size(); i++) {
            var part = command.instalments().get(i);
            var pointer = "/instalments/" + i;
            AllocationService.requirePositive(part.amount(), pointer + "/amount");
            if (part.dueOn().isBefore(last)) {
                throw Refusal.rule("instalments_out_of_order", last.toString()).at(pointer + "/dueOn");
            }
            last = part.dueOn();
            through = Math.addExact(through, part.amount().minor());
            agreed.add(new Instalment(part.dueOn(), part.amount().minor(), through));
        }
        if (through != bill.totalMinor) {
            throw Refusal.rule(
                            "instalments_do_not_add_up",
                            Money.fen(through - bill.totalMinor + bill.residualMinor)
                                    .amount(),
                            bill.residual().amount())
                    .at("/instalments");
        }
        bill.instalments.clear();
        em.flush();
        bill.instalments.addAll(agreed);
        bills.due(bill, agreed.get(0).dueOn());
        return recorded("bill.instalments_agreed", bill, before, command);
    }

    BillView recorded(String act, Bill bill, BillView before, Object command) {
        em.flush();
        em.refresh(bill);
        var view = views.of(bill);
        audit.record(act, BillService.SUBJECT, bill.id(), bill.customerId, before, new Done(view, command));
        return view;
    }

    /** What the audit trail keeps: the bill as it is now, and what was asked for. */
    private record Done(BillView bill, Object by) {}
}
