package io.taizhang.checkout;

import io.taizhang.audit.AuditTrail;
import io.taizhang.billing.BillPayments;
import io.taizhang.card.CardPayments;
import io.taizhang.card.CardPayments.PayingCard;
import io.taizhang.card.CardPinService;
import io.taizhang.card.CardPosting;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import io.taizhang.platform.Settled;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pays bills with cards: the card's movement, the payment in the account of the bill's customer, what it settles and the
 * receipt commit together or not at all. What is said of declines at {@link CheckoutService} holds here too. The bill is
 * held from the first look at what is open, so two cards cannot pay the same.
 */
@ApplicationScoped
class BillCardPayments {

    private final ShownCard shown;
    private final CardPayments cards;
    private final CardPinService pins;
    private final BillPayments bills;
    private final Checkouts checkouts;
    private final OrgDirectory units;
    private final Caller caller;
    private final AuditTrail audit;
    private final BusinessTime time;

    BillCardPayments(
            ShownCard shown,
            CardPayments cards,
            CardPinService pins,
            BillPayments bills,
            Checkouts checkouts,
            OrgDirectory units,
            Caller caller,
            AuditTrail audit,
            BusinessTime time) {
        this.shown = shown;
        this.cards = cards;
        this.pins = pins;
        this.bills = bills;
        this.checkouts = checkouts;
        this.units = units;
        this.caller = caller;
        this.audit = audit;
        this.time = time;
    }

    /** Of which bill how much is paid where, checked. */
    private record Asked(
            BillPayments.Held bill,
            Money amount,
            @Nullable UUID shopId,
            @Nullable String terminal,
            @Nullable String remark) {

        /** What stands at the movement and the payment. */
        String memo() {
            return remark == null ? bill.number() : bill.number() + ' ' + remark;
        }
    }

    /** The request as it is told from another under the same key. */
    Object fingerprint(@Nullable String key, UUID billId, PayBillByCard command) {
        return List.of(billId, pins.marked(key, command, command.pin(), command::withPin));
    }

    /** In the transaction of the request's key. */
    @Transactional(Transactional.TxType.MANDATORY)
    Settled<CheckoutView> pay(UUID billId, PayBillByCard command) {
        command.requireOneWay();
        var shopId = cards.shop(command.shopId());
        units.require(shopId, "/shopId");
        var bill = bills.holdOpen(billId);
        var amount = command.amount() == null ? bill.residual() : command.amount();
        BillPayments.requireAtMost(amount, bill.residual());
        var asked = new Asked(
                bill, amount, shopId, Texts.strippedOrNull(command.terminal()), Texts.strippedOrNull(command.memo()));
        var key = Ids.next();
        var found = shown.find(command, amount, key);
        var card = found.card();
        if (card == null) {
            return Settled.refused(found.why());
        }
        var paid = cards.pay(
                card.id(), new CardPayments.Payment(key, amount, shopId, asked.terminal(), asked.memo(), bill.id()));
        if (paid.refusal() != null) {
            return Settled.refused(paid.refusal());
        }
        return Settled.done(receipt(asked, card, paid.made()));
    }

    private CheckoutView receipt(Asked asked, PayingCard card, CardPosting posting) {
        var bill = asked.bill();
        var shopId = asked.shopId();
        var paid = bills.pay(new BillPayments.CardPart(
                bill.id(),
                asked.amount(),
                posting.key(),
                posting.businessDate(),
                shopId,
                asked.terminal(),
                asked.memo()));
        var receipt = new CheckoutView(
                        Ids.next(),
                        posting.at(),
                        posting.businessDate(),
                        shopId,
                        shopId == null ? null : units.names(List.of(shopId)).get(shopId),
                        asked.terminal(),
                        caller.id(),
                        caller.name(),
                        asked.amount(),
                        List.of(new Tender(TenderMethod.CARD, asked.amount())),
                        List.of(),
                        asked.remark(),
                        CheckoutCardView.of(posting, card.maskedNumber()),
                        bill.customerId(),
                        paid.entry().id(),
                        paid.entry().number(),
                        new CheckoutView.PaidBill(bill.id(), bill.number(), paid.residual()),
                        null)
                .printed(time.zone());
        checkouts.add(receipt);
        audit.record("checkout.bill_paid", "checkout", receipt.id(), bill.customerId(), null, receipt);
        return receipt;
    }

    /** What cards have paid of a bill, the latest first. @throws Refusal 404 outside the caller's scope */
    @Transactional
    List<BillCardPaymentView> list(UUID billId) {
        bills.require(billId);
        var receipts = checkouts.ofBill(billId);
        var undone = cards.givenBack(
                receipts.stream().map(receipt -> receipt.card().reference()).collect(Collectors.toSet()));
        return receipts.stream()
                .map(receipt -> BillCardPaymentView.of(
                        receipt, billId, undone.contains(receipt.card().reference())))
                .toList();
    }
}
