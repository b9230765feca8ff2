package io.taizhang.card;

import io.taizhang.approval.ApprovalRequestRef;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.RequestContext;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a request to the sub-ledger says besides amounts, and what its answer means to the caller. */
@ApplicationScoped
class CardRequests {

    private final Caller caller;
    private final CallersUnit unit;
    private final RequestContext context;
    private final Idempotency idempotency;
    private final StaffDirectory staff;
    private final CardPinService pins;
    private final CardLedger ledger;

    CardRequests(
            Caller caller,
            CallersUnit unit,
            RequestContext context,
            Idempotency idempotency,
            StaffDirectory staff,
            CardPinService pins,
            CardLedger ledger) {
        this.caller = caller;
        this.unit = unit;
        this.context = context;
        this.idempotency = idempotency;
        this.staff = staff;
        this.pins = pins;
        this.ledger = ledger;
    }

    /** What is asked of which card (or hold), with the whole command, which the same key cannot change. */
    record Act(String operation, UUID subject, Object command, @Nullable UUID shopId, @Nullable String memo) {

        static <P extends CardOperations.Command> Act of(
                CardOperations.Operation<P> operation, UUID subject, P command) {
            return new Act(operation.operation(), subject, command, command.shopId(), command.memo());
        }
    }

    /** @throws Refusal 400 without a usable key, 422 {@code org_unit_unknown} for a shop out of reach */
    CardLedger.Request of(@Nullable String key, Act act) {
        var name = Idempotency.required(key);
        return new CardLedger.Request(
                MovementKey.of(name),
                hash(act),
                act.subject(),
                caller.id(),
                unit.orOwn(act.shopId(), "/shopId"),
                Texts.strippedOrNull(act.memo()),
                context.requestId());
    }

    /**
     * A payment, with its PIN tried if one was shown; that of a request which was answered before is not tried again.
     *
     * @param act the command with a mark in the PIN's place ({@link CardPinService#marked})
     * @throws Refusal also 422 {@code card_pin_wrong}, 409 {@code card_pin_locked}, 404 without such a card
     */
    CardLedger.Request payment(@Nullable String key, Act act, @Nullable String pin) {
        var request = of(key, act);
        if (pin == null) {
            return request.withoutPin(pins.freeAmount());
        }
        if (ledger.find(request.key()).isEmpty()) {
            pins.require(act.subject(), pin);
        }
        return request;
    }

    /** The same request, made for whoever asked for a second person, now that one agreed. */
    CardLedger.Request of(ApprovalRequestRef approved, Act act) {
        return new CardLedger.Request(
                approved.key(),
                hash(act),
                act.subject(),
                approved.maker(),
                act.shopId() == null ? staff.unitOf(approved.maker()) : act.shopId(),
                Texts.strippedOrNull(act.memo()),
                context.requestId());
    }

    private long hash(Act act) {
        var hash = idempotency.hash(act.operation() + " " + act.subject(), act.command());
        return Long.parseUnsignedLong(hash.substring(0, 16), 16);
    }

    /**
     * The movement, if it was made.
     *
     * @param amount what was asked for
     * @throws Refusal 422 {@code idempotency_key_reused}, or what the sub-ledger refused with
     */
    static CardPosting posted(CardLedger.Request request, Money amount, CardLedger.Answer answer) {
        if (answer.hash() != request.hash()) {
            throw Refusal.rule("idempotency_key_reused").at(Idempotency.HEADER);
        }
        if (answer.result() != 0) {
            throw CardRefusal.of(answer.result()).of(amount, answer.bound());
        }
        return answer.posting();
    }

    /** @throws Refusal 422 {@code card_amount_not_positive} */
    static long positive(Money amount, String pointer) {
        if (!amount.isPositive()) {
            throw Refusal.rule("card_amount_not_positive").at(pointer);
        }
        return amount.minor();
    }

    /** @throws Refusal 422 {@code card_list_amount_too_small} when a list price is below what is charged */
    static @Nullable Long listPrice(@Nullable Money listAmount, @Nullable Money amount) {
        if (listAmount == null) {
            return null;
        }
        if (!listAmount.isPositive() || (amount != null && listAmount.compareTo(amount) < 0)) {
            throw Refusal.rule("card_list_amount_too_small").at("/listAmount");
        }
        return listAmount.minor();
    }
}
