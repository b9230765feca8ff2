package io.taizhang.approval;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who decides in whose place. Whose right it is and what it holds is asked by the service. */
@Path("/api/v1/approval-delegations")
@Tag(name = "approvals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed("approval:read")
class ApprovalDelegationResource {

    private final ApprovalDelegationService delegations;
    private final Idempotency idempotency;

    ApprovalDelegationResource(ApprovalDelegationService delegations, Idempotency idempotency) {
        this.delegations = delegations;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(summary = "Lists the delegations from and to the caller, newest first")
    public Page<ApprovalDelegationView> listApprovalDelegations(@BeanParam @Valid ListRequest request) {
        return delegations.list(request);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a delegation")
    public ApprovalDelegationView getApprovalDelegation(@RestPath UUID id) {
        return delegations.get(id);
    }

    @POST
    @Operation(
            summary = "Lets a colleague decide requests in the caller's place until a moment",
            description = "They decide what the caller may decide and see the requests within the caller's scope, but"
                    + " never what one of the two has asked for.")
    @Refuses({"delegation_to_oneself", "delegation_impossible", "delegation_action", "delegation_until", "staff_unknown"
    })
    public RestResponse<ApprovalDelegationView> delegateApprovals(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid DelegateApprovals command) {
        return idempotency.create(
                "delegateApprovals", key, command, ApprovalDelegationView.class, () -> delegations.delegate(command));
    }

    @POST
    @Path("{id}/end")
    @Operation(summary = "Ends a delegation before its time")
    public ApprovalDelegationView endApprovalDelegation(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return delegations.end(id, Version.required(ifMatch));
    }
}
