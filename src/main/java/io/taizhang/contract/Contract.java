package io.taizhang.contract;

import io.taizhang.contract.ContractCommands.TerminateContract;
import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contract with a customer: a draft until it is signed, then changed by amendments only. */
@Entity
class Contract extends BaseEntity {

    @Column(updatable = false)
    String number;

    UUID customerId;

    @Nullable
    UUID ownerId;

    String title;

    @ElementCollection
    @CollectionTable(name = "contract_party", joinColumns = @JoinColumn(name = "contract_id"))
    @OrderColumn(name = "position")
    List<Counterparty> counterparties = new ArrayList<>();

    long amount;

    String currency;

    LocalDate startsOn;

    @Nullable
    LocalDate endsOn;

    @Nullable
    String terms;

    @Embedded
    Billing billing = Billing.NONE;

    @Nullable
    Integer autoRenewMonths;

    int termsVersion = 1;

    /** The first day of the current version; null while it is a draft. */
    @Nullable
    LocalDate termsEffectiveOn;

    @Nullable
    LocalDate signedOn;

    @Nullable
    LocalDate terminatedOn;

    @Nullable
    Instant terminatedAt;

    @Nullable
    UUID terminatedBy;

    @Nullable
    String terminationReason;

    /** Of the latest suspension; the days of earlier ones are events. */
    @Nullable
    LocalDate suspendedFrom;

    /** The first day after the latest suspension; null while its end is open. */
    @Nullable
    LocalDate resumesOn;

    /** The contract that this one follows on. */
    @Column(updatable = false)
    @Nullable
    UUID renews;

    @Nullable
    String note;

    @Nullable
    Instant deletedAt;

    protected Contract() {}

    Contract(String number, DraftContract draft, Agreement agreement, @Nullable UUID renews) {
        this.number = number;
        this.renews = renews;
        describe(draft);
        agree(agreement);
    }

    Money money() {
        return Money.of(amount, currency);
    }

    /** The same answer as {@link Contracts#STATUS} gives in HQL. */
    ContractStatus status(LocalDate today) {
        if (signedOn == null) {
            return ContractStatus.DRAFT;
        }
        if (terminatedOn != null && !terminatedOn.isAfter(today)) {
            return ContractStatus.TERMINATED;
        }
        if (endsOn != null && endsOn.isBefore(today)) {
            return ContractStatus.EXPIRED;
        }
        if (suspendedFrom != null && !suspendedFrom.isAfter(today) && (resumesOn == null || resumesOn.isAfter(today))) {
            return ContractStatus.SUSPENDED;
        }
        return startsOn.isAfter(today) ? ContractStatus.SIGNED : ContractStatus.ACTIVE;
    }

    /** The first day after it, by its last day or its termination; null while that is open. */
    @Nullable
    LocalDate ends() {
        var afterLast = endsOn == null ? null : endsOn.plusDays(1);
        if (terminatedOn == null) {
            return afterLast;
        }
        return afterLast == null || terminatedOn.isBefore(afterLast) ? terminatedOn : afterLast;
    }

    /** What is agreed now, with the plan as it is kept. */
    Agreement agreement(Plan plan) {
        return new Agreement(title, money(), startsOn, endsOn, terms, billing, autoRenewMonths, plan);
    }

    /** What an edit of the draft may change, as it stands now. */
    DraftContract editable(Plan plan) {
        return new DraftContract(
                customerId,
                title,
                List.copyOf(counterparties),
                ownerId,
                money(),
                startsOn,
                endsOn,
                terms,
                billing.terms(),
                autoRenewMonths,
                plan.items(),
                note);
    }

    /** What a draft says besides what is agreed. */
    final void describe(DraftContract draft) {
        customerId = draft.customerId();
        ownerId = draft.ownerId();
        note = Texts.strippedOrNull(draft.note());
        counterparties.clear();
        if (draft.counterparties() != null) {
            counterparties.addAll(draft.counterparties());
        }
        touch();
    }

    /** @throws Refusal 409 {@code contract_not_draft} */
    void requireDraft() {
        if (signedOn != null) {
            throw Refusal.conflict("contract_not_draft", number);
        }
    }

    void sign(LocalDate on, LocalDate today) {
        requireDraft();
        if (on.isAfter(today)) {
            throw Refusal.rule("signed_in_future", on.toString()).at("/signedOn");
        }
        signedOn = on;
        termsEffectiveOn = startsOn;
    }

