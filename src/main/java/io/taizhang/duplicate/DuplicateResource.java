package io.taizhang.duplicate;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.customer.RegisterCustomer;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
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
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/duplicates")
@Tag(name = "duplicates")
@Produces(MediaType.APPLICATION_JSON)
class DuplicateResource {

    private final DuplicateService duplicates;

    DuplicateResource(DuplicateService duplicates) {
        this.duplicates = duplicates;
    }

    @GET
    @PermissionsAllowed("duplicate:read")
    @Operation(
            summary = "Pairs of customers who may be one, the likeliest first",
            description = "Those of which the caller may see both. What waits for a decision: `?status=OPEN`.")
    public Page<DuplicateView> listDuplicates(@BeanParam @Valid ListRequest request) {
        return duplicates.list(request);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("duplicate:read")
    @Operation(summary = "One pair")
    public DuplicateView getDuplicate(@RestPath UUID id) {
        return duplicates.get(id);
    }

    @POST
    @Path("{id}/decisions")
    @PermissionsAllowed("duplicate:decide")
    @Operation(
            summary = "Say that a pair is one customer, or two",
            description = "Two are remembered as different and never proposed again. One are to be merged.")
    public DuplicateView decideDuplicate(@RestPath UUID id, @NotNull @Valid DecideDuplicate decision) {
        return duplicates.decide(id, decision);
    }

    @POST
    @Path("checks")
    @PermissionsAllowed("customer:write")
    @Operation(
            summary = "Whom somebody may be who is about to be registered",
            description = "Stores nothing. Registering refuses only where it is likely (a score of 0.88).")
    public DuplicateCheckView checkDuplicates(@NotNull @Valid RegisterCustomer command) {
        return duplicates.check(command);
    }
}
