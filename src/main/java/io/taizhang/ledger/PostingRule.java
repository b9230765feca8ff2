package io.taizhang.ledger;

import io.taizhang.platform.Ids;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** How one case of an event becomes lines, from a business day on. */
@Entity
@Immutable
@Table(name = "gl_posting_rule")
class PostingRule {

    /** Amounts with every relation that figures have and no other: what balances for these balances for all. */
    private static final List<Figures> SAMPLES = List.of(
            Figures.of(10_000_019, 777, 1_300, 600, 500),
            Figures.of(733_331, 101, 900, 1_600, 1_000),
            Figures.of(-54_367, -13, 600, 300, 100));

    @Id
    private UUID id = Ids.next();

    /** Given by the database: of two rules for the same case and day the later one counts. */
    @Column(insertable = false, updatable = false)
    long position;

    String event;

    @Nullable
    String method;

    @Nullable
    String category;

    LocalDate effectiveFrom;

    @Column(columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    List<PostingLeg> legs;

    @Nullable
    String note;

    UUID createdBy;

    Instant createdAt;

    protected PostingRule() {}

    PostingRule(String event, LedgerCommands.DefinePostingRule command, UUID by, Instant at) {
        this.event = event;
        this.method = command.method();
        this.category = command.category();
        this.effectiveFrom = command.effectiveFrom();
        this.legs = List.copyOf(command.legs());
        this.note = command.note();
        this.createdBy = by;
        this.createdAt = at;
    }

    UUID id() {
        return id;
    }

    /** Whether the event is no matter of this ledger. */
    boolean isMemo() {
        return legs.isEmpty();
    }

    boolean isTaxed() {
        return legs.stream().anyMatch(leg -> leg.amount().isTaxed());
    }

    boolean fits(String itsMethod, String itsCategory, LocalDate day) {
        return (method == null || method.equals(itsMethod))
                && (category == null || category.equals(itsCategory))
                && !effectiveFrom.isAfter(day);
    }

    /** How particular it is: a method counts for more than a category. */
    int weight() {
        return (method == null ? 0 : 2) + (category == null ? 0 : 1);
    }

    /** @throws Refusal 422 {@code posting_rule_unbalanced} when its sides can differ */
    void requireBalanced() {
        for (var sample : SAMPLES) {
            long difference = 0;
            for (var leg : legs) {
                difference += leg.side() == LedgerSide.DEBIT ? leg.of(sample) : -leg.of(sample);
            }
            if (difference != 0) {
                throw Refusal.rule("posting_rule_unbalanced").at("/legs");
            }
        }
    }
}
