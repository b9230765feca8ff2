package io.taizhang.approval;

import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OnBehalf;
import io.taizhang.identity.Role;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with delegations. */
@ApplicationScoped
@Transactional
class ApprovalDelegationService {

    private static final String SUBJECT = "approval_delegation";
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Machines and those who only watch decide nothing, in nobody's place. */
    private static final Set<Role> NEVER = Set.of(Role.INTEGRATION, Role.AUDITOR);

    private final ApprovalDelegations delegations;
    private final Acts acts;
    private final StaffDirectory staff;
    private final OnBehalf powers;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;

    ApprovalDelegationService(
            ApprovalDelegations delegations,
            Acts acts,
            StaffDirectory staff,
            OnBehalf powers,
            Caller caller,
            AuditTrail audit,
            Clock clock) {
        this.delegations = delegations;
        this.acts = acts;
        this.staff = staff;
        this.powers = powers;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    Page<ApprovalDelegationView> list(ListRequest request) {
        return delegations.page(request).mapAll(this::views);
    }

    ApprovalDelegationView get(UUID id) {
        return view(delegations.require(id));
    }

    /**
     * Delegates until a moment.
     *
     * @throws Refusal 403 {@code not_allowed} for somebody else's right; 422 {@code delegation_to_oneself},
     *     {@code delegation_impossible}, {@code delegation_action}, {@code delegation_until}, {@code staff_unknown}
     */
    ApprovalDelegationView delegate(DelegateApprovals command) {
        var delegator = command.delegatorId() == null ? caller.id() : command.delegatorId();
        if (!delegator.equals(caller.id()) && !caller.may("staff:write")) {
            throw Refusal.forbidden("not_allowed");
        }
        if (delegator.equals(command.delegateId())) {
            throw Refusal.rule("delegation_to_oneself").at("/delegateId");
        }
        staff.requireActive(delegator, "/delegatorId");
        staff.requireActive(command.delegateId(), "/delegateId");
        if (powers.powers(command.delegateId())
                .filter(theirs -> !NEVER.contains(theirs.role()))
                .isEmpty()) {
            throw Refusal.rule("delegation_impossible").at("/delegateId");
        }
        requireDecidable(delegator, command.actions());
        var now = clock.instant();
        if (!command.validUntil().isAfter(now) || command.validUntil().isAfter(now.plus(LONGEST))) {
            throw Refusal.rule("delegation_until").at("/validUntil");
        }
        var delegation = new ApprovalDelegation(delegator, command);
        delegations.persistAndFlush(delegation);
        return recorded("approval_delegation.made", delegation, null);
    }

    /** Ends it before its time; one that has ended stays as it is. */
    ApprovalDelegationView end(UUID id, Version version) {
        var delegation = delegations.lock(id);
        var before = view(delegation);
        version.requireCurrent(delegation.version(), () -> before);
        var concerned = Set.of(delegation.delegator, delegation.delegate).contains(caller.id());
        if (!concerned && !caller.may("staff:write")) {
            throw Refusal.forbidden("not_allowed");
        }
        if (delegation.endedAt != null) {
            return before;
        }
        delegation.end(caller.id(), clock.instant());
        return recorded("approval_delegation.ended", delegation, before);
    }

    /** Writes down that the time of some is over; how many there were, at most {@value ApprovalRequests#BATCH}. */
    int endOver() {
        var over = delegations.lockOver(clock.instant());
        over.forEach(delegation -> {
            var before = view(delegation);
            delegation.end(null, clock.instant());
            recorded("approval_delegation.expired", delegation, before);
        });
        return over.size();
    }

    private void requireDecidable(UUID delegator, List<String> actions) {
        var decidable = powers.powers(delegator)
                .map(theirs -> acts.decidableWith(theirs.permissions()))
                .orElse(List.of());
        for (int i = 0; i < actions.size(); i++) {
            if (!decidable.contains(actions.get(i))) {
                throw Refusal.rule("delegation_action", actions.get(i)).at("/actions/" + i);
            }
        }
    }

    private ApprovalDelegationView recorded(
            String action, ApprovalDelegation delegation, @Nullable ApprovalDelegationView before) {
        delegations.flush();
        var after = view(delegation);
        audit.record(action, SUBJECT, delegation.id(), null, before, after);
        return after;
    }

    private ApprovalDelegationView view(ApprovalDelegation delegation) {
        return views(List.of(delegation)).get(0);
    }

    private List<ApprovalDelegationView> views(List<ApprovalDelegation> shown) {
        var people = new HashSet<UUID>();
        shown.forEach(delegation -> people.addAll(List.of(delegation.delegator, delegation.delegate)));
        var names = staff.names(people);
        return shown.stream()
                .map(delegation -> ApprovalDelegationView.of(delegation, names))
                .toList();
    }
}
