package io.taizhang.ledger;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.ledger.LedgerCommands.ReopenLedgerPeriod;
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
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The periods of the journal over HTTP. */
@Path("/api/v1/ledger/periods")
@Tag(name = "ledger")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class LedgerPeriodResource {

    private final LedgerPeriodService periods;

    LedgerPeriodResource(LedgerPeriodService periods) {
        this.periods = periods;
    }

    @GET
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "Periods, the latest first")
    public Page<LedgerPeriodView> listLedgerPeriods(@BeanParam @Valid ListRequest request) {
        return periods.list(request);
    }

    @GET
    @Path("{month}")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "A period by its month, such as 2026-11")
    public LedgerPeriodView getLedgerPeriod(@RestPath String month) {
        return periods.get(month);
    }

    @POST
    @Path("{month}/close")
    @PermissionsAllowed("ledger:close")
    @Operation(summary = "Close a month that is over: what still comes for it is posted in the next one")
    @Refuses({
        "period_closed",
        "period_not_over",
        "period_earlier_open",
        "period_event_stuck",
        "period_run_decides",
        "ledger_busy"
    })
    public LedgerPeriodView closeLedgerPeriod(@RestPath String month) {
        return periods.close(month);
    }

    @POST
    @Path("{month}/reopen")
    @PermissionsAllowed("ledger:close")
    @Operation(
            summary = "Open the last closed month again",
            description = "Where the policies say so it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = LedgerPeriodView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({"period_not_closed", "period_later_closed", "approval_pending"})
    public Response reopenLedgerPeriod(@RestPath String month, @NotNull @Valid ReopenLedgerPeriod command) {
        var answer = periods.reopen(month, command);
        return Response.status(answer instanceof LedgerPeriodView ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(answer)
                .build();
    }
}
