package io.taizhang.regulation;

import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reading the rules and deciding otherwise. */
@ApplicationScoped
@Transactional
class PrepaidRuleService {

    private final PrepaidRuleBook book;
    private final StaffDirectory staff;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;
    private final Event<PrepaidRules.Changed> changed;

    PrepaidRuleService(
            PrepaidRuleBook book,
            StaffDirectory staff,
            AuditTrail audit,
            Caller caller,
            BusinessTime time,
            Event<PrepaidRules.Changed> changed) {
        this.book = book;
        this.staff = staff;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
        this.changed = changed;
    }

    Page<PrepaidRuleView> list() {
        return new Page<>(named(book.on(time.today(), EnumSet.allOf(PrepaidRuleKey.class))), null, null, null);
    }

    PrepaidRuleHistory get(PrepaidRuleKey key) {
        var decisions = book.decisions(key);
        var names = staff.names(
                decisions.stream().map(PrepaidRuleOverride::decidedBy).collect(Collectors.toSet()));
        return new PrepaidRuleHistory(
                rule(key),
                decisions.stream()
                        .map(decision -> Objects.requireNonNull(PrepaidRuleBook.named(decision, names)))
                        .toList());
    }

    /**
     * Decides that another value counts from a day on.
     *
     * @throws Refusal 422 {@code prepaid_rule_value} for a value that its unit does not have, {@code
     *     prepaid_rule_backdated} for a day that has passed: what was decided then was decided by the rule of then
     */
    PrepaidRuleView override(PrepaidRuleKey key, OverridePrepaidRule command) {
        if (command.value() != null && command.value() > key.unit.most) {
            throw Refusal.rule("prepaid_rule_value", key.unit.most).at("/value");
        }
        var validFrom = command.validFrom() == null ? time.today() : command.validFrom();
        if (validFrom.isBefore(time.today()) || validFrom.isAfter(time.today().plusYears(5))) {
            throw Refusal.rule("prepaid_rule_backdated", validFrom, time.today().plusYears(5))
                    .at("/validFrom");
        }
        var before = rule(key);
        var id = Ids.next();
        book.add(id, key, command, validFrom, caller.id());
        var after = rule(key);
        audit.record("prepaid_rule.overridden", "prepaid_rule_override", id, null, before, new Decided(command, after));
        changed.fire(new PrepaidRules.Changed());
        return after;
    }

    /** What the audit trail keeps: the decision, which may count later only, and the rule as it holds now. */
    record Decided(OverridePrepaidRule decision, PrepaidRuleView rule) {}

    private PrepaidRuleView rule(PrepaidRuleKey key) {
        return named(book.on(time.today(), Set.of(key))).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("prepaid rule"));
    }

    private List<PrepaidRuleView> named(List<PrepaidRuleView> rules) {
        var names = staff.names(rules.stream()
                .map(PrepaidRuleView::override)
                .filter(Objects::nonNull)
                .map(PrepaidRuleOverride::decidedBy)
                .collect(Collectors.toSet()));
        return rules.stream()
                .map(rule -> new PrepaidRuleView(
                        rule.key(),
                        rule.unit(),
                        rule.value(),
                        rule.amount(),
                        rule.writtenValue(),
                        rule.appliesFrom(),
                        rule.source(),
                        rule.article(),
                        rule.quotation(),
                        rule.summary(),
                        rule.certain(),
                        rule.doubt(),
                        PrepaidRuleBook.named(rule.override(), names)))
                .toList();
    }
}
