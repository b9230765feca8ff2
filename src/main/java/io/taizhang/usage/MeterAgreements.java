package io.taizhang.usage;

import io.taizhang.approval.Approvable;
import io.taizhang.approval.ApprovalRequestRef;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.approval.ApprovalService;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.RequestApproval;
import io.taizhang.audit.AuditTrail;
import io.taizhang.contract.ContractService;
import io.taizhang.contract.ContractService.SignedContract;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Agreeing on what is metered for a contract, and at which price: by one person, or by two where the policies of the
 * installation say so, as for an amendment. The threshold of the policy is compared with the price of one unit.
 */
@ApplicationScoped
@Transactional
class MeterAgreements implements Approvable<MeterAgreements.ForContract> {

    static final String ACTION = "usage.agree";

    private final Usages usages;
    private final ContractService contracts;
    private final ApprovalService approvals;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final AuditTrail audit;
    private final Caller caller;

    MeterAgreements(
            Usages usages,
            ContractService contracts,
            ApprovalService approvals,
            CustomerFile file,
            StaffDirectory staff,
            AuditTrail audit,
            Caller caller) {
        this.usages = usages;
        this.contracts = contracts;
        this.approvals = approvals;
        this.file = file;
        this.staff = staff;
        this.audit = audit;
        this.caller = caller;
    }

    /** What is asked for. */
    record ForContract(UUID contractId, AgreeMeteredItem item) {}

    /**
     * Asks a second person, if the policies want one.
     *
     * @param key the caller's Idempotency-Key; the same one again gets the same request
     * @return the request; null when one person may do it
     * @throws Refusal as {@link #agree}, and 409 {@code approval_pending} while another item of the contract waits
     */
    @Nullable
    ApprovalRequestView request(UUID contractId, @Nullable String key, AgreeMeteredItem command) {
        var contract = contracts.requireSigned(contractId);
        var requestKey = keyOf(contractId, key);
        var asked = requestKey != null && approvals.under(requestKey).isPresent();
        if (!asked && !approvals.needed(ACTION, price(command))) {
            return null;
        }
        var unit = file.require(contract.customerId()).unitId();
        var subject = new ApprovalSubject("contract", contractId, contract.number(), contract.customerId(), unit);
        var why = command.name().strip() + " " + command.unitPrice() + " / "
                + command.unit().strip();
        return approvals.request(
                new RequestApproval(ACTION, subject, new ForContract(contractId, command), why, requestKey));
    }

    /**
     * Agrees at once, by the caller alone.
     *
     * @throws Refusal 404 outside the caller's scope, 409 {@code contract_not_signed}, 422
     *     {@code usage_starts_outside_contract}
     */
    MeteredItemView agree(UUID contractId, AgreeMeteredItem command) {
        return agreed(contracts.requireSigned(contractId), command, caller.id());
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public Class<ForContract> payloadType() {
        return ForContract.class;
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
    public void validate(ApprovalRequestRef request, ForContract asked) {
        usages.requireFits(
                new MeteredItem(contracts.requireSignedAny(asked.contractId()), asked.item(), request.maker()));
    }

    @Override
    public Object execute(ApprovalRequestRef request, ForContract asked) {
        return agreed(contracts.requireSignedAny(asked.contractId()), asked.item(), request.maker());
    }

    private MeteredItemView agreed(SignedContract contract, AgreeMeteredItem command, UUID maker) {
        var item = new MeteredItem(contract, command, maker);
        usages.requireFits(item);
        usages.add(item);
        var view = MeteredItemView.of(item);
        var name = staff.names(List.of(maker)).getOrDefault(maker, maker.toString());
        audit.recordAs(
                maker, name, "metered_item.agreed", "metered_item", item.id(), contract.customerId(), null, view);
        return view;
    }

    private static Money price(AgreeMeteredItem command) {
        return Money.fen(new BigDecimal(command.unitPrice())
                .movePointRight(2)
                .setScale(0, RoundingMode.UP)
                .longValueExact());
    }

    private @Nullable UUID keyOf(UUID contractId, @Nullable String key) {
        if (key == null) {
            return null;
        }
        var name = ACTION + "|" + caller.id() + "|" + contractId + "|" + Idempotency.required(key);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
