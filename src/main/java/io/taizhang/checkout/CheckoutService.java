package io.taizhang.checkout;

import io.taizhang.account.EntryLineView;
import io.taizhang.account.EntryPaymentView;
import io.taizhang.account.EntryView;
import io.taizhang.account.Sale;
import io.taizhang.account.Sales;
import io.taizhang.audit.AuditTrail;
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
import org.jspecify.annotations.Nullable;

/**
 * Pays a purchase and posts it, in one transaction: the idempotency key, a counted PIN, the used payment code, the card's
 * movement, the entry in the customer's account and the receipt commit together or not at all. So a crash leaves nothing
 * half done and nothing to compensate, a repeat with the same key finds the receipt, and a purchase that the account
 * refuses takes no money. The price is that the card's row stays locked for the few milliseconds of the entry; a card is
 * at one till at a time.
 *
 * <p>A decline is an event: the declined movement, a missed PIN and a used code stay, so these refusals are returned and
 * committed together with the key ({@link Settled}). Everything about the purchase is checked before the card is asked,
 * and what is still refused after that is thrown and takes the payment back.
 *
 * <p>The movement has a key of its own. That of the request is kept by {@code Idempotency} for this caller and operation,
 * so the same text sent for another operation is another request.
 */
@ApplicationScoped
class CheckoutService {

    private final ShownCard shown;
    private final CardPayments cards;
    private final CardPinService pins;
    private final Sales sales;
    private final Checkouts checkouts;
    private final OrgDirectory units;
    private final Caller caller;
    private final AuditTrail audit;
    private final BusinessTime time;

    CheckoutService(
            ShownCard shown,
            CardPayments cards,
            CardPinService pins,
            Sales sales,
            Checkouts checkouts,
            OrgDirectory units,
            Caller caller,
            AuditTrail audit,
            BusinessTime time) {
        this.shown = shown;
        this.cards = cards;
        this.pins = pins;
        this.sales = sales;
        this.checkouts = checkouts;
        this.units = units;
        this.caller = caller;
        this.audit = audit;
        this.time = time;
    }

    /** Where and of what a purchase is, checked. */
    private record Purchase(CheckOut command, Money cardPart, List<EntryLineView> lines, @Nullable UUID shopId) {}

    /** The request as it is told from another under the same key. */
    Object fingerprint(@Nullable String key, CheckOut command) {
        return pins.marked(key, command, command.pin(), command::withPin);
    }

    /** In the transaction of the request's key. */
    @Transactional(Transactional.TxType.MANDATORY)
    Settled<CheckoutView> checkOut(CheckOut command) {
        var purchase = checked(command);
        var key = Ids.next();
        var found = shown.find(command, purchase.cardPart(), key);
        var card = found.card();
        if (card == null) {
            return Settled.refused(found.why());
        }
        var payment = new CardPayments.Payment(
                key,
                purchase.cardPart(),
                purchase.shopId(),
                Texts.strippedOrNull(command.terminal()),
                Texts.strippedOrNull(command.memo()),
                null);
        var paid = cards.pay(card.id(), payment);
        if (paid.refusal() != null) {
            return Settled.refused(paid.refusal());
        }
        return Settled.done(receipt(purchase, card, paid.made()));
    }

    @Transactional
    CheckoutView get(UUID id) {
        return checkouts.require(id);
    }

    private Purchase checked(CheckOut command) {
        command.requireOneWay();
        var cardPart = command.cardPart();
        var lines = sales.check(command.amount(), command.lines());
        var shopId = cards.shop(command.shopId());
        units.require(shopId, "/shopId");
        return new Purchase(command, cardPart, lines, shopId);
    }

    private CheckoutView receipt(Purchase purchase, PayingCard card, CardPosting posting) {
        var command = purchase.command();
        var entry = card.customerId() == null ? null : entry(purchase, card.customerId(), posting);
        var shopId = purchase.shopId();
        var receipt = new CheckoutView(
                        Ids.next(),
                        posting.at(),
                        posting.businessDate(),
                        shopId,
                        shopId == null ? null : units.names(List.of(shopId)).get(shopId),
                        Texts.strippedOrNull(command.terminal()),
                        caller.id(),
                        caller.name(),
                        command.amount(),
                        command.tenders(),
                        purchase.lines(),
                        Texts.strippedOrNull(command.memo()),
                        CheckoutCardView.of(posting, card.maskedNumber()),
                        card.customerId(),
                        entry == null ? null : entry.id(),
                        entry == null ? null : entry.number(),
                        null,
                        null)
                .printed(time.zone());
        checkouts.add(receipt);
        audit.record("checkout.completed", "checkout", receipt.id(), card.customerId(), null, receipt);
        return receipt;
    }

    private EntryView entry(Purchase purchase, UUID customerId, CardPosting posting) {
        var command = purchase.command();
        var parts = command.tenders().stream()
                .map(tender -> new EntryPaymentView(
                        tender.method().inAccount,
                        tender.amount(),
                        tender.method() == TenderMethod.CARD ? posting.key() : null))
                .toList();
        return sales.post(new Sale(
                customerId,
                posting.businessDate(),
                command.amount(),
                parts,
                command.lines(),
                purchase.shopId(),
                Texts.strippedOrNull(command.terminal()),
                Texts.strippedOrNull(command.memo())));
    }
}
