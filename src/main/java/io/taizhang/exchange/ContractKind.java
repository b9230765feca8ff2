package io.taizhang.exchange;

import io.taizhang.contract.ContractService;
import io.taizhang.contract.DraftContract;
import io.taizhang.contract.SignContract;
import io.taizhang.customer.ImportOutcome.Act;
import io.taizhang.exchange.ImportChanges.Changed;
import io.taizhang.exchange.ImportChanges.ImportSubject;
import io.taizhang.exchange.Words.ContractState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Contracts, known by their number or by what another system calls them. A row with the day of the signature makes a
 * signed contract; one that is signed is changed by amendments and by no row.
 */
@ApplicationScoped
class ContractKind implements RecordKind {

    private final ContractService contracts;

    ContractKind(ContractService contracts) {
        this.contracts = contracts;
    }

    @Override
    public ImportTarget target() {
        return ImportTarget.CONTRACTS;
    }

    @Override
    public @Nullable String reference(ImportRow row) {
        return row.text(ImportField.CONTRACT_REF);
    }

    @Override
    public ImportField referenceField() {
        return ImportField.CONTRACT_REF;
    }

    @Override
    public Map<ImportField, String> keys(ImportRow row) {
        var number = row.text(ImportField.CONTRACT_NUMBER);
        return number == null ? Map.of() : Map.of(ImportField.CONTRACT_NUMBER, number);
    }

    @Override
    public @Nullable String customer(ImportRow row) {
        return row.text(ImportField.CONTRACT_CUSTOMER);
    }

    @Override
    public List<String> people(ImportRow row) {
        var owner = row.text(ImportField.CONTRACT_OWNER);
        return owner == null ? List.of() : List.of(owner);
    }

    @Override
    public Written write(ImportRow row, Around around) {
        var number = row.text(ImportField.CONTRACT_NUMBER);
        if (number == null && row.text(ImportField.CONTRACT_REF) == null) {
            throw ImportRow.missing(ImportField.CONTRACT_NUMBER);
        }
        var known = around.known() != null || number == null
                ? around.known()
                : contracts.findByNumber(number).orElse(null);
        return known == null ? create(row, number, around) : change(row, known, around);
    }

    private Written create(ImportRow row, @Nullable String number, Around around) {
        row.requireMayCreate(number == null ? ImportField.CONTRACT_REF : ImportField.CONTRACT_NUMBER);
        var customer = around.customer();
        if (customer == null) {
            throw ImportRow.missing(ImportField.CONTRACT_CUSTOMER);
        }
        var draft = row.checked(new DraftContract(
                customer.id(),
                row.required(ImportField.TITLE),
                null,
                around.person(row.text(ImportField.CONTRACT_OWNER), ImportField.CONTRACT_OWNER),
                row.needed(ImportField.CONTRACT_AMOUNT, row.money(ImportField.CONTRACT_AMOUNT), null),
                row.needed(ImportField.STARTS_ON, row.day(ImportField.STARTS_ON), null),
                row.day(ImportField.ENDS_ON),
                row.text(ImportField.TERMS),
                null,
                null,
                null,
                row.text(ImportField.CONTRACT_NOTE)));
        var signedOn = signedOn(row);
        var view = number == null ? contracts.draft(draft) : contracts.bring(number, draft);
        var version = signedOn == null
                ? view.version()
                : contracts.sign(view.id(), new SignContract(signedOn)).version();
        var changed = new Changed(ImportSubject.CONTRACT, view.id(), customer.id(), null, version);
        return new Written(Act.CREATED, view.id(), changed, draft.amount().minor());
    }

    private Written change(ImportRow row, UUID id, Around around) {
        var held = contracts.held(id);
        var present = held.content();
        var customer = around.customer();
        var owner = around.person(row.text(ImportField.CONTRACT_OWNER), ImportField.CONTRACT_OWNER);
        var edit = row.checked(new DraftContract(
                customer == null ? present.customerId() : customer.id(),
                row.needed(ImportField.TITLE, row.text(ImportField.TITLE), present.title()),
                present.counterparties(),
                row.kept(ImportField.CONTRACT_OWNER, owner, present.ownerId()),
                row.needed(ImportField.CONTRACT_AMOUNT, row.money(ImportField.CONTRACT_AMOUNT), present.amount()),
                row.needed(ImportField.STARTS_ON, row.day(ImportField.STARTS_ON), present.startsOn()),
                row.kept(ImportField.ENDS_ON, row.day(ImportField.ENDS_ON), present.endsOn()),
                row.kept(ImportField.TERMS, row.text(ImportField.TERMS), present.terms()),
                present.billing(),
                present.autoRenewMonths(),
                present.plan(),
                row.kept(ImportField.CONTRACT_NOTE, row.text(ImportField.CONTRACT_NOTE), present.note())));
        var signedOn = held.signed() ? null : signedOn(row);
        var amount = edit.amount().minor();
        if (edit.equals(present) && signedOn == null) {
            return new Written(Act.UNCHANGED, id, null, amount);
        }
        row.requireMayUpdate(ImportField.CONTRACT_NUMBER);
        var version = held.version();
        if (!edit.equals(present)) {
            version = contracts.rewrite(id, null, edit).version();
        }
        if (signedOn != null) {
            version = contracts.sign(id, new SignContract(signedOn)).version();
        }
        return new Written(
                Act.UPDATED, id, new Changed(ImportSubject.CONTRACT, id, edit.customerId(), present, version), amount);
    }

    /** The day of the signature; null for a draft. What is called signed needs the day. */
    private static @Nullable LocalDate signedOn(ImportRow row) {
        var state = row.word(ImportField.CONTRACT_STATUS, Words.STATE);
        if (state == ContractState.DRAFT) {
            return null;
        }
        var day = row.day(ImportField.SIGNED_ON);
        return state == null ? day : row.needed(ImportField.SIGNED_ON, day, null);
    }
}
