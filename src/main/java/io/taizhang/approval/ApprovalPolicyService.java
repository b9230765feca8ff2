package io.taizhang.approval;

import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with policies. */
@ApplicationScoped
@Transactional
class ApprovalPolicyService {

    private final ApprovalPolicies policies;
    private final Acts acts;
    private final OrgDirectory units;
    private final AuditTrail audit;
    private final Event<ApprovalPolicyView> changed;

    ApprovalPolicyService(
            ApprovalPolicies policies,
            Acts acts,
            OrgDirectory units,
            AuditTrail audit,
            Event<ApprovalPolicyView> changed) {
        this.policies = policies;
        this.acts = acts;
        this.units = units;
        this.audit = audit;
        this.changed = changed;
    }

    Page<ApprovalPolicyView> list(ListRequest request) {
        return policies.page(request).map(ApprovalPolicyView::of);
    }

    /** @param unitId null for the policy of the whole house */
    ApprovalPolicyView get(String action, @Nullable UUID unitId) {
        return ApprovalPolicyView.of(policies.require(action, unitId));
    }

    ApprovalPolicyView set(String action, Version version, SetApprovalPolicy command) {
        var policy = policies.lock(action, null).orElseThrow(() -> Refusal.notFound("approval policy"));
        return changed(policy, version, command);
    }

    /**
     * Says what holds in a unit and below it.
     *
     * @param version of the unit's own policy; none is needed where it has none yet
     * @throws Refusal 404 for an action without a policy of the house, 422 {@code org_unit_unknown}
     */
    ApprovalPolicyView setFor(String action, UUID unitId, @Nullable String version, SetApprovalPolicy command) {
        policies.require(action, null);
        var present = policies.lock(action, unitId);
        if (present.isPresent()) {
            return changed(present.get(), Version.required(version), command);
        }
        units.require(unitId, "unitId");
        var policy = new ApprovalPolicy(action, unitId);
        policy.apply(command, acts.fields(action));
        policies.persistAndFlush(policy);
        return recorded(policy, null);
    }

    /** Lets the unit go by what holds above it. */
    void remove(String action, UUID unitId, Version version) {
        var policy = policies.lock(action, unitId).orElseThrow(() -> Refusal.notFound("approval policy"));
        var before = ApprovalPolicyView.of(policy);
        version.requireCurrent(policy.version(), () -> before);
        policies.delete(policy);
        policies.flush();
        audit.record("approval_policy.removed", "approval_policy", policy.id(), null, before, null);
        changed.fire(before);
    }

    private ApprovalPolicyView changed(ApprovalPolicy policy, Version version, SetApprovalPolicy command) {
        var before = ApprovalPolicyView.of(policy);
        version.requireCurrent(policy.version(), () -> before);
        policy.apply(command, acts.fields(policy.action));
        policies.flush();
        return recorded(policy, before);
    }

    private ApprovalPolicyView recorded(ApprovalPolicy policy, @Nullable ApprovalPolicyView before) {
        var after = ApprovalPolicyView.of(policy);
        audit.record("approval_policy.changed", "approval_policy", policy.id(), null, before, after);
        changed.fire(after);
        return after;
    }

    /** Not before the commit, or the old policies would be remembered again. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ApprovalPolicyView after) {
        policies.forget();
    }
}
