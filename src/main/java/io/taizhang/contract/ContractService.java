package io.taizhang.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.DoubleReview;
import io.taizhang.audit.AuditTrail;
import io.taizhang.contract.ContractCommands.RenewContract;
import io.taizhang.contract.ContractCommands.TerminateContract;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with contracts, apart from amending them and from what happens in their life. */
@ApplicationScoped
@Transactional
public class ContractService {

    private final Contracts contracts;
    private final Milestones milestones;
    private final ContractBook book;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final MergePatch patches;
    private final DoubleReview reviews;
    private final AuditTrail audit;
    private final BusinessTime time;

    ContractService(
            Contracts contracts,
            Milestones milestones,
            ContractBook book,
            CustomerFile file,
            StaffDirectory staff,
            MergePatch patches,
            DoubleReview reviews,
            AuditTrail audit,
            BusinessTime time) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.book = book;
        this.file = file;
        this.staff = staff;
        this.patches = patches;
        this.reviews = reviews;
        this.audit = audit;
        this.time = time;
    }

    /** What the caller may see of what a list asks for. */
    public Page<ContractView> list(ListRequest request) {
        return contracts.page(request).mapAll(book::views);
    }

    ContractView get(UUID id) {
        return book.view(contracts.require(id));
    }

    /**
     * A signed contract, for rooms that hang something on it.
     *
     * @param ends the first day after it, by its last day or its termination; null while that is open
     */
    public record SignedContract(
            UUID id, String number, UUID customerId, LocalDate startsOn, @Nullable LocalDate ends) {

        /** From its first day to its last one; a suspension does not end it. */
        public boolean isInForceOn(LocalDate day) {
            return !day.isBefore(startsOn) && (ends == null || day.isBefore(ends));
        }
    }

    /** @throws Refusal 404 outside of the caller's scope, 409 {@code contract_not_signed} */
    public SignedContract requireSigned(UUID id) {
        return signed(contracts.require(id));
    }

    /** Whoever calls: for an act that has been approved. @throws Refusal 404, 409 {@code contract_not_signed} */
    public SignedContract requireSignedAny(UUID id) {
        return signed(contracts.requireAny(id));
    }

    private static SignedContract signed(Contract contract) {
        contract.requireSigned();
        return new SignedContract(
                contract.id(), contract.number, contract.customerId, contract.startsOn, contract.ends());
    }

    /** Whose contract it is. @throws Refusal 404 outside of the caller's scope */
    public UUID customerOf(UUID id) {
        return contracts.require(id).customerId;
    }

    Page<ContractVersionView> versions(UUID id, ListRequest request) {
        contracts.require(id);
        return contracts.versions(id, request).mapAll(rows -> {
            var people = new HashSet<UUID>();
            rows.forEach(row -> {
                people.add(row.createdBy);
                people.add(row.approvedBy);
            });
            people.removeIf(Objects::isNull);
            var names = staff.names(people);
            return rows.stream().map(row -> ContractVersionView.of(row, names)).toList();
        });
    }

    /**
     * Drafts a contract.
     *
     * @throws Refusal 422 {@code customer_unknown}, {@code staff_unknown} and for what it says
     */
    public ContractView draft(DraftContract command) {
        return drafted(contracts.nextNumber(), command, null);
    }

    /**
     * Drafts a contract that has its number already, in the system that it comes from.
     *
     * @throws Refusal 422 {@code contract_number_reserved} for one that could be drawn here, 409
     *     {@code contract_number_taken}, and as {@link #draft}
     */
    public ContractView bring(String number, DraftContract command) {
        if (Contracts.isDrawn(number)) {
            throw Refusal.rule("contract_number_reserved", number).at("/number");
        }
        if (contracts.count("number", number) > 0) {
            throw Refusal.conflict("contract_number_taken", number).at("/number");
        }
        return drafted(number, command, null);
    }

    /** The contract of a number within the caller's scope. */
    public Optional<UUID> findByNumber(String number) {
        return contracts.visibleByNumber(number).map(Contract::id);
    }

    /** A contract as an edit starts from it; only of a draft may it change anything. */
    public record HeldContract(UUID customerId, long version, boolean signed, DraftContract content) {}

    /** What stands in it, held until the transaction ends. @throws Refusal 404 outside the caller's scope */
    public HeldContract held(UUID id) {
        var contract = contracts.lock(id);
        return new HeldContract(
                contract.customerId,
                contract.version(),
                contract.signedOn != null,
                contract.editable(Plan.of(milestones.of(id))));
    }

    /**
     * Writes the whole of a draft anew.
     *
     * @param version null for whoever holds it
     * @throws Refusal 409 {@code contract_not_draft}, 412 at another version, and as {@link #draft}
     */
    public ContractView rewrite(UUID id, @Nullable Version version, DraftContract edit) {
        var contract = contracts.lock(id);
        var before = book.view(contract);
        if (version != null) {
            version.requireCurrent(contract.version(), () -> before);
        }
        contract.requireDraft();
        return changed(contract, before, edit);
    }

    /**
     * Drafts the contract that follows on another, once.
     *
     * @throws Refusal 409 {@code contract_not_signed}, {@code contract_terminated}, {@code contract_open_ended},
     *     {@code contract_renewed}; 422 {@code renewal_overlaps} and for what the draft would say
     */
    ContractView renew(UUID id, RenewContract command) {
        var contract = contracts.lock(id);
        contract.requireSigned();
        contract.requireNotTerminated();
        requireNotRenewed(contract);
        var lastDay = contract.endsOn;
        if (lastDay == null) {
            throw Refusal.conflict("contract_open_ended", contract.number);
        }
        var startsOn = command.startsOn() == null ? lastDay.plusDays(1) : command.startsOn();
        if (!startsOn.isAfter(lastDay)) {
            throw Refusal.rule("renewal_overlaps", lastDay.toString()).at("/startsOn");
        }
        var before = book.view(contract);
        var plan = Plan.of(milestones.of(id));
        var draft = contract.editable(plan)
                .renewed(
                        startsOn,
                        command.endsOn(),
                        command.amount(),
                        command.plan() == null
                                ? plan.movedBy(Period.between(contract.startsOn, startsOn))
                                : command.plan());
        var renewal = drafted(contracts.nextNumber(), draft, contract);
        book.happened(contract, ContractEvent.Kind.RENEWED, startsOn, renewal.number());
        book.recorded("contract.renewed", contract, before);
        return renewal;
    }

    private void requireNotRenewed(Contract contract) {
        var renewal = contracts.renewalsOf(List.of(contract.id())).get(contract.id());
        if (renewal != null) {
            throw Refusal.conflict("contract_renewed", contract.number).with("renewedBy", renewal);
        }
    }

    private ContractView drafted(String number, DraftContract command, @Nullable Contract renews) {
        file.requireFor(command.customerId(), "/customerId");
        requireOwner(command.ownerId());
        var agreement = Agreement.of(command, Plan.EMPTY);
        var contract = new Contract(number, command, agreement, renews == null ? null : renews.id());
        contracts.persist(contract);
        contracts.flush();
        milestones.keep(contract.id(), agreement.plan());
        return book.recorded("contract.drafted", contract, null);
    }

    ContractView change(UUID id, Version version, @Nullable JsonNode patch) {
        var contract = contracts.lock(id);
        var before = book.view(contract);
        version.requireCurrent(contract.version(), () -> before);
        contract.requireDraft();
        var present = contract.editable(Plan.of(milestones.of(id)));
        return changed(contract, before, patches.apply(present, patch));
    }

    private ContractView changed(Contract contract, ContractView before, DraftContract edit) {
        var plan = Plan.of(milestones.of(contract.id()));
        if (!edit.customerId().equals(contract.customerId)) {
            file.requireFor(edit.customerId(), "/customerId");
        }
        if (!Objects.equals(edit.ownerId(), contract.ownerId)) {
            requireOwner(edit.ownerId());
        }
        var agreement = Agreement.of(edit, plan);
        contract.describe(edit);
        contract.agree(agreement);
        milestones.keep(contract.id(), agreement.plan());
        return book.recorded("contract.changed", contract, before);
    }

    /** Only a draft can be deleted. @throws Refusal 404, 409 {@code contract_not_draft}, 412 at another version */
    public void delete(UUID id, Version version) {
        var contract = contracts.lock(id);
        var before = book.view(contract);
        version.requireCurrent(contract.version(), () -> before);
        contract.requireDraft();
        contract.deletedAt = time.now();
        audit.record("contract.deleted", "contract", id, contract.customerId, before, null);
    }

    /** Puts a draft back; one that follows on a contract that another follows meanwhile stays away. */
    ContractView restore(UUID id) {
        var contract = contracts.lockEven(id);
        if (contract.deletedAt == null) {
            return book.view(contract);
        }
        if (contract.renews != null) {
            requireNotRenewed(contracts.lockAny(contract.renews));
        }
        contract.deletedAt = null;
        return book.recorded("contract.restored", contract, null);
    }

    /** Signs a draft: what it says is the first version. @throws Refusal 409, 422 as the draft's state or the day */
    public ContractView sign(UUID id, SignContract command) {
        var contract = contracts.lock(id);
        var before = book.view(contract);
        contract.sign(command.signedOn(), time.today());
        book.agreed(contract, Plan.of(milestones.of(id)), null, book.actor(), null);
        var after = book.recorded("contract.signed", contract, before);
        if (reviews.isOn(ContractActs.SIGN)) {
            var asked = new ContractActs.Signing(before.version(), command);
            reviews.of(ContractActs.SIGN, subject(contract), asked, contract.money());
        }
        return after;
    }

    ContractView terminate(UUID id, TerminateContract command) {
        var contract = contracts.lock(id);
        var before = book.view(contract);
        contract.terminate(command, time.today(), time.now(), book.actor());
        book.happened(contract, ContractEvent.Kind.TERMINATED, command.on(), command.reason());
        var after = book.recorded("contract.terminated", contract, before);
        if (reviews.isOn(ContractActs.TERMINATE)) {
            var asked = new ContractActs.Termination(before.version(), command);
            reviews.of(ContractActs.TERMINATE, subject(contract), asked, contract.money());
        }
        return after;
    }

    private ApprovalSubject subject(Contract contract) {
        var customer = file.require(contract.customerId);
        return new ApprovalSubject("contract", contract.id(), contract.number, customer.id(), customer.unitId());
    }

    private void requireOwner(@Nullable UUID ownerId) {
        if (ownerId != null) {
            staff.requireActive(ownerId, "/ownerId");
        }
    }
}
