package io.taizhang.billing;

import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryView;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.receivable.AllocationService;
import io.taizhang.receivable.PaymentService;
import io.taizhang.receivable.ReceivePayment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bills that are paid with a card of the house, in the transaction in which the card pays. The order of locks is bill,
 * card, account: a till locks the card before the account, and nobody who holds either waits for a bill.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BillPayments {

    private final Bills bills;
    private final BillViews views;
    private final BillSettlement settlement;
    private final BillCredits credits;
    private final PaymentService payments;
    private final EntityManager em;

    BillPayments(
            Bills bills,
            BillViews views,
            BillSettlement settlement,
            BillCredits credits,
            PaymentService payments,
            EntityManager em) {
        this.bills = bills;
        this.views = views;
        this.settlement = settlement;
        this.credits = credits;
        this.payments = payments;
        this.em = em;
    }

    /** A bill that is held until the transaction ends. */
    public record Held(UUID id, String number, UUID customerId, Money residual) {

        static Held of(Bill bill) {
            return new Held(bill.id(), bill.shownNumber(), bill.customerId, bill.residual());
        }
    }

    /** What a card pays of a bill: {@code movement} is the card's. */
    public record CardPart(
            UUID billId,
            Money amount,
            UUID movement,
            LocalDate businessDate,
            @Nullable UUID shopId,
            @Nullable String terminal,
            String memo) {}

    /** A payment as it stands in the account of the bill's customer, and what is still open of the bill. */
    public record Paid(EntryView entry, Money residual) {}

    /** @throws Refusal 404 when it does not exist or lies outside the caller's scope */
    public Held hold(UUID id) {
        return Held.of(held(id));
    }

    /** @throws Refusal 404 when it does not exist or lies outside the caller's scope */
    public void require(UUID id) {
        bills.require(id);
    }

    /**
     * Settles a bill whose payment by card was taken back with the notes that came while it was paid, so that they do not
     * become cash; and what stands in its audit trail. The account is locked by the payment's reversal.
     */
    public void reopened(Held held, Object undone) {
        var bill = held(held.id());
        credits.useUp(bill);
        settlement.recorded("bill.card_payment_undone", bill, views.of(bill), undone);
    }

    /** @throws Refusal like {@link #hold}; 409 {@code bill_not_approved}, {@code bill_voided}, {@code bill_settled} */
    public Held holdOpen(UUID id) {
        var bill = held(id);
        bill.requireOpen();
        return Held.of(bill);
    }

    /** What is open of it is read after it is held: whoever held it before may have paid it. */
    private Bill held(UUID id) {
        var bill = bills.lock(id);
        em.refresh(bill);
        return bill;
    }

    /**
     * Posts what a card has paid of a bill that is held, and settles the bill with it.
     *
     * @throws Refusal 422 {@code amount_not_positive}, {@code bill_payment_exceeds_residual}, or as for any payment
     */
    public Paid pay(CardPart part) {
        var bill = bills.lock(part.billId());
        bills.lockAccount(bill.customerId);
        // Others settle items of the bill without holding the bill.
        em.refresh(bill);
        requireAtMost(part.amount(), bill.residual());
        var before = views.of(bill);
        var received = payments.receiveByCard(
                new ReceivePayment(
                        bill.customerId,
                        part.amount(),
                        EntryMethod.CARD,
                        part.businessDate(),
                        part.memo(),
                        part.shopId(),
                        null,
                        settlement.shares(bill, part.amount())),
                part.movement(),
                part.terminal());
        var after = settlement.recorded("bill.paid", bill, before, part);
        return new Paid(received.entry(), after.residual());
    }

    /** @throws Refusal 422 {@code amount_not_positive}, {@code bill_payment_exceeds_residual} */
    public static void requireAtMost(Money amount, Money residual) {
        AllocationService.requirePositive(amount, "/amount");
        if (amount.compareTo(residual) > 0) {
            throw Refusal.rule("bill_payment_exceeds_residual", amount.amount(), residual.amount())
                    .at("/amount")
                    .with("residual", residual);
        }
    }
}
