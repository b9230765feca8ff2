package io.taizhang.contract;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.contract.ContractCommands.FulfilMilestone;
import io.taizhang.contract.ContractCommands.ResumeContract;
import io.taizhang.contract.ContractCommands.SuspendContract;
import io.taizhang.contract.ContractCommands.UndoFulfilment;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/contracts")
@Tag(name = "contracts")
@Produces(MediaType.APPLICATION_JSON)
class ContractLifeResource {

    private final ContractLife life;
    private final Reminders reminders;
    private final Billables billables;

    ContractLifeResource(ContractLife life, Reminders reminders, Billables billables) {
        this.life = life;
        this.reminders = reminders;
        this.billables = billables;
    }

    @GET
    @Path("milestones")
    @PermissionsAllowed("contract:read")
    @Operation(summary = "What signed contracts plan, by day; q searches the name")
    public Page<MilestoneView> listContractMilestones(@BeanParam @Valid ListRequest request) {
        return life.milestones(request);
    }

    @GET
    @Path("reminders")
    @PermissionsAllowed("contract:read")
    @Operation(summary = "Reminders of contracts that end soon, latest first")
    public Page<ContractReminderView> listContractReminders(@BeanParam @Valid ListRequest request) {
        return reminders.list(request);
    }

    @GET
    @Path("{id}/billables")
    @PermissionsAllowed("contract:read")
    @Operation(
            summary = "What is to be billed for a contract in a span of at most five years (at most 2000 items)",
            description = "Of a draft it is what would be billed if it were signed as it is.")
    @Refuses({"billables_span", "filter_value"})
    public List<BillableItem> listContractBillables(@RestPath UUID id, @BeanParam @Valid BillablesQuery query) {
        return billables.of(id, query.from, query.through);
    }

    @POST
    @Path("{id}/milestones/{milestoneId}/fulfil")
    @PermissionsAllowed("contract:write")
    @Operation(summary = "Mark an item of the plan as fulfilled; a milestone is due from then on")
    @Refuses({"contract_not_signed", "contract_terminated", "milestone_fulfilled", "fulfilled_in_future"})
    public ContractView fulfilMilestone(
            @RestPath UUID id, @RestPath UUID milestoneId, @NotNull @Valid FulfilMilestone command) {
        return life.fulfil(id, milestoneId, command);
    }

    @POST
    @Path("{id}/milestones/{milestoneId}/undo-fulfilment")
    @PermissionsAllowed("contract:write")
    @Operation(summary = "Take back that an item of the plan was fulfilled")
    @Refuses("milestone_not_fulfilled")
    public ContractView undoMilestoneFulfilment(
            @RestPath UUID id, @RestPath UUID milestoneId, @NotNull @Valid UndoFulfilment command) {
        return life.undoFulfilment(id, milestoneId, command);
    }

    @POST
    @Path("{id}/suspend")
    @PermissionsAllowed("contract:sign")
    @Operation(summary = "Suspend a contract: suspended days are not billed")
    @Refuses({
        "contract_not_signed",
        "contract_terminated",
        "contract_expired",
        "contract_suspended",
        "suspended_before_start",
        "suspended_after_end"
    })
    public ContractView suspendContract(@RestPath UUID id, @NotNull @Valid SuspendContract command) {
        return life.suspend(id, command);
    }

    @POST
    @Path("{id}/resume")
    @PermissionsAllowed("contract:sign")
    @Operation(summary = "End a suspension on a day")
    @Refuses({"contract_not_suspended", "resumed_before_suspended"})
    public ContractView resumeContract(@RestPath UUID id, @NotNull @Valid ResumeContract command) {
        return life.resume(id, command);
    }
}
