package io.taizhang.approval;

import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asking for a second person, and what becomes of a request short of being approved. */
@ApplicationScoped
@Transactional
public class ApprovalService {

    static final String SUBJECT = "approval_request";

    private final ApprovalRequests requests;
    private final ApprovalPolicies policies;
    private final ApprovalViews views;
    private final ApprovalSettings settings;
    private final Acts acts;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;

    ApprovalService(
            ApprovalRequests requests,
            ApprovalPolicies policies,
            ApprovalViews views,
            ApprovalSettings settings,
            Acts acts,
            Caller caller,
            AuditTrail audit,
            Clock clock) {
        this.requests = requests;
        this.policies = policies;
        this.views = views;
        this.settings = settings;
        this.acts = acts;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whether the act needs a second person by the policies of the installation. Costs no query in most cases.
     *
     * @param amount what is moved; null when the act moves no money, and then every threshold is passed
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean needed(String action, @Nullable Money amount) {
        return policies.needed(action, amount);
    }

    /**
     * Files an act for a second person, in the caller's transaction if there is one. The same key again, for the same
     * act by the same person, answers with the request that is there, whatever has become of it.
     *
     * @throws Refusal 409 {@code approval_pending} when one is pending for this act and record (member {@code requestId});
     *     422 {@code idempotency_key_reused}; 403 {@code not_allowed} without the act's permission to make it; and what
     *     the act's {@code validate} refuses with
     */
    public ApprovalRequestView request(RequestApproval asked) {
        if (!caller.may(acts.require(asked.action()).permissionToMake())) {
            throw Refusal.forbidden("not_allowed");
        }
        var payload = acts.object(asked.payload());
        requests.queueUp(asked.action(), asked.subject().id());
        var earlier = asked.key() == null ? Optional.<ApprovalRequest>empty() : requests.findByKey(asked.key());
        if (earlier.isPresent()) {
            if (!earlier.get().says(asked, payload, caller.id())) {
                throw Refusal.rule("idempotency_key_reused").at("Idempotency-Key");
            }
            return views.of(earlier.get());
        }
        makeRoom(asked);
        var unit = asked.subject().unitId() == null
                ? caller.unitId()
                : asked.subject().unitId();
        var request = new ApprovalRequest(
                asked, payload, caller.id(), unit, clock.instant().plus(settings.life()));
        acts.validate(request);
        requests.persistAndFlush(request);
        var view = views.of(request);
        audit.record("approval.requested", SUBJECT, request.id(), request.customerId, null, view);
        return view;
    }

    /**
     * The requests that wait for a decision on an act, by the record that they are about; whoever asks. For rooms that
     * have checked that the records may be seen.
     */
    public Map<UUID, UUID> pending(String action, Collection<UUID> subjectIds) {
        return subjectIds.isEmpty() ? Map.of() : requests.pending(action, subjectIds, clock.instant());
    }

    /** The request that was made under a key, whatever has become of it. */
    public Optional<ApprovalRequestView> under(UUID key) {
        return requests.findByKey(key).map(views::of);
    }

    /** One that nobody has decided in time makes room; one that can still be decided does not. */
    private void makeRoom(RequestApproval asked) {
        var pending = requests.lockPending(asked.action(), asked.subject().id());
        if (pending.isPresent()) {
            var request = pending.get();
            if (!request.isOverdue(clock.instant())) {
                throw Refusal.conflict("approval_pending", request.subjectLabel).with("requestId", request.id());
            }
            expire(request);
        }
    }

    Page<ApprovalRequestView> list(ListRequest request) {
        return requests.page(request).mapAll(views::of);
    }

    ApprovalRequestView get(UUID id) {
        return views.compared(requests.require(id));
    }

    ApprovalRequestView reject(UUID id, RejectRequest command) {
        var request = requests.lock(id);
        requireMayDecide(request);
        var before = views.of(request);
        request.reject(caller.id(), command.reason(), clock.instant());
        return recorded("approval.rejected", request, before);
    }

    ApprovalRequestView withdraw(UUID id) {
        var request = requests.lock(id);
        var before = views.of(request);
        request.withdraw(caller.id(), clock.instant());
        return recorded("approval.withdrawn", request, before);
    }

    /** Ends pending requests whose time is over; how many there were, at most {@value ApprovalRequests#BATCH}. */
    int expireOverdue() {
        var overdue = requests.lockOverdue(clock.instant());
        overdue.forEach(this::expire);
        return overdue.size();
    }

    /** @throws Refusal 403 {@code approval_own_request}, or {@code not_allowed} without the permission of the act */
    void requireMayDecide(ApprovalRequest request) {
        request.requireOther(caller.id());
        if (!caller.may(acts.require(request.action).permissionToDecide())) {
            throw Refusal.forbidden("not_allowed");
        }
    }

    /** Writes a change down and in the audit trail. */
    ApprovalRequestView recorded(String action, ApprovalRequest request, ApprovalRequestView before) {
        requests.flush();
        var after = views.of(request);
        audit.record(action, SUBJECT, request.id(), request.customerId, before, after);
        return after;
    }

    private void expire(ApprovalRequest request) {
        var before = views.of(request);
        request.expire(clock.instant());
        recorded("approval.expired", request, before);
    }
}
