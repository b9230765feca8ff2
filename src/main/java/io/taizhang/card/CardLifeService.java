package io.taizhang.card;

import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.approval.ApprovalService;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.RequestApproval;
import io.taizhang.audit.AuditTrail;
import io.taizhang.card.CardCommands.ActivateCard;
import io.taizhang.card.CardCommands.ReplaceCard;
import io.taizhang.card.CardLifeLedger.Change;
import io.taizhang.cardprogram.CardKind;
import io.taizhang.cardprogram.CardProgramDirectory;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.RequestContext;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The life of a card from activation to its end. Each change is a movement and an entry of the audit trail, in one transaction. */
@ApplicationScoped
@Transactional
public class CardLifeService {

    private static final Change ACTIVATE = Change.of(CardStatus.ISSUED, CardStatus.ACTIVE, CardMovementKind.ACTIVATION);
    private static final Change FREEZE = Change.of(CardStatus.ACTIVE, CardStatus.FROZEN, CardMovementKind.FREEZE);
    private static final Change UNFREEZE = Change.of(CardStatus.FROZEN, CardStatus.ACTIVE, CardMovementKind.UNFREEZE);
    private static final Change LOSE = Change.of(CardStatus.ACTIVE, CardStatus.LOST, CardMovementKind.LOSS);
    private static final Change FIND = Change.of(CardStatus.LOST, CardStatus.ACTIVE, CardMovementKind.LOSS_CANCELLED);
    private static final Change CLOSE = new Change(
            EnumSet.of(CardStatus.ISSUED, CardStatus.ACTIVE, CardStatus.LOST, CardStatus.EXPIRED),
            CardStatus.CLOSED,
            CardMovementKind.CLOSING,
            null);
    private static final Set<CardStatus> REPLACEABLE =
            EnumSet.of(CardStatus.ACTIVE, CardStatus.LOST, CardStatus.EXPIRED);

    private final Cards cards;
    private final CardService views;
    private final CardProgramDirectory programs;
    private final CardLifeLedger life;
    private final CustomerFile customers;
    private final ApprovalService approvals;
    private final Caller caller;
    private final BusinessTime time;
    private final RequestContext context;
    private final AuditTrail audit;

    CardLifeService(
            Cards cards,
            CardService views,
            CardProgramDirectory programs,
            CardLifeLedger life,
            CustomerFile customers,
            ApprovalService approvals,
            Caller caller,
            BusinessTime time,
            RequestContext context,
            AuditTrail audit) {
        this.cards = cards;
        this.views = views;
        this.programs = programs;
        this.life = life;
        this.customers = customers;
        this.approvals = approvals;
        this.caller = caller;
        this.time = time;
        this.context = context;
        this.audit = audit;
    }

    /**
     * Lets an issued card be used; its validity begins. A blank card of a registered program goes to its holder.
     *
     * @throws Refusal 409 {@code card_already_activated}; 422 {@code card_customer_required},
     *     {@code card_customer_not_allowed}, {@code customer_unknown}
     */
    public CardView activate(UUID id, @Nullable ActivateCard command) {
        var card = cards.require(id);
        card.require(ACTIVATE.from());
        var customer = command == null ? null : command.customerId();
        if (customer != null && (card.kind == CardKind.ANONYMOUS || card.customerId != null)) {
            throw Refusal.rule("card_customer_not_allowed").at("/customerId");
        }
        var before = views.view(card);
        if (customer != null) {
            customers.requireFor(customer, "/customerId");
            card.customerId = customer;
            cards.flush();
        }
        if (card.kind == CardKind.REGISTERED && card.customerId == null) {
            throw Refusal.rule("card_customer_required").at("/customerId");
        }
        var change = new Change(ACTIVATE.from(), ACTIVATE.to(), ACTIVATE.kind(), validFromToday(card));
        move(card, change, caller.id(), command == null ? null : command.reason());
        return changed("card.activated", card, before);
    }

    /** Stops a card. @throws Refusal 409 {@code card_frozen} or another for the state that it is in */
    public CardView freeze(UUID id, @Nullable ChangeCardStatus command) {
        return change("card.frozen", cards.require(id), FREEZE, caller.id(), command);
    }

    /**
     * Lets a frozen card be used again, or asks a second person, as the policies of the installation say.
     *
     * @return the card, or the request for a second person
     * @throws Refusal 409 {@code card_not_frozen}, {@code approval_pending}
     */
    public Object unfreeze(UUID id, @Nullable ChangeCardStatus command) {
        var card = cards.require(id);
        card.require(UNFREEZE.from());
        if (!approvals.needed(CardDesk.UNFREEZE, null)) {
            return change("card.unfrozen", card, UNFREEZE, caller.id(), command);
        }
        return ask(card, command == null ? new ChangeCardStatus(null) : command);
    }

