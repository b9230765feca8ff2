package io.taizhang.card;

import io.taizhang.card.CardCommands.AdjustCard;
import io.taizhang.card.CardCommands.CashOutCard;
import io.taizhang.card.CardCommands.ReturnToCard;
import io.taizhang.card.CardCommands.TransferToCard;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The moves of money that may need a second person, each as one statement in whatever transaction there is: in none it
 * is final, in one that is taken back it was a trial.
 */
@ApplicationScoped
class CardOperations {

    static final String SELL = "card:sell";

    private static final Money NOTHING = Money.fen(0);

    private final CardLedger ledger;
    private final CardRefunds refunds;

    CardOperations(CardLedger ledger, CardRefunds refunds) {
        this.ledger = ledger;
        this.refunds = refunds;
    }

    /** How the sub-ledger does it; {@code approval} is the request that was approved, if it took one. */
    interface Move<P> {
        CardPosting make(CardLedger.Request request, P command, @Nullable UUID approval);
    }

    /**
     * A kind of move.
     *
     * @param action its name in the policies of the second person
     * @param operation its name in the contract
     * @param permission whoever has it may ask
     * @param anyCard whether it is open to every card, as a payment is, or to those in scope
     */
    record Operation<P extends Command>(
            String action, String operation, String permission, boolean anyCard, Class<P> type, Move<P> move) {}

    /** What all these commands say besides what they are about. */
    interface Command {

        /** What the thresholds of the second person are compared with; null when there is none. */
        @Nullable
        Money amount();

        @Nullable
        String memo();

        @Nullable
        UUID shopId();
    }

    Operation<TopUpCard> topUp() {
        return new Operation<>(
                "card.top_up", "topUpCard", SELL, true, TopUpCard.class, (request, command, approval) -> {
                    var amount = CardRequests.positive(command.amount(), "/amount");
                    var bonus = command.bonus() == null ? null : command.bonus().minor();
                    var answer = ledger.topUp(request, amount, bonus, command.method(), approval);
                    return CardRequests.posted(request, command.amount(), answer);
                });
    }

    Operation<ReturnToCard> giveBack() {
        return new Operation<>(
                "card.return", "returnToCard", SELL, true, ReturnToCard.class, (request, command, approval) -> {
                    var amount = CardRequests.positive(command.amount(), "/amount");
                    var answer = ledger.giveBack(request, command.movement(), amount, command.terminal(), approval);
                    return CardRequests.posted(request, command.amount(), answer);
                });
    }

    Operation<TransferToCard> transfer() {
        return new Operation<>(
                "card.transfer", "transferToCard", SELL, false, TransferToCard.class, (request, command, approval) -> {
                    var amount = CardRequests.positive(command.amount(), "/amount");
                    if (command.toCardId().equals(request.cardId())) {
                        throw Refusal.rule("card_transfer_same").at("/toCardId");
                    }
                    var answer = ledger.transfer(request, command.toCardId(), amount, approval);
                    return CardRequests.posted(request, command.amount(), answer);
                });
    }

    Operation<CashOutCard> cashOut() {
        return new Operation<>(
                "card.cash_out",
                "cashOutCard",
                "card:cash-out",
                false,
                CashOutCard.class,
                (request, command, approval) -> {
                    var amount = CardRequests.positive(command.amount(), "/amount");
                    var earlier = ledger.find(request.key());
                    if (earlier.isPresent()) {
                        return CardRequests.posted(request, command.amount(), earlier.get());
                    }
                    var kept = refunds.kept(request.cardId(), command, approval);
                    var answer = ledger.cashOut(request, amount, kept, command.method(), approval);
                    return CardRequests.posted(request, command.amount(), answer);
                });
    }

    Operation<AdjustCard> adjust() {
        return new Operation<>(
                "card.adjust", "adjustCard", "card:adjust", false, AdjustCard.class, (request, command, approval) -> {
                    var principal = Objects.requireNonNullElse(command.principal(), NOTHING);
                    var bonus = Objects.requireNonNullElse(command.bonus(), NOTHING);
                    if (principal.isZero() && bonus.isZero()) {
                        throw Refusal.rule("card_adjustment_nothing");
                    }
                    var answer = ledger.adjust(request, principal.minor(), bonus.minor(), approval);
                    return CardRequests.posted(request, principal.plus(bonus), answer);
                });
    }
}
