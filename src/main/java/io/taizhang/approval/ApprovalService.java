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
    private final ApprovalContents contents;
    private final Mandates mandates;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;

    ApprovalService(
            ApprovalRequests requests,
            ApprovalPolicies policies,
            ApprovalViews views,
            ApprovalSettings settings,
            Acts acts,
            ApprovalContents contents,
            Mandates mandates,
            Caller caller,
            AuditTrail audit,
            Clock clock) {
        this.requests = requests;
        this.policies = policies;
        this.views = views;
        this.settings = settings;
        this.acts = acts;
        this.contents = contents;
        this.mandates = mandates;
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
     * @throws Refusal 409 {@code approval_pending} when one is pending for this act and record (members {@code requestId},
     *     {@code makerName} and {@code requestedAt});
     *     422 {@code idempotency_key_reused}; 403 {@code not_allowed} without the act's permission to make it; and what
     *     the act's {@code validate} refuses with
     */
    public ApprovalRequestView request(RequestApproval asked) {
        var act = acts.require(asked.action());
        if (!caller.may(act.permissionToMake())) {
            throw Refusal.forbidden("not_allowed");
        }
        var payload = acts.object(asked.payload());
        var subject = asked.subject();
        requests.queueUp(act.isMakersOwn() ? subject.type() : asked.action(), subject.id());
        var earlier = asked.key() == null ? Optional.<ApprovalRequest>empty() : requests.findByKey(asked.key());
        if (earlier.isPresent()) {
            if (!earlier.get().isOf(asked, caller.id())
                    || !contents.payload(earlier.get()).equals(payload)) {
                throw Refusal.rule("idempotency_key_reused").at("Idempotency-Key");
            }
            return views.of(earlier.get());
        }
        makeRoom(asked, act.isMakersOwn());
        var unit = subject.unitId() == null ? caller.unitId() : subject.unitId();
        var request = new ApprovalRequest(
                asked, act.isMakersOwn(), caller.id(), unit, clock.instant().plus(settings.life()));
        contents.keep(request, payload);
        acts.validate(request);
        requests.persistAndFlush(request);
        var view = views.of(request);
        audit.record("approval.requested", SUBJECT, request.id(), request.customerId, null, told(view));
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
    private void makeRoom(RequestApproval asked, boolean alone) {
        var subject = asked.subject();
        var pending = alone ? requests.lockPendingAlone(subject) : requests.lockPending(asked.action(), subject.id());
        if (pending.isPresent()) {
            var request = pending.get();
            if (!request.isOverdue(clock.instant())) {
                var view = views.of(request);
                throw Refusal.conflict("approval_pending", request.subjectLabel)
                        .with("requestId", view.id())
                        .with("makerName", view.makerName() == null ? "" : view.makerName())
                        .with("requestedAt", view.createdAt());
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
        var place = requireMayDecide(request);
        var before = views.of(request);
        request.reject(caller.id(), place, command.reason(), clock.instant());
        return recorded("approval.rejected", request, before);
    }

    ApprovalRequestView withdraw(UUID id) {
        var request = requests.lock(id);
        var before = views.of(request);
        request.withdraw(caller.id(), clock.instant());
        return recorded("approval.withdrawn", request, before);
    }

    /** The maker takes note of what became of a request. A mark of the reader's own, so it is in no trail. */
    ApprovalRequestView seen(UUID id) {
        var request = requests.lock(id);
        if (request.isNewsFor(caller.id())) {
            request.seenAt = clock.instant();
            requests.flush();
        }
        return views.of(request);
    }

    /** Ends pending requests whose time is over; how many there were, at most {@value ApprovalRequests#BATCH}. */
    int expireOverdue() {
        var overdue = requests.lockOverdue(clock.instant());
        overdue.forEach(this::expire);
        return overdue.size();
    }

    /**
     * By whose right the caller decides the request.
     *
     * @return who has delegated it; null for the caller's own
     * @throws Refusal 403 {@code approval_own_request}, or {@code not_allowed} without the permission of the act
     */
    @Nullable
    UUID requireMayDecide(ApprovalRequest request) {
        request.requireOther(caller.id());
        return Mandates.over(mandates.ofCaller(), request)
                .orElseThrow(() -> Refusal.forbidden("not_allowed"))
                .of();
    }

    /** Writes a change down and in the audit trail. */
    ApprovalRequestView recorded(String action, ApprovalRequest request, ApprovalRequestView before) {
        requests.flush();
        var after = views.of(request);
        audit.record(action, SUBJECT, request.id(), request.customerId, told(before), told(after));
        return after;
    }

    /** What the trail keeps, which cannot be erased: of somebody who is no customer yet nothing that tells who they are. */
    private static ApprovalRequestView told(ApprovalRequestView view) {
        return view.customerId() == null && view.subjectType().equals("customer") ? view.withoutContent() : view;
    }

    private void expire(ApprovalRequest request) {
        var before = views.of(request);
        request.expire(clock.instant());
        recorded("approval.expired", request, before);
    }
}
