package io.taizhang.card;

import io.taizhang.identity.Caller;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money onto and off cards: once per key, each in one statement and therefore outside any transaction (a card issued in
 * a transaction that is still open is unknown here). Whoever may sell may charge every card, whatever their data scope:
 * a chain's card is good in each of its shops. The movement itself is the audit record: it names the operator, the
 * moment and the request.
 *
 * <p>A refusal is kept under its key: a late retry cannot do what the caller was told did not happen. A key is one
 * request for the whole installation, not one per card or per caller.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class CardMoneyService {

    /** Who may set the tiers may also grant a bonus by hand. */
    static final String BONUS_BY_HAND = "card-program:write";

    private final CardSpends spends;
    private final CardOperations operations;
    private final CardRequests requests;
    private final CardPinService pins;
    private final Caller caller;

    CardMoneyService(
            CardSpends spends, CardOperations operations, CardRequests requests, CardPinService pins, Caller caller) {
        this.spends = spends;
        this.operations = operations;
        this.requests = requests;
        this.pins = pins;
        this.caller = caller;
    }

    /**
     * Pays with a card.
     *
     * @param key the Idempotency-Key, 1–255 characters
     * @throws Refusal 422 {@code insufficient_balance}, {@code card_limit_exceeded}, {@code idempotency_key_reused},
     *     {@code card_amount_not_positive}, {@code card_list_amount_too_small}, {@code card_shop_not_accepting},
     *     {@code org_unit_unknown}, {@code card_pin_required}, {@code card_pin_wrong}; 409 {@code card_pin_locked}, {@code card_not_active}, {@code card_frozen}, {@code card_lost},
     *     {@code card_replaced}, {@code card_closed}, {@code card_expired}; 400 without a usable key; 404 without such a
     *     card
     */
    public CardPosting spend(UUID cardId, @Nullable String key, SpendFromCard command) {
        var pin = command.pin();
        var told = pins.marked(key, command, pin, command::withPin);
        var request = requests.payment(
                key, new CardRequests.Act("spendFromCard", cardId, told, command.shopId(), command.memo()), pin);
        var amount = CardRequests.positive(command.amount(), "/amount");
        var payment = new CardLedger.Payment(
                amount, CardRequests.listPrice(command.listAmount(), command.amount()), command.terminal());
        return CardRequests.posted(request, command.amount(), spends.spend(request, payment));
    }

    /**
     * Pays money onto a card, with the bonus that the program's tiers give unless one is given by hand; whether that
     * takes a second person is asked by {@link CardDesk#topUp}, not here.
     *
     * @param key the Idempotency-Key, 1–255 characters
     * @throws Refusal like {@link #spend}; 422 {@code card_cap_exceeded}; 403 {@code card_bonus_not_allowed} when the
     *     caller may not grant by hand
     */
    public CardPosting topUp(UUID cardId, @Nullable String key, TopUpCard command) {
        requireBonusAllowed(command.bonus());
        var operation = operations.topUp();
        var request = requests.of(key, CardRequests.Act.of(operation, cardId, command));
        return operation.move().make(request, command, null);
    }

    /** @throws Refusal 403 {@code card_bonus_not_allowed}, 422 {@code card_amount_not_positive} */
    void requireBonusAllowed(@Nullable Money bonus) {
        if (bonus == null) {
            return;
        }
        if (!caller.may(BONUS_BY_HAND)) {
            throw Refusal.forbidden("card_bonus_not_allowed").at("/bonus");
        }
        if (bonus.isNegative()) {
            throw Refusal.rule("card_amount_not_positive").at("/bonus");
        }
    }
}
