package io.taizhang.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.approval.Approvable;
import io.taizhang.approval.ApprovalRequestRef;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.approval.ApprovalService;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.RequestApproval;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Agreeing anew on a signed contract: by one person, or by two where the policies of the installation say so. Two agree on
 * the amendment of one version: when the terms change in between, it is refused and has to be asked for again.
 */
@ApplicationScoped
@Transactional
public class Amendments implements Approvable<Amendments.OfVersion> {

    static final String ACTION = "contract.amend";

    private final Contracts contracts;
    private final Milestones milestones;
    private final ContractBook book;
    private final ApprovalService approvals;
    private final CustomerFile file;
    private final Caller caller;
    private final BusinessTime time;
    private final ObjectMapper json;

    Amendments(
            Contracts contracts,
            Milestones milestones,
            ContractBook book,
            ApprovalService approvals,
            CustomerFile file,
            Caller caller,
            BusinessTime time,
            ObjectMapper json) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.book = book;
        this.approvals = approvals;
        this.file = file;
        this.caller = caller;
        this.time = time;
        this.json = json;
    }

    /** An amendment and the version that it amends. */
    record OfVersion(int termsVersion, AmendContract amendment) {}

    /**
     * Asks a second person, if the policies want one.
     *
     * @param key the caller's Idempotency-Key; the same one again gets the same request
     * @return the request; null when one person may do it
     * @throws Refusal for what cannot be agreed as things stand, and 409 {@code approval_pending}
     */
    @Nullable
    public ApprovalRequestView request(UUID id, @Nullable String key, AmendContract command) {
        var contract = contracts.lock(id);
        var requestKey = keyOf(id, key);
        if (requestKey != null) {
            var earlier = approvals.under(requestKey);
            if (earlier.isPresent()) {
                return same(earlier.get(), command);
            }
        }
        var amount = command.amount() == null ? contract.money() : command.amount();
        if (!approvals.needed(ACTION, amount.compareTo(contract.money()) > 0 ? amount : contract.money())) {
            return null;
        }
        var unit = file.require(contract.customerId).unitId();
        var subject = new ApprovalSubject("contract", id, contract.number, contract.customerId, unit);
        var payload = new OfVersion(contract.termsVersion, command);
        return approvals.request(
                new RequestApproval(ACTION, subject, payload, command.reason().strip(), requestKey));
    }

    /** Amends at once, by the caller alone. */
    ContractView amend(UUID id, AmendContract command) {
        var contract = contracts.lock(id);
        var before = book.view(contract);
        agree(contract, command, book.actor(), null);
        return book.recorded("contract.amended", contract, before);
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public Class<OfVersion> payloadType() {
        return OfVersion.class;
    }

    @Override
    public String permissionToMake() {
        return "contract:sign";
    }

    @Override
    public String permissionToDecide() {
        return "contract:approve";
    }

    @Override
    public void validate(ApprovalRequestRef request, OfVersion asked) {
        var contract = contracts.requireAny(request.subject().id());
        requireVersion(contract, asked);
        amended(contract, asked.amendment());
    }

    @Override
    public Object execute(ApprovalRequestRef request, OfVersion asked) {
        var contract = contracts.lockAny(request.subject().id());
        requireVersion(contract, asked);
        var before = book.view(contract);
        agree(contract, asked.amendment(), request.maker(), request.checker());
        return book.recordedFor(request.maker(), "contract.amended", contract, before);
    }

    @Override
    public Object current(ApprovalRequestRef request, OfVersion asked) {
        return book.view(contracts.requireAny(request.subject().id()));
    }

    private void agree(Contract contract, AmendContract command, @Nullable UUID by, @Nullable UUID approvedBy) {
        var then = amended(contract, command);
        contract.amend(then, command.effectiveOn() == null ? time.today() : command.effectiveOn());
        milestones.keep(contract.id(), then.plan());
        book.agreed(contract, then.plan(), command.reason().strip(), by, approvedBy);
    }

    private Agreement amended(Contract contract, AmendContract command) {
        var today = time.today();
        contract.requireAmendable(command, today);
        var kept = milestones.of(contract.id());
        var then = contract.agreement(Plan.of(kept)).amendedBy(command);
        then.plan().requireKeeps(kept, today);
        var effective = command.effectiveOn();
        if (effective != null
                && then.endsOn() != null
                && effective.isAfter(then.endsOn().plusDays(1))) {
            throw Refusal.rule("amendment_effective_after_end", then.endsOn().toString())
                    .at("/effectiveOn");
        }
        return then;
    }

    /** The terms may have moved on since, so the request is known by what it asks for and not by their version. */
    private ApprovalRequestView same(ApprovalRequestView earlier, AmendContract command) {
        if (!json.convertValue(earlier.payload(), OfVersion.class).amendment().equals(command)) {
            throw Refusal.rule("idempotency_key_reused").at(Idempotency.HEADER);
        }
        return earlier;
    }

    private static void requireVersion(Contract contract, OfVersion asked) {
        if (contract.termsVersion != asked.termsVersion()) {
            throw Refusal.conflict(
                    "contract_terms_changed", contract.number, asked.termsVersion(), contract.termsVersion);
        }
    }

    private @Nullable UUID keyOf(UUID id, @Nullable String key) {
        if (key == null) {
            return null;
        }
        var name = ACTION + "|" + caller.id() + "|" + id + "|" + Idempotency.required(key);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
