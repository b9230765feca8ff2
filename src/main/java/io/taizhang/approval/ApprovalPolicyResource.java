package io.taizhang.approval;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

/** When a second person is needed. */
@Path("/api/v1/approval-policies")
@Tag(name = "approvals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ApprovalPolicyResource {

    private static final String ACTION = "[a-zA-Z0-9_.-]{1,100}";

    private final ApprovalPolicyService policies;

    ApprovalPolicyResource(ApprovalPolicyService policies) {
        this.policies = policies;
    }

    @GET
    @PermissionsAllowed("approval:read")
    @Operation(summary = "Lists which actions need a second person, and from which amount on")
    public Page<ApprovalPolicyView> listApprovalPolicies(@BeanParam @Valid ListRequest request) {
        return policies.list(request);
    }

    @GET
    @Path("{action}")
    @PermissionsAllowed("approval:read")
    @Operation(summary = "Reads the policy of an action for the whole house")
    public ApprovalPolicyView getApprovalPolicy(@RestPath @Pattern(regexp = ACTION) String action) {
        return policies.get(action, null);
    }

    @PUT
    @Path("{action}")
    @PermissionsAllowed("approval-policy:write")
    @Operation(
            summary = "Says when an action needs a second person",
            description = "Amounts above `threshold` do; without one, every amount does. Holds on all instances within"
                    + " seconds; requests already made are not touched.")
    @Refuses({"approval_threshold_negative", "approval_field_unknown"})
    public ApprovalPolicyView setApprovalPolicy(
            @RestPath @Pattern(regexp = ACTION) String action,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SetApprovalPolicy command) {
        return policies.set(action, Version.required(ifMatch), command);
    }

    @GET
    @Path("{action}/units/{unitId}")
    @PermissionsAllowed("approval:read")
    @Operation(summary = "Reads what a unit of its own says of an action")
    public ApprovalPolicyView getUnitApprovalPolicy(
            @RestPath @Pattern(regexp = ACTION) String action, @RestPath UUID unitId) {
        return policies.get(action, unitId);
    }

    @PUT
    @Path("{action}/units/{unitId}")
    @PermissionsAllowed("approval-policy:write")
    @Operation(
            summary = "Says when an action needs a second person in a unit and below it",
            description =
                    "Counts for records of the unit, and of units below it that say nothing of their own; where an"
                            + " act is about no record of a unit, for those who work there. Needs `If-Match` once there is one.")
    @Refuses({"approval_threshold_negative", "approval_field_unknown", "org_unit_unknown"})
    public ApprovalPolicyView setUnitApprovalPolicy(
            @RestPath @Pattern(regexp = ACTION) String action,
            @RestPath UUID unitId,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SetApprovalPolicy command) {
        return policies.setFor(action, unitId, ifMatch, command);
    }

    @DELETE
    @Path("{action}/units/{unitId}")
    @PermissionsAllowed("approval-policy:write")
    @Operation(summary = "Lets a unit go by the policy above it again")
    public RestResponse<Void> removeUnitApprovalPolicy(
            @RestPath @Pattern(regexp = ACTION) String action,
            @RestPath UUID unitId,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        policies.remove(action, unitId, Version.required(ifMatch));
        return RestResponse.noContent();
    }
}