    /**
     * Refuses an amendment that cannot be made as things stand; what it would say is {@link Agreement}'s business.
     *
     * @throws Refusal 409 {@code contract_not_signed}, {@code contract_terminated}; 422
     *     {@code amendment_effective_in_past}, {@code contract_started}
     */
    void requireAmendable(AmendContract amendment, LocalDate today) {
        requireSigned();
        requireNotTerminated();
        var effective = amendment.effectiveOn();
        if (effective != null && effective.isBefore(today)) {
            throw Refusal.rule("amendment_effective_in_past", effective.toString())
                    .at("/effectiveOn");
        }
        if (amendment.startsOn() != null && !amendment.startsOn().equals(startsOn) && !startsOn.isAfter(today)) {
            throw Refusal.rule("contract_started", startsOn.toString()).at("/startsOn");
        }
    }

    /** Takes over the next version of what is agreed. */
    void amend(Agreement then, LocalDate effectiveOn) {
        agree(then);
        termsVersion++;
        termsEffectiveOn = effectiveOn;
        touch();
    }

    void terminate(TerminateContract command, LocalDate today, Instant at, @Nullable UUID by) {
        var signed = requireSigned();
        requireNotTerminated();
        requireNotExpired(today);
        if (command.on().isBefore(signed)) {
            throw Refusal.rule("terminated_before_signed", signed.toString()).at("/on");
        }
        if (endsOn != null && command.on().isAfter(endsOn)) {
            throw Refusal.rule("terminated_after_end", endsOn.toString()).at("/on");
        }
        terminatedOn = command.on();
        terminatedAt = at;
        terminatedBy = by;
        terminationReason = command.reason().strip();
    }

    /**
     * Suspends it from a day that may lie in the past, as long as the contract had begun; but one suspension after another.
     *
     * @throws Refusal 409 {@code contract_not_signed}, {@code contract_terminated}, {@code contract_expired},
     *     {@code contract_suspended}; 422 {@code suspended_before_start}, {@code suspended_after_end}
     */
    void suspend(LocalDate from, LocalDate today) {
        requireSigned();
        requireNotTerminated();
        requireNotExpired(today);
        if (suspendedFrom != null && (resumesOn == null || resumesOn.isAfter(today) || resumesOn.isAfter(from))) {
            throw Refusal.conflict("contract_suspended", number, suspendedFrom.toString());
        }
        if (from.isBefore(startsOn)) {
            throw Refusal.rule("suspended_before_start", startsOn.toString()).at("/from");
        }
        if (endsOn != null && from.isAfter(endsOn)) {
            throw Refusal.rule("suspended_after_end", endsOn.toString()).at("/from");
        }
        suspendedFrom = from;
        resumesOn = null;
    }

    /** @throws Refusal 409 {@code contract_not_suspended}; 422 {@code resumed_before_suspended} */
    void resume(LocalDate on) {
        if (suspendedFrom == null || resumesOn != null) {
            throw Refusal.conflict("contract_not_suspended", number);
        }
        if (on.isBefore(suspendedFrom)) {
            throw Refusal.rule("resumed_before_suspended", suspendedFrom.toString())
                    .at("/on");
        }
        resumesOn = on;
    }

    /** Counts a change of its plan's fulfilment as a change of it. */
    void fulfilmentChanged() {
        touch();
    }

    /** @throws Refusal 409 {@code contract_not_signed} */
    LocalDate requireSigned() {
        if (signedOn == null) {
            throw Refusal.conflict("contract_not_signed", number);
        }
        return signedOn;
    }

    /** @throws Refusal 409 {@code contract_terminated} */
    void requireNotTerminated() {
        if (terminatedOn != null) {
            throw Refusal.conflict("contract_terminated", number, terminatedOn.toString());
        }
    }

    private void requireNotExpired(LocalDate today) {
        if (endsOn != null && endsOn.isBefore(today)) {
            throw Refusal.conflict("contract_expired", number, endsOn.toString());
        }
    }

    final void agree(Agreement agreement) {
        title = agreement.title();
        amount = agreement.amount().minor();
        currency = agreement.amount().currency();
        startsOn = agreement.startsOn();
        endsOn = agreement.endsOn();
        terms = agreement.terms();
        billing = agreement.billing();
        autoRenewMonths = agreement.autoRenewMonths();
    }
}
