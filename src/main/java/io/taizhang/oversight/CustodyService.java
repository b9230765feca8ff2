package io.taizhang.oversight;

import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.regulation.PrepaidRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** How much of the cards' money has to lie in custody. */
@ApplicationScoped
@Transactional
class CustodyService {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);
    /** The first quarter-end on which the rule was law. */
    private static final LocalDate FIRST = LocalDate.of(2012, 12, 31);

    private final LiabilityService liability;
    private final PrepaidRules rules;
    private final Session session;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    CustodyService(
            LiabilityService liability,
            PrepaidRules rules,
            Session session,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.liability = liability;
        this.rules = rules;
        this.session = session;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    /**
     * The figure for the quarter after the given one; by the rule as it counts at that quarter's end, or today.
     *
     * @param quarterEnd null for the last one
     * @throws Refusal 422 {@code not_a_quarter_end} for another day or one that is still to come
     */
    CustodyView get(@Nullable LocalDate quarterEnd) {
        var end = quarterEnd == null ? lastEndBefore(time.today()) : quarterEnd;
        if (end.isBefore(FIRST) || !end.isBefore(time.today()) || !end.equals(lastEndBefore(end.plusDays(1)))) {
            throw Refusal.rule("not_a_quarter_end", end).at("quarterEnd");
        }
        var appliesUntil = lastEndBefore(end.plusMonths(4));
        var day = appliesUntil.isBefore(time.today()) ? appliesUntil : time.today();
        var type = issuerType();
        var basisPoints = type.custody == null ? 0 : rules.value(type.custody, day);
        var owed = liability.owedAtEndOf(end);
        return new CustodyView(
                time.shown(time.now()),
                end,
                type,
                type.custody,
                basisPoints,
                owed.principal(),
                owed.bonus(),
                share(owed.principal(), basisPoints),
                share(owed.balance(), basisPoints));
    }

    CustodyView setIssuerType(SetIssuerType command) {
        var before = issuerType();
        var id = Ids.next();
        session.createNativeMutationQuery("insert into issuer_setting (id, type, reason, decided_by, decided_at)"
                        + " values (:id, :type, :reason, :by, :at)")
                .setParameter("id", id)
                .setParameter("type", command.type().name())
                .setParameter("reason", command.reason().strip())
                .setParameter("by", caller.id())
                .setParameter("at", time.now())
                .executeUpdate();
        audit.record("issuer_type.set", "issuer_setting", id, null, new Issuer(before), command);
        return get(null);
    }

    /** What the audit trail keeps of the state before. */
    record Issuer(IssuerType type) {}

    private IssuerType issuerType() {
        return session.createNativeQuery("select type from issuer_setting order by position desc limit 1", String.class)
                .uniqueResultOptional()
                .map(IssuerType::valueOf)
                .orElse(IssuerType.OTHER);
    }

    private static LocalDate lastEndBefore(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1).minusDays(1);
    }

    private static Money share(Money balance, long basisPoints) {
        var minor = BigDecimal.valueOf(balance.minor())
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(WHOLE, 0, RoundingMode.CEILING);
        return Money.of(minor.longValueExact(), balance.currency());
    }
}
