package io.taizhang.approval;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Approving: first the decision, then the act with its outcome, each in a transaction of its own (see the package). */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
class ApprovalDecision {

    private final ApprovalRequests requests;
    private final ApprovalService service;
    private final ApprovalViews views;
    private final Acts acts;
    private final ApprovalContents contents;
    private final Caller caller;
    private final Clock clock;

    ApprovalDecision(
            ApprovalRequests requests,
            ApprovalService service,
            ApprovalViews views,
            Acts acts,
            ApprovalContents contents,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.service = service;
        this.views = views;
        this.acts = acts;
        this.contents = contents;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Approves and does the act. The same checker again gets the same answer, and what was interrupted is gone on with.
     *
     * @throws Refusal what the act refuses with; 409 {@code approval_stale} with the {@code diff} when the record is not
     *     the one that the change was made for, 409 {@code approval_maker_gone}
     */
    ApprovalRequestView approve(UUID id, ApproveRequest command) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                var request = decide(id, command);
                if (request.isUnfinished() && acts.isMakersOwn(request)) {
                    perform(request);
                }
            });
        } catch (Refusal refusal) {
            throw refusal.code().equals("version_stale") ? stale(id) : refusal;
        }
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

    private ApprovalRequest decide(UUID id, ApproveRequest command) {
        var request = requests.lock(id);
        request.requireOther(caller.id());
        if (request.isApprovedBy(caller.id())) {
            return request;
        }
        var place = service.requireMayDecide(request);
        request.requirePending(clock.instant());
        requests.requireUntouched(request);
        acts.validate(request);
        var before = views.of(request);
        request.approve(caller.id(), place, command.comment(), clock.instant());
        service.recorded("approval.approved", request, before);
        return request;
    }

    private Refusal stale(UUID id) {
        var view = QuarkusTransaction.requiringNew().call(() -> views.compared(requests.require(id)));
        return Refusal.conflict("approval_stale", view.subjectLabel())
                .with("diff", view.diff() == null ? List.of() : view.diff());
    }

    private ApprovalRequestView execute(UUID id) {
        var request = requests.lockAny(id);
        if (!request.isUnfinished()) {
            return views.of(request);
        }
        requests.requireUntouched(request);
        return perform(request);
    }

    private ApprovalRequestView perform(ApprovalRequest request) {
        var before = views.of(request);
        var outcome = acts.execute(request);
        // Read anew: an act that moves rows in the database, as a merge does, forgets what was read before it.
        var done = requests.lockAny(request.id());
        done.executed(contents.kept(done, outcome), made(done, outcome), clock.instant());
        return service.recorded("approval.executed", done, before);
    }

    /** The customer whom a request has made: from now on it concerns them, and goes when they are erased. */
    private static @Nullable UUID made(ApprovalRequest request, Map<String, Object> outcome) {
        return request.subjectType.equals("customer")
                        && request.customerId == null
                        && outcome.get("id") instanceof String id
                ? UUID.fromString(id)
                : null;
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
