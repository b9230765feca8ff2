package io.taizhang.privacy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How long what is kept, and what that would let go today. */
@ApplicationScoped
@Transactional
class RetentionService {

    private final Rules rules;
    private final EntityManager em;
    private final AuditTrail audit;
    private final BusinessTime time;

    RetentionService(Rules rules, EntityManager em, AuditTrail audit, BusinessTime time) {
        this.rules = rules;
        this.em = em;
        this.audit = audit;
        this.time = time;
    }

    Page<RetentionRuleView> list() {
        return new Page<>(all().stream().map(RetentionRuleView::of).toList(), null, null, null);
    }

    RetentionRuleView get(RetainedKind kind) {
        return RetentionRuleView.of(rules.require(kind, LockModeType.NONE));
    }

    RetentionRuleView set(RetainedKind kind, Version version, SetRetention command) {
        var rule = rules.require(kind, LockModeType.PESSIMISTIC_WRITE);
        var before = RetentionRuleView.of(rule);
        version.requireCurrent(rule.version(), () -> before);
        rule.apply(command);
        rules.flush();
        var after = RetentionRuleView.of(rule);
        audit.record("retention_rule.changed", "retention_rule", rule.id(), null, before, after);
        return after;
    }

    RetentionDryRun dryRun() {
        return new RetentionDryRun(time.today(), all().stream().map(this::past).toList());
    }

    private RetentionDryRun.Item past(RetentionRule rule) {
        var cutoff = time.today().minusMonths(rule.months);
        var kind = rule.kind;
        var row = (Object[]) em.createNativeQuery(
                        "select count(*), min(" + kind.since + ") from " + kind.table + " where " + kind.since
                                + " < :cutoff and " + kind.where,
                        Object[].class)
                .setParameter("cutoff", time.startOf(cutoff))
                .getSingleResult();
        return new RetentionDryRun.Item(kind, rule.months, cutoff, ((Number) row[0]).longValue(), day(row[1]));
    }

    private @Nullable LocalDate day(@Nullable Object moment) {
        if (moment == null) {
            return null;
        }
        return time.dayOf(moment instanceof Timestamp stamp ? stamp.toInstant() : (Instant) moment);
    }

    private List<RetentionRule> all() {
        return rules.list("order by kind");
    }

    /** The queries on rules. */
    @ApplicationScoped
    static class Rules implements PanacheRepositoryBase<RetentionRule, UUID> {

        RetentionRule require(RetainedKind kind, LockModeType lock) {
            return find("kind", kind)
                    .withLock(lock)
                    .firstResultOptional()
                    .orElseThrow(() -> Refusal.notFound("retention rule"));
        }
    }
}
