package io.taizhang.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules, rates and accounts as they stand, and which of them count for a case: the most particular, then the one that
 * holds since the latest day, then the one written last.
 *
 * @param moneyAccounts the account of each method
 */
record RuleBook(
        List<PostingRule> rules,
        List<LedgerPolicy> policies,
        Map<String, String> moneyAccounts,
        Map<String, ChartAccount> accounts) {

    /**
     * What is posted alike: rows of an event with the same method and category, of a shop and a business day.
     *
     * @param rate of the tax that their documents say, in basis points; null where the ledger computes it
     */
    record Case(
            String event,
            String method,
            String category,
            UUID shopId,
            LocalDate businessDate,
            @Nullable Integer rate) {}

    @Nullable
    PostingRule rule(Case of) {
        return rules.stream()
                .filter(rule -> rule.event.equals(of.event()))
                .filter(rule -> rule.fits(of.method(), of.category(), of.businessDate()))
                .max(Comparator.comparingInt(PostingRule::weight)
                        .thenComparing(rule -> rule.effectiveFrom)
                        .thenComparingLong(rule -> rule.position))
                .orElse(null);
    }

    /**
     * The rate of tax in basis points: that of the documents, or else the one that was decided.
     *
     * @param taxed whether any line depends on it
     */
    int vat(Case of, boolean taxed) {
        if (of.rate() != null) {
            return of.rate();
        }
        return taxed ? rate(LedgerPolicyKind.VAT, of) : 0;
    }

    /** In basis points; 0 when nobody decided. */
    int rate(LedgerPolicyKind kind, Case of) {
        return policies.stream()
                .filter(policy -> policy.fits(kind, of.event(), of.shopId(), of.businessDate()))
                .max(Comparator.comparingInt(LedgerPolicy::weight)
                        .thenComparing(policy -> policy.effectiveFrom)
                        .thenComparingLong(policy -> policy.position))
                .map(policy -> policy.rate)
                .orElse(0);
    }

    /** Whether a case is no matter of this ledger. */
    boolean isMemo(Case of) {
        var rule = rule(of);
        return rule != null && rule.isMemo();
    }

    /** The account of a leg. */
    @Nullable
    ChartAccount account(PostingLeg leg, String method) {
        var code = leg.account().equals(PostingLeg.MONEY) ? moneyAccounts.get(method) : leg.account();
        return code == null ? null : accounts.get(code);
    }

    /** Why a case cannot be posted; null when it can. */
    @Nullable
    String obstacle(Case of) {
        var rule = rule(of);
        if (rule == null) {
            return "NO_RULE";
        }
        for (var leg : rule.legs) {
            var account = account(leg, of.method());
            if (account == null) {
                return "NO_ACCOUNT";
            }
            if (account.closed) {
                return "ACCOUNT_CLOSED";
            }
        }
        return null;
    }
}