    private ApprovalRequestView ask(Card card, ChangeCardStatus command) {
        var subject = new ApprovalSubject(CardService.SUBJECT, card.id(), card.number, card.customerId, card.unitId);
        return approvals.request(new RequestApproval(CardDesk.UNFREEZE, subject, command, command.reason(), null));
    }

    /** Unfreezes for whoever asked, now that a second person agreed. */
    CardView unfreeze(UUID id, UUID maker, ChangeCardStatus command) {
        var card = cards.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("card"));
        return change("card.unfrozen", card, UNFREEZE, maker, command);
    }

    void requireFrozen(UUID id) {
        cards.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("card")).require(UNFREEZE.from());
    }

    /**
     * Stops a registered card that its holder has lost.
     *
     * @throws Refusal 409 {@code card_loss_anonymous} (who holds an anonymous card owns it), and for the state
     */
    public CardView reportLoss(UUID id, @Nullable ChangeCardStatus command) {
        return lose(cards.require(id), command);
    }

    /** Like {@link #reportLoss}, of a card that the caller has shown to be theirs. */
    CardView lose(Card card, @Nullable ChangeCardStatus command) {
        if (card.kind == CardKind.ANONYMOUS) {
            throw Refusal.conflict("card_loss_anonymous");
        }
        return change("card.lost", card, LOSE, caller.id(), command);
    }

    /** The card was found. @throws Refusal 409 {@code card_not_lost} */
    public CardView cancelLoss(UUID id, @Nullable ChangeCardStatus command) {
        return change("card.found", cards.require(id), FIND, caller.id(), command);
    }

    /**
     * Gives an anonymous card whose validity is over a new one, for free (单用途商业预付卡管理办法 art. 19).
     *
     * @throws Refusal 409 {@code card_not_expired} and for the state
     */
    CardView reactivate(UUID id, @Nullable ChangeCardStatus command) {
        var card = cards.require(id);
        var from = EnumSet.of(CardStatus.EXPIRED, CardStatus.ACTIVE);
        card.require(from);
        if (card.expiresOn == null || !card.expiresOn.isBefore(time.today())) {
            throw Refusal.conflict("card_not_expired");
        }
        var change = new Change(from, CardStatus.ACTIVE, CardMovementKind.REACTIVATION, validFromToday(card));
        return change("card.reactivated", card, change, caller.id(), command);
    }

    /** Ends an empty card for good. @throws Refusal 409 {@code card_not_empty}, {@code card_has_holds}, for the state */
    CardView close(UUID id, @Nullable ChangeCardStatus command) {
        var card = cards.require(id);
        card.require(CLOSE.from());
        card.requireEmpty();
        return change("card.closed", card, CLOSE, caller.id(), command);
    }

    /**
     * Replaces a card by a new one, which takes over its holder, terms, money, bonus and open holds. The old one is dead
     * for ever.
     *
     * @return the new card
     * @throws Refusal 422 {@code card_fee_exceeds_terms}, {@code insufficient_balance} for the fee; 409 for the state
     */
    CardView replace(UUID id, ReplaceCard command) {
        var card = cards.require(id);
        card.require(REPLACEABLE);
        var fee = command.fee() == null ? 0 : command.fee().minor();
        var most = programs.terms(card.termsId).replacementFee();
        if (fee < 0 || fee > most.minor()) {
            throw Refusal.rule("card_fee_exceeds_terms", most.amount()).at("/fee");
        }
        var before = views.view(card);
        var expired = card.expiresOn != null && card.expiresOn.isBefore(time.today());
        var newId = life.replace(
                request(card, caller.id(), command.reason()),
                CardNumber.random(),
                fee,
                expired ? validFromToday(card) : null);
        changed("card.replaced", card, before);
        var view = views.view(cards.findByIdOptional(newId).orElseThrow());
        audit.record("card.issued", CardService.SUBJECT, newId, card.customerId, null, view);
        return view;
    }

    private @Nullable LocalDate validFromToday(Card card) {
        var months = programs.terms(card.termsId).validityMonths();
        return months == null ? null : time.today().plusMonths(months);
    }

    private CardView change(
            String action, Card card, Change change, UUID operator, @Nullable ChangeCardStatus command) {
        card.require(change.from());
        var before = views.view(card);
        move(card, change, operator, command == null ? null : command.reason());
        return changed(action, card, before);
    }

    private CardView changed(String action, Card card, CardView before) {
        cards.getEntityManager().refresh(card);
        var after = views.view(card);
        audit.record(action, CardService.SUBJECT, card.id(), card.customerId, before, after);
        return after;
    }

    private void move(Card card, Change change, UUID operator, @Nullable String reason) {
        if (!life.changeStatus(request(card, operator, reason), change)) {
            throw Refusal.conflict("changed_meanwhile");
        }
    }

    private CardLedger.Request request(Card card, UUID operator, @Nullable String reason) {
        return new CardLedger.Request(
                Ids.next(), 0, card.id(), operator, caller.unitId(), Texts.strippedOrNull(reason), context.requestId());
    }
}
