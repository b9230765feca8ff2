package io.taizhang.period;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.billing.BillFigures.Unbilled;
import io.taizhang.platform.Idempotency;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Months in their six steps over HTTP. */
@Path("/api/v1/period-runs")
@Tag(name = "period")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PeriodRunResource {

    private final PeriodRunService runs;
    private final PeriodSettling settling;
    private final Idempotency idempotency;

    PeriodRunResource(PeriodRunService runs, PeriodSettling settling, Idempotency idempotency) {
        this.runs = runs;
        this.settling = settling;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("period:read")
    @Operation(summary = "Months with their steps, the latest first; figures are shown one by one")
    @Refuses("ledger_company_wide")
    public Page<PeriodRunView> listPeriodRuns(@BeanParam @Valid ListRequest request) {
        return runs.list(request);
    }

    @POST
    @PermissionsAllowed("period:write")
    @Operation(
            summary = "Open the run of a month: entry, billing, sending, tracking, reconciliation, settlement",
            description = "There is one for a month. Whoever opens it is responsible for its steps until they are"
                    + " assigned; the runs after it are opened by the system, with the same people.")
    @Refuses({"ledger_company_wide", "period_run_future", "period_run_exists", "period_closed"})
    public RestResponse<PeriodRunView> openPeriodRun(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid OpenPeriodRun command) {
        return idempotency.create("openPeriodRun", key, command, PeriodRunView.class, () -> runs.open(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("period:read")
    @Operation(
            summary = "A month with what every step shows now",
            description = "Each exception says how many there are, whether it blocks, and which list they are in. What"
                    + " compares the whole journal may be a minute old; settling compares it anew.")
    @Refuses("ledger_company_wide")
    public PeriodRunView getPeriodRun(@RestPath UUID id) {
        return runs.get(id);
    }

    @GET
    @Path("{id}/unbilled")
    @PermissionsAllowed("period:read")
    @Operation(summary = "What contracts have to bill in the month and that stands on no bill; a page may be empty")
    @Refuses({"ledger_company_wide", "cursor_invalid"})
    public Page<Unbilled> listUnbilled(
            @RestPath UUID id,
            @RestQuery @Nullable @Parameter(description = "nextCursor of the page before.") String cursor) {
        return runs.unbilled(id, cursor);
    }

    @GET
    @Path("{id}/settlements")
    @PermissionsAllowed("period:read")
    @Operation(summary = "What the steps showed each time that the month was settled, the latest first")
    @Refuses("ledger_company_wide")
    public Page<PeriodSettlementView> listPeriodSettlements(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return runs.settlements(id, request);
    }

    @POST
    @Path("{id}/settle")
    @PermissionsAllowed("period:settle")
    @Operation(
            summary = "Settle a month that is over: close it in the ledger when no check that blocks is red",
            description = "What is red stands in the problem's exceptions. What still comes for the month is posted in"
                    + " the next open one.")
    @Refuses({
        "ledger_company_wide",
        "period_checks_red",
        "period_run_settled",
        "period_not_over",
        "period_closed",
        "period_earlier_open",
        "period_event_stuck",
        "ledger_busy"
    })
    public PeriodRunView settlePeriodRun(@RestPath UUID id) {
        return settling.settle(id);
    }

    @POST
    @Path("{id}/reopen")
    @PermissionsAllowed("period:reopen")
    @Operation(
            summary = "Open the last settled month again",
            description = "Where the policies say so it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = PeriodRunView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({"ledger_company_wide", "period_run_not_settled", "period_later_closed", "approval_pending"})
    public Response reopenPeriodRun(@RestPath UUID id, @NotNull @Valid ReopenPeriodRun command) {
        var answer = settling.reopen(id, command);
        return Response.status(answer instanceof PeriodRunView ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(answer)
                .build();
    }
}
