package io.taizhang.oversight;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/custody")
@Tag(name = "oversight")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CustodyResource {

    private final CustodyService custody;

    CustodyResource(CustodyService custody) {
        this.custody = custody;
    }

    @GET
    @PermissionsAllowed("oversight:read")
    @Operation(
            summary = "What has to lie in custody because of the balance at the end of a quarter, the last by default")
    @Refuses({"not_a_quarter_end"})
    public CustodyView getCustody(@RestQuery @Nullable LocalDate quarterEnd) {
        return custody.get(quarterEnd);
    }

    @PUT
    @Path("issuer")
    @PermissionsAllowed("oversight:write")
    @Operation(summary = "Say what kind of issuer the company is, and why")
    public CustodyView setIssuerType(@NotNull @Valid SetIssuerType command) {
        return custody.setIssuerType(command);
    }
}
