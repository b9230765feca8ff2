package io.taizhang.approval;

import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;

/** What can be done with policies. */
@ApplicationScoped
@Transactional
class ApprovalPolicyService {

    private final ApprovalPolicies policies;
    private final AuditTrail audit;
    private final Event<ApprovalPolicyView> changed;

    ApprovalPolicyService(ApprovalPolicies policies, AuditTrail audit, Event<ApprovalPolicyView> changed) {
        this.policies = policies;
        this.audit = audit;
        this.changed = changed;
    }

    Page<ApprovalPolicyView> list(ListRequest request) {
        return policies.page(request).map(ApprovalPolicyView::of);
    }

    ApprovalPolicyView get(String action) {
        return ApprovalPolicyView.of(policies.require(action));
    }

    ApprovalPolicyView set(String action, Version version, SetApprovalPolicy command) {
        var policy = policies.lock(action);
        version.requireCurrent(policy.version(), () -> ApprovalPolicyView.of(policy));
        var before = ApprovalPolicyView.of(policy);
        policy.apply(command);
        policies.flush();
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
