package io.taizhang.period;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;

/** The steps of months over HTTP. */
@Path("/api/v1/period-steps")
@Tag(name = "period")
@Produces(MediaType.APPLICATION_JSON)
class PeriodStepResource {

    private final PeriodStepService steps;

    PeriodStepResource(PeriodStepService steps) {
        this.steps = steps;
    }

    @GET
    @PermissionsAllowed("period:read")
    @Operation(
            summary = "Steps of all months, the next due first",
            description = "ownerId=…&overdue=true: what somebody should have done.")
    @Refuses("ledger_company_wide")
    public Page<PeriodStepView> listPeriodSteps(@BeanParam @Valid ListRequest request) {
        return steps.list(request);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("period:read")
    @Operation(summary = "A step with what it shows now")
    @Refuses("ledger_company_wide")
    public PeriodStepView getPeriodStep(@RestPath UUID id) {
        return steps.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("period:write")
    @Operation(summary = "Say who is responsible for a step, and until when")
    @RequestBody(content = @Content(schema = @Schema(implementation = AssignPeriodStep.class)))
    @Refuses({
        "ledger_company_wide",
        "period_run_settled",
        "staff_unknown",
        "period_due_out_of_range",
        "patch_not_object"
    })
    public PeriodStepView assignPeriodStep(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode patch) {
        return steps.assign(id, Version.required(ifMatch), patch);
    }

    @POST
    @Path("{id}/done")
    @PermissionsAllowed("period:write")
    @Operation(
            summary = "Note that a step is done, when none of its checks that block is red",
            description = "What is red stands in the problem's exceptions. The settlement is done by settling.")
    @Refuses({
        "ledger_company_wide",
        "period_checks_red",
        "period_step_settles",
        "period_step_done",
        "period_run_settled"
    })
    public PeriodStepView finishPeriodStep(@RestPath UUID id) {
        return steps.done(id);
    }

    @POST
    @Path("{id}/undo")
    @PermissionsAllowed("period:write")
    @Operation(summary = "Note that a step is not done after all")
    @Refuses({"ledger_company_wide", "period_step_settles", "period_step_open", "period_run_settled"})
    public PeriodStepView undoPeriodStep(@RestPath UUID id) {
        return steps.undo(id);
    }
}
