package io.taizhang.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.contract.ContractCommands.RenewContract;
import io.taizhang.contract.ContractCommands.TerminateContract;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/contracts")
@Tag(name = "contracts")
@Produces(MediaType.APPLICATION_JSON)
class ContractResource {

    private final ContractService contracts;
    private final Amendments amendments;
    private final Idempotency idempotency;

    ContractResource(ContractService contracts, Amendments amendments, Idempotency idempotency) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("contract:read")
    @Operation(summary = "Contracts, latest first; q searches number and title")
    public Page<ContractView> listContracts(@BeanParam @Valid ListRequest request) {
        return contracts.list(request);
    }

    @POST
    @PermissionsAllowed("contract:write")
    @Operation(summary = "Draft a contract")
    @Refuses({
        "customer_unknown",
        "staff_unknown",
        "contract_amount_negative",
        "contract_ends_before_start",
        "billing_incomplete",
        "billing_contradicts",
        "billing_amount_not_positive",
        "plan_amount_not_positive",
        "plan_exceeds_amount",
        "plan_item_unknown"
    })
    public RestResponse<ContractView> draftContract(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid DraftContract command) {
        return idempotency.create("draftContract", key, command, ContractView.class, () -> contracts.draft(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("contract:read")
    @Operation(summary = "One contract")
    public ContractView getContract(@RestPath UUID id) {
        return contracts.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("contract:write")
    @Operation(summary = "Change a draft")
    @RequestBody(content = @Content(schema = @Schema(implementation = DraftContract.class)))
    @Refuses({
        "customer_unknown",
        "staff_unknown",
        "contract_not_draft",
        "contract_amount_negative",
        "contract_ends_before_start",
        "billing_incomplete",
        "billing_contradicts",
        "billing_amount_not_positive",
        "plan_amount_not_positive",
        "plan_exceeds_amount",
        "plan_item_unknown",
        "patch_not_object"
    })
    public ContractView changeContract(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode patch) {
        return contracts.change(id, Version.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("contract:write")
    @Operation(summary = "Throw a draft away; restore undoes it")
    @Refuses("contract_not_draft")
    public RestResponse<Void> deleteContract(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        contracts.delete(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }

    @POST
    @Path("{id}/restore")
    @PermissionsAllowed("contract:write")
    @Operation(summary = "Put a deleted draft back")
    @Refuses("contract_renewed")
    public ContractView restoreContract(@RestPath UUID id) {
        return contracts.restore(id);
    }

    @POST
    @Path("{id}/sign")
    @PermissionsAllowed("contract:sign")
    @Operation(summary = "Sign a draft: what it says becomes the first version of the terms")
    @Refuses({"contract_not_draft", "signed_in_future", "approval_pending"})
    public ContractView signContract(@RestPath UUID id, @NotNull @Valid SignContract command) {
        return contracts.sign(id, command);
    }

    @POST
    @Path("{id}/amendments")
    @PermissionsAllowed("contract:sign")
    @Operation(
            summary = "Agree anew on a signed contract: adds a version of the terms",
            description = "Where the policies say so it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = ContractView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({
        "contract_not_signed",
        "contract_terminated",
        "contract_started",
        "amendment_effective_in_past",
        "amendment_effective_after_end",
        "amendment_empty",
        "amendment_contradicts",
        "contract_amount_negative",
        "contract_ends_before_start",
        "billing_incomplete",
        "billing_contradicts",
        "billing_amount_not_positive",
        "plan_amount_not_positive",
        "plan_exceeds_amount",
        "plan_item_unknown",
        "plan_item_settled",
        "approval_pending"
    })
    public RestResponse<?> amendContract(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid AmendContract command) {
        var request = amendments.request(id, key, command);
        return request != null
                ? RestResponse.accepted(request)
                : idempotency.create(
                        "amendContract",
                        key,
                        List.of(id, command),
                        ContractView.class,
                        () -> amendments.amend(id, command));
    }

    @POST
    @Path("{id}/renewals")
    @PermissionsAllowed("contract:write")
    @Operation(summary = "Draft the contract that follows on this one, with the same terms; once")
    @Refuses({
        "contract_not_signed",
        "contract_terminated",
        "contract_open_ended",
        "contract_renewed",
        "renewal_overlaps",
        "customer_unknown",
        "staff_unknown",
        "contract_amount_negative",
        "contract_ends_before_start",
        "plan_amount_not_positive",
        "plan_exceeds_amount",
        "plan_item_unknown"
    })
    public RestResponse<ContractView> renewContract(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid RenewContract command) {
        return idempotency.create(
                "renewContract", key, List.of(id, command), ContractView.class, () -> contracts.renew(id, command));
    }

    @POST
    @Path("{id}/terminate")
    @PermissionsAllowed("contract:sign")
    @Operation(summary = "End a signed contract before its last day")
    @Refuses({
        "contract_not_signed",
        "contract_terminated",
        "contract_expired",
        "terminated_before_signed",
        "terminated_after_end",
        "approval_pending"
    })
    public ContractView terminateContract(@RestPath UUID id, @NotNull @Valid TerminateContract command) {
        return contracts.terminate(id, command);
    }

    @GET
    @Path("{id}/versions")
    @PermissionsAllowed("contract:read")
    @Operation(summary = "Every version of what was agreed, latest first")
    public Page<ContractVersionView> listContractVersions(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return contracts.versions(id, request);
    }
}
