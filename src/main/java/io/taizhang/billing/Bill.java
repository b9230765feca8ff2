package io.taizhang.billing;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** What a customer is asked to pay: a draft until it is approved, then as it was approved. */
@Entity
class Bill extends BaseEntity {

    private static final String RESIDUAL = "(select coalesce(sum(i.residual_minor), 0) from bill_item b"
            + " join open_item i on i.id = b.item_id where b.bill_id = id and b.released_at is null)";

    private static final String SETTLED_BY = "(select coalesce(sum(a.amount_minor), 0) from bill_item b"
            + " join allocation a on a.debit_id = b.item_id where b.bill_id = id and b.released_at is null and a.method = ";

    @Nullable
    String number;

    UUID customerId;

    @Nullable
    @Column(updatable = false)
    UUID contractId;

    @Nullable
    @Column(updatable = false)
    String contractKey;

    @Nullable
    LocalDate periodFrom;

    @Nullable
    LocalDate periodTo;

    @Nullable
    LocalDate issueOn;

    LocalDate dueOn;

    long netMinor;

    long taxMinor;

    long totalMinor;

    @Nullable
    String memo;

    @Nullable
    UUID chargeId;

    @Column(updatable = false)
    UUID createdBy;

    @Nullable
    UUID approvedBy;

    @Nullable
    Instant approvedAt;

    @Nullable
    Instant sentAt;

    @Nullable
    Instant disputedAt;

    @Nullable
    String disputeReason;

    @Nullable
    LocalDate promisedOn;

    @Nullable
    Instant voidedAt;

    @Nullable
    String voidReason;

    @Nullable
    Instant deletedAt;

    @ElementCollection
    @CollectionTable(name = "bill_line", joinColumns = @JoinColumn(name = "bill_id"))
    @OrderColumn(name = "position")
    List<BillLine> lines = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "bill_instalment", joinColumns = @JoinColumn(name = "bill_id"))
    @OrderColumn(name = "position")
    List<Instalment> instalments = new ArrayList<>();

    /** What is open of its items, in 分; 0 for a draft. */
    @Formula(RESIDUAL)
    long residualMinor;

    @Formula(SETTLED_BY + "'CREDIT_NOTE')")
    long creditedMinor;

    @Formula(SETTLED_BY + "'WRITE_OFF')")
    long writtenOffMinor;

    /** By when the next part of it is to be paid. */
    @Formula(
            "coalesce((select min(x.due_on) from bill_instalment x where x.bill_id = id and x.through_minor > total_minor - "
                    + RESIDUAL + "), due_on)")
    LocalDate nextDueOn;

    protected Bill() {}

    /** @param of the contract's item that it bills; null for a bill that is drafted by hand */
    Bill(DraftBill draft, List<BillLine> lines, UUID createdBy, @Nullable Origin of) {
        this.createdBy = createdBy;
        if (of != null) {
            contractId = of.contractId();
            contractKey = of.key();
        }
        say(draft, lines);
    }

    /** What of a contract a bill asks for. */
    record Origin(UUID contractId, String key) {}

    void change(DraftBill draft, List<BillLine> lines) {
        requireDraft();
        say(draft, lines);
    }

    private void say(DraftBill draft, List<BillLine> newLines) {
        customerId = draft.customerId();
        periodFrom = draft.periodFrom();
        periodTo = draft.periodTo();
        dueOn = draft.dueOn();
        nextDueOn = draft.dueOn();
        memo = Texts.strippedOrNull(draft.memo());
        lines.clear();
        lines.addAll(newLines);
        totalMinor = newLines.stream().mapToLong(BillLine::amountMinor).sum();
        taxMinor = newLines.stream().mapToLong(BillLine::taxMinor).sum();
        netMinor = totalMinor - taxMinor;
    }

    /** Makes it a bill: all at once, because from then on it does not change. */
    void approve(String givenNumber, LocalDate on, @Nullable UUID charge, UUID by, Instant at) {
        requireDraft();
        number = givenNumber;
        issueOn = on;
        chargeId = charge;
        approvedBy = by;
        approvedAt = at;
    }

    /** What an edit of the draft may change, as it stands now. */
    DraftBill editable() {
        return new DraftBill(
                customerId,
                lines.stream()
                        .filter(line -> line.entryId() == null)
                        .map(BillLine::editable)
                        .toList(),
                lines.stream().map(BillLine::entryId).filter(Objects::nonNull).toList(),
                periodFrom,
                periodTo,
                dueOn,
                memo);
    }

    /** @throws Refusal 409 {@code bill_not_draft} */
    void requireDraft() {
        if (approvedAt != null) {
            throw Refusal.conflict("bill_not_draft", shownNumber());
        }
    }

    /** @throws Refusal 409 {@code bill_not_approved} or {@code bill_voided} */
    void requireStanding() {
        if (approvedAt == null) {
            throw Refusal.conflict("bill_not_approved");
        }
        if (voidedAt != null) {
            throw Refusal.conflict("bill_voided", shownNumber());
        }
    }

    /** @throws Refusal as {@link #requireStanding}, and 409 {@code bill_settled} */
    void requireOpen() {
        requireStanding();
        if (residualMinor == 0) {
            throw Refusal.conflict("bill_settled", shownNumber());
        }
    }

    String shownNumber() {
        return number == null ? "-" : number;
    }

    Money total() {
        return Money.fen(totalMinor);
    }

    Money residual() {
        return Money.fen(residualMinor);
    }

    /** The same answer as {@link Bills#STATUS} gives in HQL. */
    BillStatus status() {
        if (voidedAt != null) {
            return BillStatus.VOIDED;
        }
        if (approvedAt == null) {
            return BillStatus.DRAFT;
        }
        if (residualMinor == 0) {
            return writtenOffMinor > 0 ? BillStatus.WRITTEN_OFF : BillStatus.PAID;
        }
        if (residualMinor < totalMinor) {
            return BillStatus.PARTLY_PAID;
        }
        return sentAt == null ? BillStatus.APPROVED : BillStatus.SENT;
    }

    /** Due today is not overdue. The same answer as {@link Bills#OVERDUE} gives in HQL. */
    boolean overdue(LocalDate today) {
        return approvedAt != null && voidedAt == null && residualMinor > 0 && nextDueOn.isBefore(today);
    }
}
