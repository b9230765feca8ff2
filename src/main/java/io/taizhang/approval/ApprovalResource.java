package io.taizhang.approval;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
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
import org.jboss.resteasy.reactive.RestPath;

/** The queue of requests. What a caller may decide depends on the act, so the service asks for that permission. */
@Path("/api/v1/approvals")
@Tag(name = "approvals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed("approval:read")
class ApprovalResource {

    private final ApprovalService approvals;
    private final ApprovalDecision decision;

    ApprovalResource(ApprovalService approvals, ApprovalDecision decision) {
        this.approvals = approvals;
        this.decision = decision;
    }

    @GET
    @Operation(
            summary = "Lists the requests that the caller made, may make or may decide, newest first",
            description =
                    "`?mayDecide=true` is the caller's own queue; `?news=true` what became of their requests and they"
                            + " have not taken note of.")
    public Page<ApprovalRequestView> listApprovals(@BeanParam @Valid ListRequest request) {
        return approvals.list(request);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Reads a request, with the record as it stands now to compare with, and of a change its fields")
    public ApprovalRequestView getApproval(@RestPath UUID id) {
        return approvals.get(id);
    }

    @POST
    @Path("{id}/approve")
    @Operation(
            summary = "Approves a request of somebody else and does the act",
            description = "Needs the permission that the act names. When the act refuses before the decision, its own"
                    + " problem is answered and the request stays pending; when it refuses after it, that is final and"
                    + " shown as `refusal`. After a lost answer the same call again gives the same answer.")
    @Refuses({
        "approval_own_request",
        "approval_decided",
        "approval_expired",
        "approval_payload_changed",
        "approval_stale",
        "approval_maker_gone"
    })
    public ApprovalRequestView approveRequest(@RestPath UUID id, @NotNull @Valid ApproveRequest command) {
        return decision.approve(id, command);
    }

    @POST
    @Path("{id}/reject")
    @Operation(summary = "Rejects a request of somebody else, with a reason")
    @Refuses({"approval_own_request", "approval_decided", "approval_expired"})
    public ApprovalRequestView rejectRequest(@RestPath UUID id, @NotNull @Valid RejectRequest command) {
        return approvals.reject(id, command);
    }

    @POST
    @Path("{id}/withdraw")
    @Operation(summary = "Takes one's own pending request back")
    @Refuses({"approval_not_maker", "approval_decided", "approval_expired"})
    public ApprovalRequestView withdrawRequest(@RestPath UUID id) {
        return approvals.withdraw(id);
    }

    @POST
    @Path("{id}/seen")
    @Operation(summary = "Takes note of what became of one's own request: it is no news any more")
    public ApprovalRequestView seeApproval(@RestPath UUID id) {
        return approvals.seen(id);
    }
}
