package io.taizhang.receivable;

import io.taizhang.account.EntryService;
import io.taizhang.approval.Approvable;
import io.taizhang.approval.ApprovalRequestRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The concessions that a second person decides, as the queue calls them. */
@ApplicationScoped
class ConcessionActs {

    private final Concessions concessions;

    ConcessionActs(Concessions concessions) {
        this.concessions = concessions;
    }

    @Produces
    @Singleton
    Approvable<WriteOffItems> writeOff() {
        return new Act<>(Concessions.WRITE_OFF, WriteOffItems.class, concessions::worth, concessions::writeOff);
    }

    @Produces
    @Singleton
    Approvable<RefundCredit> refund() {
        return new Act<>(EntryService.REFUND, RefundCredit.class, concessions::requireCredit, concessions::refund);
    }

    private interface Doing<P> {
        PaymentView of(UUID customerId, P command, UUID maker);
    }

    private record Act<P>(String action, Class<P> payloadType, BiConsumer<UUID, P> check, Doing<P> doing)
            implements Approvable<P> {

        @Override
        public String permissionToMake() {
            return Concessions.MAKE;
        }

        @Override
        public String permissionToDecide() {
            return Concessions.DECIDE;
        }

        @Override
        public void validate(ApprovalRequestRef request, P command) {
            check.accept(request.subject().id(), command);
        }

        @Override
        public Object execute(ApprovalRequestRef request, P command) {
            return doing.of(request.subject().id(), command, request.maker());
        }
    }
}
