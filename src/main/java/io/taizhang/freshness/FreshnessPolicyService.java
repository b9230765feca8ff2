package io.taizhang.freshness;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerKind;
import io.taizhang.customer.CustomerTier;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The rules of freshness and completeness. A change reaches every file with the next sweep. */
@ApplicationScoped
@Transactional
class FreshnessPolicyService {

    private final Policies policies;
    private final Scales scales;
    private final AuditTrail audit;

    FreshnessPolicyService(Policies policies, Scales scales, AuditTrail audit) {
        this.policies = policies;
        this.scales = scales;
        this.audit = audit;
    }

    Page<FreshnessPolicyView> policies() {
        return new Page<>(
                policies.find("order by tier").stream()
                        .map(FreshnessPolicyView::of)
                        .toList(),
                null,
                null,
                null);
    }

    FreshnessPolicyView policy(CustomerTier tier) {
        return FreshnessPolicyView.of(policies.require(tier, LockModeType.NONE));
    }

    FreshnessPolicyView set(CustomerTier tier, Version version, SetFreshnessPolicy command) {
        var policy = policies.require(tier, LockModeType.PESSIMISTIC_WRITE);
        var before = FreshnessPolicyView.of(policy);
        version.requireCurrent(policy.version(), () -> before);
        policy.apply(command);
        policies.flush();
        var after = FreshnessPolicyView.of(policy);
        audit.record("freshness_policy.changed", "freshness_policy", policy.id(), null, before, after);
        return after;
    }

    Page<CompletenessScaleView> scales() {
        return new Page<>(
                scales.find("order by kind").stream()
                        .map(CompletenessScaleView::of)
                        .toList(),
                null,
                null,
                null);
    }

    CompletenessScaleView scale(CustomerKind kind) {
        return CompletenessScaleView.of(scales.require(kind, LockModeType.NONE));
    }

    CompletenessScaleView set(CustomerKind kind, Version version, SetCompletenessScale command) {
        var scale = scales.require(kind, LockModeType.PESSIMISTIC_WRITE);
        var before = CompletenessScaleView.of(scale);
        version.requireCurrent(scale.version(), () -> before);
        scale.apply(command);
        scales.flush();
        var after = CompletenessScaleView.of(scale);
        audit.record("completeness_scale.changed", "completeness_scale", scale.id(), null, before, after);
        return after;
    }

    /** The queries on policies. */
    @ApplicationScoped
    static class Policies implements PanacheRepositoryBase<FreshnessPolicy, UUID> {

        FreshnessPolicy require(CustomerTier tier, LockModeType lock) {
            return find("tier", tier)
                    .withLock(lock)
                    .firstResultOptional()
                    .orElseThrow(() -> Refusal.notFound("freshness policy"));
        }
    }

    /** The queries on scales. */
    @ApplicationScoped
    static class Scales implements PanacheRepositoryBase<CompletenessScale, UUID> {

        CompletenessScale require(CustomerKind kind, LockModeType lock) {
            return find("kind", kind)
                    .withLock(lock)
                    .firstResultOptional()
                    .orElseThrow(() -> Refusal.notFound("completeness scale"));
        }
    }
}
