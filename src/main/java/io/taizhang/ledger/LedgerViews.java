package io.taizhang.ledger;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the general ledger shows of its chart, its rules and its runs. */
final class LedgerViews {

    private LedgerViews() {}

    public record ChartAccountView(
            UUID id,
            long version,
            @Filterable(sort = true) String code,
            @Filterable String name,
            @Filterable LedgerSide side,
            @Filterable ChartAccountKind kind,
            @Filterable @Nullable String parentCode,
            @Nullable String smallCode,
            @Nullable String externalCode,
            @Filterable boolean byCustomer,
            @Filterable boolean closed,
            @Nullable String note,
            @Filterable(sort = true) Instant createdAt,
            Instant updatedAt)
            implements Versioned {

        static ChartAccountView of(ChartAccount account) {
            return new ChartAccountView(
                    account.id(),
                    account.version(),
                    account.code,
                    account.name,
                    account.side,
                    account.kind,
                    account.parentCode,
                    account.smallCode,
                    account.externalCode,
                    account.byCustomer,
                    account.closed,
                    account.note,
                    account.createdAt(),
                    account.updatedAt());
        }
    }

    /** Where money of a method lies. */
    public record MethodAccountView(String method, String accountCode) {}

    public record PostingRuleView(
            UUID id,
            @Filterable String event,
            @Filterable @Nullable @Schema(description = "Absent: any.") String method,
            @Filterable @Nullable @Schema(description = "Absent: any.") String category,
            @Filterable(sort = true) LocalDate effectiveFrom,
            @Schema(description = "None: the event is no matter of this ledger.") List<PostingLeg> legs,
            @Nullable String note,
            UUID createdBy,
            @Filterable(sort = true) Instant createdAt) {

        static PostingRuleView of(PostingRule rule) {
            return new PostingRuleView(
                    rule.id(),
                    rule.event,
                    rule.method,
                    rule.category,
                    rule.effectiveFrom,
                    rule.legs,
                    rule.note,
                    rule.createdBy,
                    rule.createdAt);
        }
    }

    public record LedgerPolicyView(
            UUID id,
            @Filterable LedgerPolicyKind kind,
            @Filterable @Nullable @Schema(description = "Absent: every event.") String event,
            @Filterable @Nullable @Schema(description = "Absent: every shop.") UUID shopId,
            @Schema(description = "Basis points: 1300 is 13 %.") int rate,
            @Filterable(sort = true) LocalDate effectiveFrom,
            @Nullable String note,
            UUID createdBy,
            @Filterable(sort = true) Instant createdAt) {

        static LedgerPolicyView of(LedgerPolicy policy) {
            return new LedgerPolicyView(
                    policy.id(),
                    policy.kind,
                    policy.event,
                    policy.shopId,
                    policy.rate,
                    policy.effectiveFrom,
                    policy.note,
                    policy.createdBy,
                    policy.createdAt);
        }
    }

    /** A kind of event, and how far it has been derived. */
    public record LedgerEventView(
            String code,
            String name,
            @Nullable @Schema(description = "In the table of postings: E01 …") String reference,
            @Schema(description = "Rows of transactions below this number are in the journal.") long uptoXid,
            @Nullable @Schema(description = "Why it does not go on; absent: it does.") List<StuckCase> stuck,
            @Nullable Instant stuckSince) {}

    /** Rows that cannot be posted, and why. */
    public record StuckCase(
            String event,
            String method,
            String category,
            LocalDate businessDate,
            @Schema(description = "NO_RULE, NO_ACCOUNT or ACCOUNT_CLOSED.") String why,
            long rows,
            Money amount) {}

    public record LedgerRunView(
            UUID id,
            UUID startedBy,
            @Filterable(sort = true) Instant createdAt,
            @Nullable @Schema(description = "Absent: it was broken off; the next one goes on.") Instant finishedAt,
            long uptoXid,
            long rows,
            @Filterable long vouchers,
            @Schema(description = "What lacks a rule and waits, the first hundred.") List<StuckCase> stuck) {

        static LedgerRunView of(LedgerRun run) {
            return new LedgerRunView(
                    run.id(),
                    run.startedBy,
                    run.createdAt(),
                    run.finishedAt,
                    run.uptoXid,
                    run.rows,
                    run.vouchers,
                    run.stuck);
        }
    }
}
