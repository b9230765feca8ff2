package io.taizhang.card;

import io.taizhang.identity.Caller;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.RequestContext;
import io.taizhang.platform.Texts;
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

    private final CardLedger ledger;
    private final Caller caller;
    private final CallersUnit unit;
    private final RequestContext context;
    private final Idempotency idempotency;

    CardMoneyService(
            CardLedger ledger, Caller caller, CallersUnit unit, RequestContext context, Idempotency idempotency) {
        this.ledger = ledger;
        this.caller = caller;
        this.unit = unit;
        this.context = context;
        this.idempotency = idempotency;
    }

    /**
     * Pays with a card.
     *
     * @param key the Idempotency-Key, 1–255 characters
     * @throws Refusal 422 {@code insufficient_balance}, {@code card_limit_exceeded}, {@code idempotency_key_reused},
     *     {@code card_amount_not_positive}, {@code org_unit_unknown}; 409 {@code card_not_active}, {@code card_frozen},
     *     {@code card_expired}; 400 without a usable key; 404 without such a card
     */
    public CardPosting spend(UUID cardId, @Nullable String key, SpendFromCard command) {
        var name = Idempotency.required(key);
        requirePositive(command.amount());
        var request = request("spendFromCard", cardId, name, command, command.shopId(), command.memo());
        return posted(
                request,
                command.amount(),
                ledger.spend(request, command.amount().minor()));
    }

    /**
     * Pays money onto a card, with the bonus that the program's tiers give unless one is given by hand.
     *
     * @param key the Idempotency-Key, 1–255 characters
     * @throws Refusal like {@link #spend}; 422 {@code card_cap_exceeded}; 403 {@code card_bonus_not_allowed} when the
     *     caller may not grant by hand
     */
    public CardPosting topUp(UUID cardId, @Nullable String key, TopUpCard command) {
        var name = Idempotency.required(key);
        requirePositive(command.amount());
        var bonus = bonusByHand(command.bonus());
        var request = request("topUpCard", cardId, name, command, command.shopId(), command.memo());
        return posted(
                request,
                command.amount(),
                ledger.topUp(request, command.amount().minor(), bonus, command.method()));
    }

    private CardLedger.Request request(
            String operation, UUID cardId, String key, Object command, @Nullable UUID shopId, @Nullable String memo) {
        var hash = idempotency.hash(operation + " " + cardId, command).substring(0, 16);
        return new CardLedger.Request(
                MovementKey.of(key),
                Long.parseUnsignedLong(hash, 16),
                cardId,
                caller.id(),
                unit.orOwn(shopId, "/shopId"),
                Texts.strippedOrNull(memo),
                context.requestId());
    }

    private static CardPosting posted(CardLedger.Request request, Money amount, CardLedger.Answer answer) {
        if (answer.hash() != request.hash()) {
            throw Refusal.rule("idempotency_key_reused").at(Idempotency.HEADER);
        }
        if (answer.result() != 0) {
            throw CardRefusal.of(answer.result()).of(amount, answer.bound());
        }
        return answer.posting();
    }

    private @Nullable Long bonusByHand(@Nullable Money bonus) {
        if (bonus == null) {
            return null;
        }
        if (!caller.may(BONUS_BY_HAND)) {
            throw Refusal.forbidden("card_bonus_not_allowed").at("/bonus");
        }
        if (bonus.isNegative()) {
            throw Refusal.rule("card_amount_not_positive").at("/bonus");
        }
        return bonus.minor();
    }

    private static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw Refusal.rule("card_amount_not_positive").at("/amount");
        }
    }
}
