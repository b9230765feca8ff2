package io.taizhang.billing;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

@Path("/api/v1/bill-runs")
@Tag(name = "bills")
@Produces(MediaType.APPLICATION_JSON)
class BillRunResource {

    private final BillRuns runs;
    private final Idempotency idempotency;

    BillRunResource(BillRuns runs, Idempotency idempotency) {
        this.runs = runs;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("bill:run")
    @Operation(summary = "Runs that billed contracts, latest first")
    public Page<BillRunView> listBillRuns(@BeanParam @Valid ListRequest request) {
        return runs.list(request);
    }

    @POST
    @PermissionsAllowed("bill:run")
    @Operation(
            summary = "Bill what contracts have to bill",
            description =
                    "Goes through all contracts in the background; look at the run for how far it got. A contract's"
                            + " period or item of the plan stands on one bill, whatever is tried again; usage of"
                            + " periods that are over is a line of each item. What has been billed and comes to more by"
                            + " now, such as for usage that became known late, is a line of the next bill; what it comes"
                            + " to less is credited by a run that approves.")
    @Refuses({"bill_run_days", "bill_run_running", "not_allowed"})
    public RestResponse<BillRunView> startBillRun(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid StartBillRun command) {
        return idempotency.create("startBillRun", key, command, BillRunView.class, () -> runs.start(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("bill:run")
    @Operation(summary = "One run, with what it could not bill")
    public BillRunView getBillRun(@RestPath UUID id) {
        return runs.get(id);
    }
}
