package io.taizhang.care;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/follow-up-plans")
@Tag(name = "follow-up-plans")
@Produces(MediaType.APPLICATION_JSON)
class FollowUpPlanResource {

    private final FollowUpPlanService plans;
    private final Idempotency idempotency;

    FollowUpPlanResource(FollowUpPlanService plans, Idempotency idempotency) {
        this.plans = plans;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("plan:read")
    @Operation(summary = "Follow-up plans, latest first; q searches the title")
    public Page<FollowUpPlanView> listFollowUpPlans(@BeanParam @Valid ListRequest request) {
        return plans.list(request);
    }

    @POST
    @PermissionsAllowed("plan:write")
    @Operation(summary = "Plan to stay in touch: makes the first task too")
    @Refuses({
        "customer_unknown",
        "staff_unknown",
        "recurrence_invalid",
        "plan_without_day",
        "plan_starts_far_away",
        "plan_ends_before_start"
    })
    public RestResponse<FollowUpPlanView> planFollowUp(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid PlanFollowUp command) {
        return idempotency.create("planFollowUp", key, command, FollowUpPlanView.class, () -> plans.plan(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("plan:read")
    @Operation(summary = "One follow-up plan")
    public FollowUpPlanView getFollowUpPlan(@RestPath UUID id) {
        return plans.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("plan:write")
    @Operation(summary = "Change a plan; its open task follows")
    @RequestBody(content = @Content(schema = @Schema(implementation = PlanFollowUp.class)))
    @Refuses({
        "staff_unknown",
        "recurrence_invalid",
        "plan_without_day",
        "plan_starts_far_away",
        "plan_ends_before_start",
        "plan_customer_fixed",
        "patch_not_object"
    })
    public FollowUpPlanView changeFollowUpPlan(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode patch) {
        return plans.change(id, Version.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("plan:write")
    @Operation(summary = "Delete a plan and cancel its open task; restore undoes it")
    public RestResponse<Void> deleteFollowUpPlan(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        plans.delete(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }

    @POST
    @Path("{id}/restore")
    @PermissionsAllowed("plan:write")
    @Operation(summary = "Put a deleted plan back; it goes on where it was")
    public FollowUpPlanView restoreFollowUpPlan(@RestPath UUID id) {
        return plans.restore(id);
    }

    @POST
    @Path("{id}/pause")
    @PermissionsAllowed("plan:write")
    @Operation(summary = "Make no new tasks for now; the open one stays")
    @Refuses("plan_not_active")
    public FollowUpPlanView pauseFollowUpPlan(@RestPath UUID id) {
        return plans.pause(id);
    }

    @POST
    @Path("{id}/resume")
    @PermissionsAllowed("plan:write")
    @Operation(summary = "Go on with a paused plan")
    @Refuses("plan_not_paused")
    public FollowUpPlanView resumeFollowUpPlan(@RestPath UUID id) {
        return plans.resume(id);
    }
}
