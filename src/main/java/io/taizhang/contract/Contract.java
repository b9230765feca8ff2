package io.taizhang.contract;

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

    int termsVersion = 1;

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

    @Nullable
    String note;

    @Nullable
    Instant deletedAt;

    protected Contract() {}

    Contract(String number, DraftContract draft) {
        this.number = number;
        describe(draft);
        agree(Agreement.of(draft));
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
        return startsOn.isAfter(today) ? ContractStatus.SIGNED : ContractStatus.ACTIVE;
    }

    /** What an edit of the draft may change, as it stands now. */
    DraftContract editable() {
        return new DraftContract(
                customerId, title, List.copyOf(counterparties), ownerId, money(), startsOn, endsOn, terms, note);
    }

    void apply(DraftContract draft) {
        describe(draft);
        agree(Agreement.of(draft));
    }

    private void describe(DraftContract draft) {
        customerId = draft.customerId();
        ownerId = draft.ownerId();
        note = Texts.strippedOrNull(draft.note());
        counterparties.clear();
        if (draft.counterparties() != null) {
            counterparties.addAll(draft.counterparties());
        }
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
    }

    void amend(AmendContract amendment) {
        requireSigned();
        if (terminatedOn != null) {
            throw Refusal.conflict("contract_terminated", number, terminatedOn.toString());
        }
        var openEnded = Boolean.TRUE.equals(amendment.openEnded());
        if (openEnded && amendment.endsOn() != null) {
            throw Refusal.rule("amendment_contradicts").at("/openEnded").at("/endsOn");
        }
        var now = new Agreement(title, money(), startsOn, endsOn, terms);
        var then = new Agreement(
                amendment.title() == null || amendment.title().isBlank() ? title : amendment.title(),
                amendment.amount() == null ? money() : amendment.amount(),
                amendment.startsOn() == null ? startsOn : amendment.startsOn(),
                openEnded ? null : amendment.endsOn() == null ? endsOn : amendment.endsOn(),
                amendment.terms() == null ? terms : amendment.terms());
        if (then.equals(now)) {
            throw Refusal.rule("amendment_empty");
        }
        agree(then);
        termsVersion++;
    }

    void terminate(TerminateContract command, LocalDate today, Instant at, @Nullable UUID by) {
        var signed = requireSigned();
        if (terminatedOn != null) {
            throw Refusal.conflict("contract_terminated", number, terminatedOn.toString());
        }
        if (endsOn != null && status(today) == ContractStatus.EXPIRED) {
            throw Refusal.conflict("contract_expired", number, endsOn.toString());
        }
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

    private LocalDate requireSigned() {
        if (signedOn == null) {
            throw Refusal.conflict("contract_not_signed", number);
        }
        return signedOn;
    }

    private void agree(Agreement agreement) {
        title = agreement.title();
        amount = agreement.amount().minor();
        currency = agreement.amount().currency();
        startsOn = agreement.startsOn();
        endsOn = agreement.endsOn();
        terms = agreement.terms();
    }

    /** What the two sides agree on; each signed state of it becomes a version. */
    private record Agreement(
            String title, Money amount, LocalDate startsOn, @Nullable LocalDate endsOn, @Nullable String terms) {

        Agreement {
            title = title.strip();
            terms = Texts.strippedOrNull(terms);
            if (amount.isNegative()) {
                throw Refusal.rule("contract_amount_negative", amount.amount()).at("/amount");
            }
            if (endsOn != null && endsOn.isBefore(startsOn)) {
                throw Refusal.rule("contract_ends_before_start", startsOn.toString(), endsOn.toString())
                        .at("/endsOn");
            }
        }

        static Agreement of(DraftContract draft) {
            return new Agreement(draft.title(), draft.amount(), draft.startsOn(), draft.endsOn(), draft.terms());
        }
    }
}
