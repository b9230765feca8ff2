package io.taizhang.card;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.approval.Approvable;
import io.taizhang.approval.ApprovalRequestRef;
import io.taizhang.card.CardCommands.AdjustCard;
import io.taizhang.card.CardCommands.CashOutCard;
import io.taizhang.card.CardCommands.ReturnToCard;
import io.taizhang.card.CardCommands.TransferToCard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The acts with cards that a second person decides, as the queue calls them. */
@ApplicationScoped
class CardActs {

    /** Whoever may decide them. */
    static final String DECIDE = "card:approve";

    private final CardOperations operations;
    private final CardRequests requests;
    private final CardService cards;
    private final CardLifeService life;

    CardActs(CardOperations operations, CardRequests requests, CardService cards, CardLifeService life) {
        this.operations = operations;
        this.requests = requests;
        this.cards = cards;
        this.life = life;
    }

    @Produces
    @Singleton
    Approvable<TopUpCard> topUp() {
        return new MoneyAct<>(operations.topUp(), requests, cards);
    }

    @Produces
    @Singleton
    Approvable<ReturnToCard> giveBack() {
        return new MoneyAct<>(operations.giveBack(), requests, cards);
    }

    @Produces
    @Singleton
    Approvable<TransferToCard> transfer() {
        return new MoneyAct<>(operations.transfer(), requests, cards);
    }

    @Produces
    @Singleton
    Approvable<CashOutCard> cashOut() {
        return new MoneyAct<>(operations.cashOut(), requests, cards);
    }

    @Produces
    @Singleton
    Approvable<AdjustCard> adjust() {
        return new MoneyAct<>(operations.adjust(), requests, cards);
    }

    @Produces
    @Singleton
    Approvable<ChangeCardStatus> unfreeze() {
        return new Unfreeze(life, cards);
    }

    /** Thrown when the trial of an act went well, so that its transaction ends without effect. */
    private static final class Possible extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Possible() {
            super(null, null, false, false);
        }
    }

    /**
     * A movement of money: tried in a transaction that is taken back, when it is asked for and before it is approved;
     * done outside any transaction, once under the request's key.
     */
    private record MoneyAct<P extends CardOperations.Command>(
            CardOperations.Operation<P> operation, CardRequests requests, CardService cards) implements Approvable<P> {

        @Override
        public String action() {
            return operation.action();
        }

        @Override
        public Class<P> payloadType() {
            return operation.type();
        }

        @Override
        public String permissionToMake() {
            return operation.permission();
        }

        @Override
        public String permissionToDecide() {
            return DECIDE;
        }

        @Override
        public void validate(ApprovalRequestRef request, P command) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    make(request, command);
                    throw new Possible();
                });
            } catch (Possible possible) {
                return;
            }
        }

        @Override
        public Object execute(ApprovalRequestRef request, P command) {
            var posting = QuarkusTransaction.suspendingExisting().call(() -> make(request, command));
            return CardReceiptView.of(posting);
        }

        @Override
        public @Nullable Object current(ApprovalRequestRef request, P command) {
            return cards.find(request.subject().id());
        }

        private CardPosting make(ApprovalRequestRef request, P command) {
            var act = CardRequests.Act.of(operation, request.subject().id(), command);
            return operation.move().make(requests.of(request, act), command, request.id());
        }
    }

    /** A frozen card that is to be used again: in the transaction of the outcome, with its entry in the audit trail. */
    private record Unfreeze(CardLifeService life, CardService cards) implements Approvable<ChangeCardStatus> {

        @Override
        public String action() {
            return CardDesk.UNFREEZE;
        }

        @Override
        public Class<ChangeCardStatus> payloadType() {
            return ChangeCardStatus.class;
        }

        @Override
        public String permissionToMake() {
            return "card:freeze";
        }

        @Override
        public String permissionToDecide() {
            return DECIDE;
        }

        @Override
        public void validate(ApprovalRequestRef request, ChangeCardStatus command) {
            life.requireFrozen(request.subject().id());
        }

        @Override
        public Object execute(ApprovalRequestRef request, ChangeCardStatus command) {
            return life.unfreeze(request.subject().id(), request.maker(), command);
        }

        @Override
        public @Nullable Object current(ApprovalRequestRef request, ChangeCardStatus command) {
            return cards.find(request.subject().id());
        }
    }
}
