package io.taizhang.card;

import io.taizhang.approval.ApprovalService;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.RequestApproval;
import io.taizhang.card.CardCommands.AdjustCard;
import io.taizhang.card.CardCommands.CashOutCard;
import io.taizhang.card.CardCommands.ReturnToCard;
import io.taizhang.card.CardCommands.ReverseMovement;
import io.taizhang.card.CardCommands.TransferToCard;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is done with cards at the desk rather than at the till. By the policies of the installation some of it needs a
 * second person: then the answer is the request for one, and the act is done under the same key when they agree. Keys,
 * replays and refusals are otherwise as in {@link CardMoneyService}.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class CardDesk {

    static final String UNFREEZE = "card.unfreeze";

    private final CardOperations operations;
    private final CardLedger ledger;
    private final CardRequests requests;
    private final CardMoneyService money;
    private final Cards cards;
    private final ApprovalService approvals;

    CardDesk(
            CardOperations operations,
            CardLedger ledger,
            CardRequests requests,
            CardMoneyService money,
            Cards cards,
            ApprovalService approvals) {
        this.operations = operations;
        this.ledger = ledger;
        this.requests = requests;
        this.money = money;
        this.cards = cards;
        this.approvals = approvals;
    }

    /** Pays money onto a card. @throws Refusal as {@link CardMoneyService#topUp} */
    public CardOutcome topUp(UUID cardId, @Nullable String key, TopUpCard command) {
        money.requireBonusAllowed(command.bonus());
        return once(operations.topUp(), cardId, key, command);
    }

    /**
     * Gives back some or all of a payment to the buckets that it came from, in the reverse order; to the card that
     * replaced the paying one, if there is one.
     *
     * @throws Refusal 422 {@code card_return_exceeds_spend}, {@code card_movement_not_returnable},
     *     {@code card_movement_unknown}, {@code card_cap_exceeded}; 409 {@code card_closed} and
     *     {@code card_movement_pays_bill}; 404 without such a card
     */
    public CardOutcome giveBack(UUID cardId, @Nullable String key, ReturnToCard command) {
        return once(operations.giveBack(), cardId, key, command);
    }

    /**
     * Moves principal to another card.
     *
     * @throws Refusal 422 {@code card_transfer_same}, {@code card_unknown}, {@code insufficient_balance},
     *     {@code card_cap_exceeded}; 409 {@code card_transfer_target} and for the card's state; 404 out of scope
     */
    public CardOutcome transfer(UUID cardId, @Nullable String key, TransferToCard command) {
        return once(operations.transfer(), cardId, key, command);
    }

    /** Pays a card out. @throws Refusal 409 {@code card_has_holds} and for the card's state; 422 for the amount */
    public CardOutcome cashOut(UUID cardId, @Nullable String key, CashOutCard command) {
        return once(operations.cashOut(), cardId, key, command);
    }

    /** Corrects a card by hand. @throws Refusal 422 {@code insufficient_balance}, {@code card_cap_exceeded} */
    public CardOutcome adjust(UUID cardId, @Nullable String key, AdjustCard command) {
        return once(operations.adjust(), cardId, key, command);
    }

    /**
     * Undoes a top-up, payment or capture of the last 24 hours as a whole; never needs a second person.
     *
     * @throws Refusal 409 {@code card_movement_reversed}, {@code card_reversal_too_late},
     *     {@code card_movement_not_reversible} (another kind, partly returned, or a top-up that is spent), and for the
     *     card's state; 422 {@code card_movement_unknown}; 404 without such a card
     */
    public CardPosting reverse(UUID cardId, @Nullable String key, ReverseMovement command) {
        var request = requests.of(
                key, new CardRequests.Act("reverseCardMovement", cardId, command, command.shopId(), command.memo()));
        return CardRequests.posted(request, Money.fen(0), ledger.reverse(request, command.movement()));
    }

    private <P extends CardOperations.Command> CardOutcome once(
            CardOperations.Operation<P> operation, UUID cardId, @Nullable String key, P command) {
        var request = requests.of(key, CardRequests.Act.of(operation, cardId, command));
        var amount = command.amount();
        if (!operation.anyCard()) {
            cards.require(cardId);
        }
        if (!approvals.needed(operation.action(), amount)) {
            return CardOutcome.done(operation.move().make(request, command, null));
        }
        var earlier = ledger.find(request.key());
        if (earlier.isPresent()) {
            var shown = amount == null ? Money.fen(0) : amount;
            return CardOutcome.done(CardRequests.posted(request, shown, earlier.get()));
        }
        var card = cards.findByIdOptional(cardId).orElseThrow(() -> Refusal.notFound("card"));
        var subject = new ApprovalSubject("card", cardId, card.number, card.customerId, card.unitId);
        return CardOutcome.waiting(approvals.request(
                new RequestApproval(operation.action(), subject, command, command.memo(), request.key())));
    }
}
