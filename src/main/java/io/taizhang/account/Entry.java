package io.taizhang.account;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** An entry on a customer's account. A draft may change; once posted, the row stays as it is. */
@Entity
class Entry extends BaseEntity {

    @Generated
    @Column(insertable = false, updatable = false)
    String number = "";

    UUID customerId;

    @Enumerated(EnumType.STRING)
    EntryType type;

    /** DRAFT or POSTED; {@link #shownStatus} is what people are shown. */
    @Enumerated(EnumType.STRING)
    EntryStatus status = EntryStatus.DRAFT;

    LocalDate businessDate;

    long amountMinor;

    long effectMinor;

    String currency = Money.CNY;

    @Nullable
    String category;

    @Nullable
    @Enumerated(EnumType.STRING)
    EntryMethod method;

    @Nullable
    String memo;

    @Nullable
    UUID shopId;

    @Nullable
    @Enumerated(EnumType.STRING)
    EntryChannel channel;

    /** The day by which it is to be paid; null: by the terms of the account. */
    @Nullable
    LocalDate dueOn;

    /** Why the customer may owe more than their limit; null: the limit holds. */
    @Nullable
    String creditOverride;

    @Nullable
    @Column(updatable = false)
    UUID reverses;

    @Nullable
    @Column(updatable = false)
    UUID replaces;

    @Nullable
    @Column(updatable = false)
    UUID originId;

    @Nullable
    @Column(updatable = false)
    String correctionReason;

    @Nullable
    @Column(updatable = false)
    String externalRef;

    @Nullable
    Instant occurredAt;

    @Nullable
    Instant postedAt;

    @Nullable
    UUID postedBy;

    @Column(updatable = false)
    UUID createdBy;

    @Nullable
    Instant deletedAt;

    @ElementCollection
    @CollectionTable(name = "entry_line", joinColumns = @JoinColumn(name = "entry_id"))
    @OrderColumn(name = "position")
    List<EntryLine> lines = new ArrayList<>();

    /** How it was paid at a till; none for an entry that is told by its method alone. */
    @ElementCollection
    @CollectionTable(name = "entry_payment", joinColumns = @JoinColumn(name = "entry_id"))
    @OrderColumn(name = "position")
    List<EntryPayment> payments = new ArrayList<>();

    /** The tax in it, each rate once, where its document says so; otherwise none. */
    @ElementCollection
    @CollectionTable(name = "entry_tax", joinColumns = @JoinColumn(name = "entry_id"))
    @OrderColumn(name = "position")
    List<EntryTax> taxes = new ArrayList<>();

    @Nullable
    String terminal;

    @Nullable
    @Formula("(select r.id from entry r where r.reverses = id)")
    UUID reversedBy;

    @Nullable
    @Formula("(select r.id from entry r where r.replaces = id)")
    UUID replacedBy;

    /** What is not settled of it, in 分; null while it is a draft or when it has no effect on what is owed. */
    @Nullable
    @Formula("(select o.residual_minor from open_item o where o.id = id)")
    Long residualMinor;

    /** {@link #shownStatus} as lists filter by it; not read. */
    @Formula("case when status = 'POSTED' and exists (select 1 from entry r where r.reverses = id)"
            + " then 'REVERSED' else status end")
    @Enumerated(EnumType.STRING)
    @Basic(fetch = FetchType.LAZY)
    @Nullable
    EntryStatus state;

    /** Neither a reversal nor reversed, as lists filter by it; not read. */
    @Formula("(reverses is null and not exists (select 1 from entry r where r.reverses = id))")
    @Basic(fetch = FetchType.LAZY)
    boolean standing;

    protected Entry() {}

    Entry(CheckedEntry entry, UUID createdBy) {
        this.createdBy = createdBy;
        say(entry);
    }

    /** Replaces what a draft says. */
    void change(CheckedEntry entry) {
        requireDraft();
        say(entry);
    }

    private void say(CheckedEntry entry) {
        var content = entry.content();
        customerId = content.customerId();
        type = content.type();
        businessDate = entry.businessDate();
        amountMinor = entry.amountMinor();
        effectMinor = entry.effectMinor();
        category = Texts.strippedOrNull(content.category());
        method = content.method();
        memo = Texts.strippedOrNull(content.memo());
        shopId = content.shopId();
        channel = content.channel();
        dueOn = content.dueOn();
        creditOverride = Texts.strippedOrNull(content.creditOverride());
        lines.clear();
        lines.addAll(entry.lines());
    }

    /**
     * Makes it final. The balance follows in the database.
     *
     * @param occurredAt its place in the customer's timeline
     */
    void post(UUID staffId, Instant at, Instant occurredAt) {
        requireDraft();
        status = EntryStatus.POSTED;
        postedBy = staffId;
        postedAt = at;
        this.occurredAt = occurredAt;
    }

    /** The entry that takes this one back: every figure negated, on the same business date, so that the day adds up. */
    Entry reversal(String reason, UUID staffId, Instant at) {
        var reversal = new Entry();
        reversal.createdBy = staffId;
        reversal.customerId = customerId;
        reversal.type = type;
        reversal.businessDate = businessDate;
        reversal.amountMinor = -amountMinor;
        reversal.effectMinor = -effectMinor;
        reversal.category = category;
        reversal.method = method;
        reversal.memo = memo;
        reversal.shopId = shopId;
        reversal.channel = channel;
        reversal.reverses = id();
        reversal.terminal = terminal;
        lines.forEach(line -> reversal.lines.add(line.negated()));
        payments.forEach(payment -> reversal.payments.add(payment.negated()));
        taxes.forEach(tax -> reversal.taxes.add(tax.negated()));
        reversal.belongsTo(this, reason);
        reversal.post(staffId, at, at);
        return reversal;
    }

    /** Says how a sale was paid and at which till. */
    void tender(List<EntryPayment> parts, @Nullable String till) {
        payments.addAll(parts);
        terminal = till;
    }

    /** Makes this new entry the one that stands in the place of another. */
    void replace(Entry other, String reason) {
        replaces = other.id();
        belongsTo(other, reason);
    }

    private void belongsTo(Entry other, String reason) {
        originId = other.originId == null ? other.id() : other.originId;
        correctionReason = reason.strip();
    }

    EntryStatus shownStatus() {
        return reversedBy == null ? status : EntryStatus.REVERSED;
    }

    /** @throws Refusal 409 {@code entry_not_draft} */
    void requireDraft() {
        if (status != EntryStatus.DRAFT) {
            throw Refusal.conflict("entry_not_draft", number);
        }
    }

    /** @throws Refusal 409 {@code entry_not_posted} or {@code entry_is_reversal} */
    void requireCorrectable() {
        if (status != EntryStatus.POSTED) {
            throw Refusal.conflict("entry_not_posted", number);
        }
        if (reverses != null) {
            throw Refusal.conflict("entry_is_reversal", number);
        }
    }

    /** Whether a card of the house made this payment: its other side is a movement of that card. */
    boolean isPaidByCard() {
        return type == EntryType.PAYMENT && payments.stream().anyMatch(part -> part.cardMovement() != null);
    }

    /** What a draft says, as a caller would send it. */
    PostEntry editable() {
        return new PostEntry(
                customerId,
                type,
                businessDate,
                Money.of(amountMinor, currency),
                category,
                method,
                memo,
                shopId,
                channel,
                lines.stream().map(EntryLine::editable).toList(),
                dueOn,
                creditOverride);
    }
}
