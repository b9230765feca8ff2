package io.taizhang.approval;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Approving: first the decision, then the act with its outcome, each in a transaction of its own (see the package). */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
class ApprovalDecision {

    private final ApprovalRequests requests;
    private final ApprovalService service;
    private final ApprovalViews views;
    private final Acts acts;
    private final Caller caller;
    private final Clock clock;

    ApprovalDecision(
            ApprovalRequests requests,
            ApprovalService service,
            ApprovalViews views,
            Acts acts,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.service = service;
        this.views = views;
        this.acts = acts;
        this.caller = caller;
        this.clock = clock;
    }

    /** Approves and does the act. The same checker again gets the same answer, and what was interrupted is gone on with. */
    ApprovalRequestView approve(UUID id, ApproveRequest command) {
        QuarkusTransaction.requiringNew().run(() -> decide(id, command));
        return finish(id);
    }

    /**
     * Does what was approved, unless it has been done.
     *
     * @throws Refusal what the act refuses with; that is then stored and final
     */
    ApprovalRequestView finish(UUID id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> execute(id));
        } catch (Refusal refusal) {
            QuarkusTransaction.requiringNew().run(() -> keepRefused(id, refusal));
            throw refusal;
        }
    }

    private void decide(UUID id, ApproveRequest command) {
        var request = requests.lock(id);
        service.requireMayDecide(request);
        if (request.isApprovedBy(caller.id())) {
            return;
        }
        request.requirePending(clock.instant());
        requests.requireUntouched(request);
        acts.validate(request);
        var before = views.of(request);
        request.approve(caller.id(), command.comment(), clock.instant());
        service.recorded("approval.approved", request, before);
    }

    private ApprovalRequestView execute(UUID id) {
        var request = requests.lockAny(id);
        if (!request.isUnfinished()) {
            return views.of(request);
        }
        requests.requireUntouched(request);
        var before = views.of(request);
        var outcome = acts.execute(request);
        request.executed(outcome, clock.instant());
        return service.recorded("approval.executed", request, before);
    }

    private void keepRefused(UUID id, Refusal refusal) {
        var request = requests.lockAny(id);
        if (request.isUnfinished()) {
            var before = views.of(request);
            request.refused(ApprovalRefusal.of(refusal), clock.instant());
            service.recorded("approval.refused", request, before);
        }
    }
}
