package io.taizhang.card;

import io.taizhang.card.CardCommands.CaptureHold;
import io.taizhang.card.CardCommands.HoldOnCard;
import io.taizhang.card.CardCommands.VoidHold;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money of cards that is set aside and taken later, or not. Like a payment, a hold is open to whoever may sell, on every
 * card; keys, replays and refusals are as in {@link CardMoneyService}.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class CardHoldService {

    private static final int ONE_DAY = 86_400;

    private final CardLedger ledger;
    private final CardRequests requests;
    private final CardPinService pins;
    private final Cards cards;
    private final Caller caller;

    CardHoldService(CardLedger ledger, CardRequests requests, CardPinService pins, Cards cards, Caller caller) {
        this.ledger = ledger;
        this.requests = requests;
        this.pins = pins;
        this.cards = cards;
        this.caller = caller;
    }

    /** @throws Refusal 404 without it, or when its card is out of reach of somebody who may not sell */
    CardHoldView get(UUID id) {
        var hold = cards.findHold(id).orElseThrow(() -> Refusal.notFound("hold"));
        if (!caller.may("card:sell")) {
            cards.require(hold.cardId);
        }
        return CardHoldView.of(hold);
    }

    /** Sets money aside, within the limits that a payment has. @return the movement, whose key names the hold */
    public CardPosting hold(UUID cardId, @Nullable String key, HoldOnCard command) {
        var pin = command.pin();
        var told = pins.marked(key, command, pin, command::withPin);
        var request = requests.payment(
                key, new CardRequests.Act("holdOnCard", cardId, told, command.shopId(), command.memo()), pin);
        var amount = CardRequests.positive(command.amount(), "/amount");
        var seconds = Objects.requireNonNullElse(command.seconds(), ONE_DAY);
        return CardRequests.posted(
                request, command.amount(), ledger.hold(request, amount, seconds, command.terminal()));
    }

    /**
     * Takes what was set aside, also of a card that was frozen or lost since.
     *
     * @throws Refusal 422 {@code card_capture_exceeds_hold}; 409 {@code card_hold_not_open}, {@code card_hold_expired};
     *     404 without such a hold
     */
    public CardPosting capture(UUID holdId, @Nullable String key, CaptureHold command) {
        var request = requests.of(
                key, new CardRequests.Act("captureHold", holdId, command, command.shopId(), command.memo()));
        var amount = command.amount() == null ? null : CardRequests.positive(command.amount(), "/amount");
        var list = CardRequests.listPrice(command.listAmount(), command.amount());
        var answer = ledger.closeHold(request, CardLedger.HoldEnd.CAPTURE, amount, list, command.terminal());
        return CardRequests.posted(request, Objects.requireNonNullElse(command.amount(), Money.fen(0)), answer);
    }

    /** Releases what was set aside. @throws Refusal 409 {@code card_hold_not_open}, 404 without such a hold */
    public CardPosting release(UUID holdId, @Nullable String key, VoidHold command) {
        var request =
                requests.of(key, new CardRequests.Act("voidHold", holdId, command, command.shopId(), command.memo()));
        var answer = ledger.closeHold(request, CardLedger.HoldEnd.VOID, null, null, null);
        return CardRequests.posted(request, Money.fen(0), answer);
    }
}
