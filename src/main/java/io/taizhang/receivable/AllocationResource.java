package io.taizhang.receivable;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/allocations")
@Tag(name = "receivables")
@Produces(MediaType.APPLICATION_JSON)
class AllocationResource {

    private final AllocationService allocations;
    private final Idempotency idempotency;

    AllocationResource(AllocationService allocations, Idempotency idempotency) {
        this.allocations = allocations;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "Which credit settles which debit, latest first; what was undone is listed with its opposite")
    public Page<AllocationView> listAllocations(@BeanParam @Valid ListRequest request) {
        return allocations.list(request);
    }

    @POST
    @Path("{id}/reversal")
    @PermissionsAllowed("transaction:allocate")
    @Operation(summary = "Undo an allocation: both items are open again by its amount")
    @Refuses({"allocation_undone", "allocation_of_correction", "allocation_paid_by_card", "idempotency_key_required"})
    public RestResponse<AllocationView> undoAllocation(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid UndoAllocation command) {
        return idempotency.createMoney(
                "undoAllocation",
                key,
                List.of(id, command),
                AllocationView.class,
                () -> allocations.undo(id, command.reason()));
    }
}
