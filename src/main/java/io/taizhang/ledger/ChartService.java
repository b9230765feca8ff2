package io.taizhang.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.ledger.LedgerCommands.DefinePostingRule;
import io.taizhang.ledger.LedgerCommands.OpenChartAccount;
import io.taizhang.ledger.LedgerCommands.SetLedgerPolicy;
import io.taizhang.ledger.LedgerCommands.SetMethodAccount;
import io.taizhang.ledger.LedgerViews.ChartAccountView;
import io.taizhang.ledger.LedgerViews.LedgerPolicyView;
import io.taizhang.ledger.LedgerViews.MethodAccountView;
import io.taizhang.ledger.LedgerViews.PostingRuleView;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chart of accounts, the rules and the rates. What is decided counts for what is derived from now on. */
@ApplicationScoped
@Transactional
class ChartService {

    private static final String ACCOUNT = "ledger_account";
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private final RuleBooks books;
    private final EntityManager em;
    private final OrgDirectory units;
    private final MergePatch patches;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    ChartService(
            RuleBooks books,
            EntityManager em,
            OrgDirectory units,
            MergePatch patches,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.books = books;
        this.em = em;
        this.units = units;
        this.patches = patches;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    Page<ChartAccountView> accounts(ListRequest request) {
        return books.accounts(request).map(ChartAccountView::of);
    }

    /**
     * @throws Refusal 409 {@code account_code_taken}; 422 {@code account_parent_unknown}, and {@code account_has_lines} or
     *     {@code account_in_rules} when the account above is posted to itself
     */
    ChartAccountView open(OpenChartAccount command) {
        if (books.account(command.code()).isPresent()) {
            throw Refusal.conflict("account_code_taken", command.code());
        }
        var parent = ChartAccount.parentOf(command.code());
        if (parent != null) {
            requireParent(parent);
        }
        var account = new ChartAccount(command);
        books.persistAndFlush(account);
        var view = ChartAccountView.of(account);
        audit.record("ledger_account.opened", ACCOUNT, account.id(), null, null, view);
        return view;
    }

    /** Lines stand on the lowest accounts only, as finance systems want it. */
    private void requireParent(String code) {
        var parent = books.account(code)
                .orElseThrow(() -> Refusal.rule("account_parent_unknown", code).at("/code"));
        if (books.hasLines(parent.code)) {
            throw Refusal.rule("account_has_lines", code).at("/code");
        }
        if (books.isNamed(parent.code)) {
            throw Refusal.rule("account_in_rules", code).at("/code");
        }
    }

    /** @throws Refusal 409 {@code account_has_lines} for another side, kind or dimension of an account in use */
    ChartAccountView change(UUID id, Version version, JsonNode patch) {
        var account = books.lockAccount(id).orElseThrow(() -> Refusal.notFound("ledger account"));
        var before = ChartAccountView.of(account);
        version.requireCurrent(account.version(), () -> before);
        var edit = patches.apply(account.editable(), patch);
        if (account.wouldBecomeAnother(edit) && books.hasLines(account.code)) {
            throw Refusal.conflict("account_has_lines", account.code);
        }
        account.apply(edit);
        books.flush();
        var after = ChartAccountView.of(account);
        audit.record("ledger_account.changed", ACCOUNT, id, null, before, after);
        return after;
    }

    /** @throws Refusal 409 {@code account_has_lines}, {@code account_in_rules} or {@code account_has_children} */
    void remove(UUID id, Version version) {
        var account = books.lockAccount(id).orElseThrow(() -> Refusal.notFound("ledger account"));
        var before = ChartAccountView.of(account);
        version.requireCurrent(account.version(), () -> before);
        if (books.hasLines(account.code)) {
            throw Refusal.conflict("account_has_lines", account.code);
        }
        if (books.isNamed(account.code)) {
            throw Refusal.conflict("account_in_rules", account.code);
        }
        if (books.hasAccountsBelow(account.code)) {
            throw Refusal.conflict("account_has_children", account.code);
        }
        books.delete(account);
        audit.record("ledger_account.removed", ACCOUNT, id, null, before, null);
    }

    List<MethodAccountView> methods() {
        return books.methods().entrySet().stream()
                .map(entry -> new MethodAccountView(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @throws Refusal 404 for a method that there is not; 422 as {@link #define} */
    MethodAccountView setMethod(String method, SetMethodAccount command) {
        var before = books.methods().get(method);
        if (before == null) {
            throw Refusal.notFound("method");
        }
        requireUsable(command.accountCode(), "/accountCode");
        books.setMethod(method, command.accountCode(), caller.id());
        var view = new MethodAccountView(method, command.accountCode());
        var subject = UUID.nameUUIDFromBytes(method.getBytes(StandardCharsets.UTF_8));
        audit.record("ledger_method.set", "ledger_method", subject, null, new MethodAccountView(method, before), view);
        return view;
    }

    Page<PostingRuleView> rules(ListRequest request) {
        return books.rules(request).map(PostingRuleView::of);
    }

    /**
     * @throws Refusal 404 for an event that there is not; 422 {@code posting_rule_unbalanced}, {@code account_unknown},
     *     {@code account_not_lowest}, {@code account_is_closed}, {@code effective_too_early}
     */
    PostingRuleView define(String event, DefinePostingRule command) {
        if (!books.isEvent(event)) {
            throw Refusal.notFound("ledger event");
        }
        requireSinceThen(command.effectiveFrom());
        var rule = new PostingRule(event, command, caller.id(), time.now());
        for (int i = 0; i < rule.legs.size(); i++) {
            var code = rule.legs.get(i).account();
            if (!code.equals(PostingLeg.MONEY)) {
                requireUsable(code, "/legs/" + i + "/account");
            }
        }
        rule.requireBalanced();
        em.persist(rule);
        em.flush();
        var view = PostingRuleView.of(rule);
        audit.record("posting_rule.defined", "posting_rule", rule.id(), null, null, view);
        return view;
    }

    Page<LedgerPolicyView> policies(ListRequest request) {
        return books.policies(request).map(LedgerPolicyView::of);
    }

    /** @throws Refusal 422 {@code policy_for_all}, {@code ledger_event_unknown}, {@code org_unit_unknown} */
    LedgerPolicyView set(SetLedgerPolicy command) {
        if (command.kind() != LedgerPolicyKind.VAT && (command.event() != null || command.shopId() != null)) {
            throw Refusal.rule("policy_for_all", command.kind()).at(command.event() == null ? "/shopId" : "/event");
        }
        if (command.event() != null && !books.isEvent(command.event())) {
            throw Refusal.rule("ledger_event_unknown", command.event()).at("/event");
        }
        units.require(command.shopId(), "/shopId");
        requireSinceThen(command.effectiveFrom());
        var policy = new LedgerPolicy(command, caller.id(), time.now());
        em.persist(policy);
        em.flush();
        var view = LedgerPolicyView.of(policy);
        audit.record("ledger_policy.set", "ledger_policy", policy.id(), null, null, view);
        return view;
    }

    private static void requireSinceThen(@Nullable LocalDate day) {
        if (day == null || day.isBefore(FIRST) || day.getYear() > 9999) {
            throw Refusal.rule("effective_too_early", FIRST).at("/effectiveFrom");
        }
    }

    private void requireUsable(String code, String pointer) {
        var account = books.account(code)
                .orElseThrow(() -> Refusal.rule("account_unknown", code).at(pointer));
        if (account.closed) {
            throw Refusal.rule("account_is_closed", code).at(pointer);
        }
        if (books.hasAccountsBelow(code)) {
            throw Refusal.rule("account_not_lowest", code).at(pointer);
        }
    }
}
