package io.taizhang.checkout;

import io.taizhang.account.EntryService;
import io.taizhang.approval.Approvable;
import io.taizhang.approval.ApprovalRequestRef;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.approval.ApprovalService;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.RequestApproval;
import io.taizhang.audit.AuditTrail;
import io.taizhang.billing.BillPayments;
import io.taizhang.card.CardPayments;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what a card has paid of a bill: the money goes to the card (or the one that replaced it), the payment is
 * reversed and the bill is open again, all in one transaction. By the policies it may take a second person, like a return
 * to a card.
 */
@ApplicationScoped
@Transactional
class BillCardPaymentUndo implements Approvable<UndoCardPayment> {

    static final String ACTION = "bill.undo_card_payment";

    private final Checkouts checkouts;
    private final BillPayments bills;
    private final CardPayments cards;
    private final EntryService entries;
    private final ApprovalService approvals;
    private final AuditTrail audit;
    private final Caller caller;

    BillCardPaymentUndo(
            Checkouts checkouts,
            BillPayments bills,
            CardPayments cards,
            EntryService entries,
            ApprovalService approvals,
            AuditTrail audit,
            Caller caller) {
        this.checkouts = checkouts;
        this.bills = bills;
        this.cards = cards;
        this.entries = entries;
        this.approvals = approvals;
        this.audit = audit;
        this.caller = caller;
    }

    /** The request for a second person where the policies want one; null when one may decide. */
    @Nullable
    ApprovalRequestView ask(UUID billId, UUID id, String key, UndoCardPayment command) {
        var bill = bills.hold(billId);
        var receipt = require(billId, id);
        if (!approvals.needed(ACTION, receipt.amount())) {
            return null;
        }
        var subject = new ApprovalSubject("checkout", id, bill.number(), bill.customerId(), receipt.shopId());
        var once = ACTION + ' ' + caller.id() + ' ' + key;
        return approvals.request(new RequestApproval(
                ACTION,
                subject,
                command,
                command.reason(),
                UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8))));
    }

    BillCardPaymentView undo(UUID billId, UUID id, UndoCardPayment command) {
        return undo(billId, id, new By(caller.id(), null), command.reason().strip());
    }

    /** Who asked for it, and the request that a second person has approved. */
    private record By(UUID maker, @Nullable UUID approval) {}

    private BillCardPaymentView undo(UUID billId, UUID id, By by, String reason) {
        var bill = bills.hold(billId);
        var receipt = requireStanding(billId, id);
        cards.giveBack(new CardPayments.BillPaidBack(
                Ids.next(),
                receipt.card().cardId(),
                receipt.card().reference(),
                receipt.amount(),
                receipt.shopId(),
                by.maker(),
                bill.number(),
                by.approval()));
        entries.takeBack(Objects.requireNonNull(receipt.entryId()), reason, by.maker());
        var view = BillCardPaymentView.of(receipt, billId, true);
        bills.reopened(bill, view);
        audit.record("checkout.bill_payment_undone", "checkout", id, bill.customerId(), receipt, view);
        return view;
    }

    /** @throws Refusal 404 without such a payment of the bill */
    private CheckoutView require(UUID billId, UUID id) {
        return checkouts.ofBill(billId).stream()
                .filter(paid -> paid.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("checkout"));
    }

    /** @throws Refusal like {@link #require}, and 409 {@code bill_card_payment_undone} */
    private CheckoutView requireStanding(UUID billId, UUID id) {
        var receipt = require(billId, id);
        if (!cards.givenBack(Set.of(receipt.card().reference())).isEmpty()) {
            throw Refusal.conflict("bill_card_payment_undone");
        }
        return receipt;
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public Class<UndoCardPayment> payloadType() {
        return UndoCardPayment.class;
    }

    @Override
    public String permissionToMake() {
        return "transaction:correct";
    }

    @Override
    public String permissionToDecide() {
        return "card:approve";
    }

    @Override
    public void validate(ApprovalRequestRef request, UndoCardPayment command) {
        requireStanding(billOf(request), request.subject().id());
    }

    @Override
    public Object execute(ApprovalRequestRef request, UndoCardPayment command) {
        return undo(
                billOf(request),
                request.subject().id(),
                new By(request.maker(), request.id()),
                command.reason().strip());
    }

    private UUID billOf(ApprovalRequestRef request) {
        return checkouts.billOf(request.subject().id()).orElseThrow(() -> Refusal.notFound("checkout"));
    }
}
